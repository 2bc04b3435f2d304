"""The built site, served under a sub-path as on a project's pages, and a real browser to read it with."""

import contextlib
import fcntl
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MADE_OR_INSTALLED = shutil.ignore_patterns(
    ".git", ".venv", ".cache", "site", "node_modules", "__pycache__", ".*_cache"
)


Alone = Callable[[], contextlib.AbstractContextManager[Path]]


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Alone:
    """While the other workers wait: gives a folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    @contextlib.contextmanager
    def waiting() -> Iterator[Path]:
        with (shared / "one-at-a-time").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield shared

    return waiting


@pytest.fixture(scope="session")
def site(alone: Alone) -> Path:
    """The site of the real entries, built in strict mode as ``make build`` does, once for all workers."""
    with alone() as shared:
        folder = shared / "built" / "site"
        if not folder.exists():
            _build(folder)
    return folder


def _build(folder: Path) -> None:
    command = [sys.executable, "scripts/build_site.py", "--site-dir", str(folder)]
    environment = {**os.environ, "SITE_URL": "https://example.org/catalogue/"}  # 404.html needs its path
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory, alone: Alone) -> Callable[[], Path]:
    """Makes a copy of the checkout whose entries a test may change."""

    def copy() -> Path:
        folder = tmp_path_factory.mktemp("checkout") / "copy"
        with alone():  # or files may come and go that a build writes meanwhile
            return Path(shutil.copytree(ROOT, folder, ignore=MADE_OR_INSTALLED))

    return copy


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *_: object) -> None:
        """As static hosts do: the site's own page for what is not there."""
        page = (Path(self.directory) / "catalogue" / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@pytest.fixture(scope="session")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served: below ``/catalogue/``, so that a link from the root would break."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "catalogue").symlink_to(site)
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/catalogue/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; ``make test`` installs it and sets CHROMIUM."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "No Chromium: run the tests with `make test`, which installs it."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Faults(list[str]):
    """What a page did that it must not do: errors on the console, requests to another host, missing files."""


@pytest.fixture
def faults() -> Faults:
    return Faults()


@pytest.fixture
def open_page(browser: Browser, address: str, faults: Faults) -> Iterator[Callable[..., Page]]:
    """Opens a page of the site; at the end of the test the page must have done nothing forbidden."""
    contexts: list[BrowserContext] = []

    def opened(path: str = "", width: int = 1280, scheme: str = "light", **options: object) -> Page:
        context = browser.new_context(
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
            **options,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: _note_foreign(request.url, address, faults))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def _note_foreign(url: str, address: str, faults: Faults) -> None:
    if url.startswith("http") and not url.startswith(address):
        faults.append(f"asked for {url}, which is not below {address}")
