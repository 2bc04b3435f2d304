"""Weight and speed of the Explore and Choose pages with 10,000 made-up methods, in Chromium."""

import functools
import gzip
import http.server
import os
import random
import shutil
import sys
import tempfile
import threading
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from sitegen.catalogue import Catalogue  # noqa: E402
from sitegen.disk import read_texts, sync_texts  # noqa: E402
from sitegen.exports.explore_data import render  # noqa: E402
from sitegen.load import load_catalogue  # noqa: E402
from sitegen.model.architecture import Measure  # noqa: E402
from sitegen.site import Site  # noqa: E402
from sitegen.textfile import TextFile  # noqa: E402

MANY = 10_000
SYLLABLES = [first + second for first in "bcdfghklmnprstvz" for second in "aeiou"]
CLICKS = 20
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def made_up(catalogue: Catalogue, wanted: int) -> Catalogue:
    """Methods whose facts are drawn, each by itself, from the real ones; names and sentences are made up."""
    chance = random.Random(0)
    real = [method for method in catalogue.methods if method.publications]
    words = sorted({word for method in real for word in method.description.split()})
    groups = ("subfields", "tasks", "code", "weights", "input", "output", "organisms", "results", "training")
    methods = []
    for number in range(wanted):
        name = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()
        changed: dict[str, Any] = {group: getattr(chance.choice(real), group) for group in groups}
        families, sized = chance.choice(real).architecture, chance.choice(real).architecture.parameters
        if isinstance(sized, Measure):
            sized = sized.model_copy(update={"value": chance.randint(10_000, 500_000_000)})
        changed["architecture"] = families.model_copy(update={"parameters": sized})
        publication = chance.choice(real).publications[0]
        year = f"{chance.randint(2014, 2026)}"
        title = " ".join(chance.choices(words, k=10))
        changed["publications"] = (publication.model_copy(update={"date": year, "title": title}),)
        summary = " ".join(chance.choices(words, k=18))
        methods.append(
            chance.choice(real).model_copy(
                update={"name": name, "slug": f"{name.lower()}-{number}", "summary": summary, **changed}
            )
        )
    return Catalogue(catalogue.vocabularies, tuple(methods))


def page_of(site: Path) -> TextFile:
    """The built page, which lies in the same folder as the data."""
    return TextFile("explore/index.html", (site / "explore" / "index.html").read_text(encoding="utf-8"))


def measure() -> None:
    """Print weight and times; the bounds stand beside them."""
    real = load_catalogue(read_texts(ROOT / "entries"), date.today())
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = [str(ROOT / "scripts" / "build_site.py"), "--site-dir", str(site)]
        os.spawnv(os.P_WAIT, sys.executable, [sys.executable, *command])
        scripts = b"".join(path.read_bytes() for path in (site / "assets" / "explore").glob("*.js"))
        files = [*render(made_up(real, MANY), Site("")), page_of(site)]
        sync_texts(files, site, owned=["explore/"])
        print(f"Explore with {MANY:,} made-up methods")
        data = gzip.compress((site / "explore" / "catalogue.js").read_bytes())
        print(f"  data: {len(data) / 1000:.0f} kB gzip (at most 400)")
        print(f"  scripts: {len(gzip.compress(scripts)) / 1000:.1f} kB gzip (under 15)")
        _in_the_browser(site)


def _in_the_browser(site: Path) -> None:
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page()
        page.add_init_script(FIRST_ROW)
        page.goto(f"http://127.0.0.1:{server.server_port}/explore/", wait_until="load")
        page.wait_for_function("window.firstRow !== undefined")
        first = page.evaluate("firstRow")
        print(f"  first results: {first:.0f} ms after the page was asked for (under 1,000)")
        boxes = page.locator("#explore .facets input[type=checkbox]")
        times = [boxes.nth(number).evaluate(CLICK) for number in range(CLICKS)]
        for what, kind, bound in (("counts", 0, 50), ("rows", 1, 100)):
            found = sorted(time[kind] for time in times)
            median, worst = found[CLICKS // 2], found[-1]
            print(f"  click to {what}: {median:.0f} ms, at worst {worst:.0f} ms of {CLICKS} (under {bound})")
        page.goto(f"http://127.0.0.1:{server.server_port}/choose/", wait_until="load")
        options = page.locator("#choose :is(input[type=checkbox], input[type=radio]):visible")
        found = sorted(options.nth(number).evaluate(ANSWER) for number in range(1, CLICKS + 1))
        median, worst = found[CLICKS // 2], found[-1]
        print(f"  answer in Choose: {median:.0f} ms, at worst {worst:.0f} ms of {CLICKS} (under 50)")
        browser.close()
    server.shutdown()
    server.server_close()


FIRST_ROW = """new MutationObserver((_, observer) => {
  if (!document.querySelector('#explore tbody tr')) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.firstRow = performance.now(); }));
}).observe(document, {childList: true, subtree: true});"""
"""Notes when the frame with the first results has been painted."""

CLICK = """async (box) => {
  const start = performance.now();
  box.click();
  document.body.getBoundingClientRect();  // layout is part of it
  const counts = performance.now() - start;
  const rows = document.querySelector('[data-part=rows]');
  await new Promise((done) => new MutationObserver(done).observe(rows, {attributeFilter: ['aria-busy']}));
  document.body.getBoundingClientRect();
  return [counts, performance.now() - start];
}"""
"""How long the page was held up to show the counts, and until the rows stood there."""

ANSWER = """(option) => {
  const start = performance.now();
  option.click();
  document.body.getBoundingClientRect();
  return performance.now() - start;
}"""
"""How long the page was held up by an answer."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    measure()
