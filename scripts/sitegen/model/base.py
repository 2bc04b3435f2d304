"""What all parts of an entry share: unknown fields are refused, values do not change."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonValue

from .text import Slug


class Part(BaseModel):
    """A piece of an entry."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def one_needed(fields: Iterable[str], message: str) -> list[JsonValue]:
    """For editors: that one of several fields is needed, and what to say if none is there."""
    return [{"required": [field], "errorMessage": message} for field in fields]


@dataclass(frozen=True)
class Evidenced:
    """Marks a field that needs a line in ``evidence``: where its value was seen, or looked for in vain."""


EVIDENCED = Evidenced()

T = TypeVar("T")

Items = Annotated[tuple[T, ...], Field(min_length=1)]
"""A list that, where it stands, says something: absent and empty are not two states."""

SourceIds = Annotated[
    Items[Slug], Field(description="Where this was seen: the ids of one or more of the entry's sources.")
]
