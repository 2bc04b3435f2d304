"""The site that the audit looks at: built from this checkout, and on demand once more in another way."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Builds a checkout with options and environment variables; returns the folder of the site."""

    def build(*options: str, checkout: Path = ROOT, **environment: str) -> Path:
        site = tmp_path_factory.mktemp("audit") / "site"
        done = subprocess.run(
            [sys.executable, "scripts/build_site.py", "--site-dir", str(site), *options],
            cwd=checkout,
            env=os.environ | environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"build_site.py {' '.join(options)} failed:\n{done.stdout}{done.stderr}"
        return site

    return build


@pytest.fixture(scope="session")
def mkdocs_site(build: Callable[..., Path]) -> Path:
    return build()
