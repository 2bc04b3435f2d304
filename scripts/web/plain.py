"""What other hosts send, made plain: values of the expected type, text without markup, of bounded length."""

import html
import re
from typing import Any

from sitegen.textfile import INVISIBLE

from .answer import Answer, NoAnswer

MOST_CHARACTERS = 1_000
MOST_ITEMS = 5_000

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->", re.DOTALL)


def text(value: Any, most: int = MOST_CHARACTERS) -> str:
    """One line without tags, entities, control characters and invisible ones; empty if it is no text."""
    if not isinstance(value, str):
        return ""
    line = value[: 10 * most]
    for _ in range(3):  # entities may stand for tags, and for entities
        line = html.unescape(_TAG.sub("", line))
    line = INVISIBLE.sub("", " ".join(line.split())).encode("utf-8", "ignore").decode()
    return " ".join(line.split())[:most].strip()


def group(value: Any) -> dict[str, Any]:
    """A JSON object; empty if it is none."""
    return value if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    """A JSON array of bounded length; empty if it is none."""
    return value[:MOST_ITEMS] if isinstance(value, list) else []


def first(value: Any) -> str:
    """The first text of an array, or a text itself."""
    return text(value) or next(filter(None, map(text, items(value))), "")


def good(answer: Answer, service: str, asked: str) -> Answer:
    """The answer if its status is 200; else raises NoAnswer. ``asked``: what was asked for."""
    if answer.status == 200:
        return answer
    if answer.status in {404, 410}:
        raise NoAnswer("refused", answer.url, f"{service} does not know {asked}")
    if answer.status == 429:
        raise NoAnswer("busy", answer.url, f"{service} asks to wait; try again later")
    later = "; try again later" if answer.status >= 500 else ""
    raise NoAnswer("refused", answer.url, f"{service} answered with the status {answer.status}{later}")


def malformed(answer: Answer, service: str) -> NoAnswer:
    """For an answer that does not have the form that the service documents."""
    return NoAnswer("malformed", answer.url, f"{service} answered in a form that we do not know")
