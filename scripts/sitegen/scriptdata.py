"""Data as classic scripts, so that pages can read them from ``file://`` too."""

import json
from collections.abc import Iterable
from typing import Any

_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script_json(value: Any) -> str:
    """JSON that can neither end a script nor break one of its lines, wherever it stands."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def lines(items: Iterable[Any]) -> str:
    """A list with a line for each item, so that a change can be read."""
    return "[\n" + ",\n".join(map(script_json, items)) + "\n]"
