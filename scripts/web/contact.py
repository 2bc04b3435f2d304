"""Whom the asked hosts may write to."""

import re
import subprocess
from pathlib import Path

_ADDRESS = re.compile(r"[!-'*-;=?-~]{3,200}")


def contact(given: str, folder: Path) -> str:
    """The address that was given, else that of git in the folder; empty if there is none that can be sent."""
    address = given or _git_address(folder)
    return address if _ADDRESS.fullmatch(address) else ""


def what_is_told(address: str) -> str:
    """A sentence for the person whose address it is."""
    if not address:
        return "Crossref, arXiv and GitHub like to know whom to write to; set CONTACT to your address."
    return f"Crossref, arXiv and GitHub are told your address {address}; set CONTACT to change it."


def _git_address(folder: Path) -> str:
    command = ["git", "config", "user.email"]
    try:
        found = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except OSError:  # there is no git
        return ""
    return found.stdout.strip()
