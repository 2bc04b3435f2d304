"""What came back from another host, or why nothing did."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["slow", "unreachable", "too-large", "redirect", "malformed", "refused", "busy"]


class NoAnswer(Exception):
    """Nothing that can be used came back; ``str()`` tells people the host and the reason."""

    def __init__(self, kind: Kind, url: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.url = url


@dataclass(frozen=True)
class Answer:
    """An HTTP answer of any status; ``url`` is where redirects ended, names of ``headers`` are lower-case.

    ``moved`` is that address too if every redirect on the way was permanent (301, 308), else None.
    """

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes
    moved: str | None = None

    def json(self) -> Any:
        """The body as JSON; raises :class:`NoAnswer` if it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            message = f"{self.url} answered with something that is not JSON"
            raise NoAnswer("malformed", self.url, message) from None
