"""Checks of texts with what a JSON Schema can say of them, so that editors tell a mistake at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import AfterValidator, GetJsonSchemaHandler
from pydantic_core import CoreSchema


@dataclass(frozen=True)
class Check(AfterValidator):
    """A check, and a pattern that each text it lets pass has; JavaScript and Python both read the pattern.

    ``expected`` is what an editor says where the pattern does not match. ``read_as`` is what must
    hold of the value as an editor reads it, to whom ``44`` is a number.
    """

    pattern: str
    expected: str
    read_as: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        said = handler(schema)
        form = {"pattern": self.pattern, "errorMessage": self.expected, **self.read_as}
        return {**said, "allOf": [*said.get("allOf", ()), form]}


ONLY_TEXT: Mapping[str, Any] = {"type": "string"}


def whole_number(least: int, most: int) -> Mapping[str, Any]:
    """How an editor reads a text that may look like a whole number."""
    return {"type": ["string", "integer"], "minimum": least, "maximum": most}


def never(pattern: str) -> str:
    """The pattern of a text in which ``pattern`` is not found."""
    return rf"^(?![\s\S]*(?:{pattern}))"


def whole(pattern: str) -> str:
    """The pattern of a text that has the form of ``pattern`` from end to end."""
    return f"^(?:{pattern})$".replace(r"\d", "[0-9]")


def around_space(pattern: str) -> str:
    """The same for a text whose white space at the ends does not count."""
    return rf"^\s*(?:{pattern})\s*$".replace(r"\d", "[0-9]")
