"""The Nu HTML checker finds no error in the pages but a few that Material's own templates make."""

import json
import re
import subprocess
from pathlib import Path

VNU = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"
OPTIONS = [
    "--errors-only",
    "--skip-non-html",
    "--asciiquotes",
    "--format",
    "json",
    "--stdout",
    "--exit-zero-always",
]

# How the checker's message begins, and Material's start tag that it speaks of.
FAULTS_OF_MATERIAL = (
    # Its menus and colour schemes are switched by hidden inputs, which tell the browser not to restore them.
    ("Attribute 'autocomplete' is only", r'<input class="md-(toggle|option)"[^>]*>'),
    # It leaves this empty where no keyboard stop is wanted; browsers then take it as not set.
    ("Bad value '' for attribute 'tabindex'", r'<label class="md-nav__link[^>]*>'),
    # These labels close a drawer and belong to inputs that no reader sees.
    ("The value of the 'for' attribute", r'<label class="md-(nav__title|overlay)"[^>]*>'),
)


def is_ours(error: dict) -> bool:
    return not any(
        error["message"].startswith(message) and re.search(tag, error.get("extract", ""))
        for message, tag in FAULTS_OF_MATERIAL
    )


def line(error: dict, site: Path) -> str:
    page = error.get("url", "").removeprefix(f"file:{site}/")
    extract = " ".join(error.get("extract", "").split())
    return f"{page}:{error.get('lastLine')}: {error['message']}\n    {extract}"


def test_html_is_valid(mkdocs_site):
    assert any(mkdocs_site.rglob("*.html"))
    checker = subprocess.run(["java", "-jar", VNU, *OPTIONS, mkdocs_site], capture_output=True, text=True)
    assert checker.returncode == 0, checker.stderr
    errors = [error for error in json.loads(checker.stdout)["messages"] if is_ours(error)]
    assert not errors, "\n".join(line(error, mkdocs_site) for error in errors)
