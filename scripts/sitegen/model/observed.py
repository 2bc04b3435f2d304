"""Facts fetched by machines: whether addresses answer, and what the hosting site says of repositories."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from ..problem import short
from .base import Part
from .dates import PastDay
from .identifiers import Url
from .text import Line, Slug, Stated, at_most, matches, wrong

GONE_AFTER = 3
"""Different days on which an address must have been missing before it counts as gone."""

GONE_OVER = 14
"""Days that must lie between the first and the last of them."""

Outcome = Literal["reachable", "gone", "could-not-tell"]
Reason = Literal["slow", "unreachable", "too-large", "redirect", "malformed", "refused", "busy"]


def _status(value: Any) -> Any:
    if isinstance(value, str) and not (len(value) == 3 and value.isdecimal() and "1" <= value[0] <= "9"):
        raise wrong(f'"{short(value)}" is not an HTTP status, such as 404')
    return value


def _repository(value: str) -> str:
    if value != value.lower():
        raise wrong("is written in small letters here, for the hosting site does not tell them apart")
    return value


Status = Annotated[int, BeforeValidator(_status)]
RepositoryAddress = Annotated[Url, AfterValidator(_repository)]
DetectedLicence = Annotated[str, matches(r"[A-Za-z0-9][A-Za-z0-9.+-]{0,59}", "a licence id, such as MIT")]
Tag = Annotated[Line, at_most(100, "leave the release out")]


def is_gone(failed: tuple[str, ...]) -> bool:
    """Whether an address that was missing on these days counts as gone."""
    if len(failed) < GONE_AFTER:
        return False
    return (date.fromisoformat(failed[-1]) - date.fromisoformat(failed[0])).days >= GONE_OVER


class Observation(Part):
    """What came of asking one address."""

    outcome: Annotated[
        Outcome,
        Field(
            description="reachable: it answered; gone: missing (404, 410) on at least 3 days over at least "
            "14 days, without an answer between; could-not-tell: anything else."
        ),
    ]
    checked: Annotated[PastDay, Field(description="The last day on which it was asked.")]
    answered: Annotated[
        PastDay | None, Field(description="The last day on which it answered, if that was an earlier one.")
    ] = None
    since: Annotated[
        PastDay | None, Field(description="The first day on which it did not answer, if it does not now.")
    ] = None
    status: Annotated[Status | None, Field(description="HTTP status of the last answer.")] = None
    reason: Annotated[Reason | None, Field(description="Why no answer came, if none did.")] = None
    failed: Annotated[
        tuple[PastDay, ...],
        Field(description="Days on which it was missing (404, 410): the first two and the last."),
    ] = ()
    moved_to: Annotated[
        Url | None, Field(description="Where permanent redirects lead, if to another host or path.")
    ] = None

    @model_validator(mode="after")
    def _gone_is_backed(self) -> Self:
        if self.outcome == "gone" and not is_gone(self.failed):
            raise wrong(
                f"says gone; that needs {GONE_AFTER} days under failed, the last at least {GONE_OVER} days "
                "after the first"
            )
        if (self.outcome == "reachable") == bool(self.since):
            raise wrong("needs since where it does not answer, and only there")
        return self


class ObservedLink(Observation):
    """Whether an address that stands in an entry answers."""


class ObservedRepository(Observation):
    """What the hosting site says of a repository; of the day ``answered`` where that is given."""

    source: Annotated[Url, Field(description="The address that was asked.")]
    last_commit: Annotated[
        PastDay | None, Field(description="Day of the last commit on the default branch.")
    ] = None
    archived: Annotated[bool | None, Field(description="Whether its owners made it read-only.")] = None
    licence: Annotated[
        Stated[DetectedLicence] | None,
        Field(
            description="The licence that the hosting site detects; NOASSERTION: one that it does not know; "
            "not-stated: none."
        ),
    ] = None
    release: Annotated[Tag | None, Field(description="Tag of the latest release.")] = None
    released: Annotated[PastDay | None, Field(description="Day of the latest release.")] = None


class Observations(Part):
    """A file that machines write: ``links.yaml`` or ``repositories.yaml``, each with what its name says."""

    slug: Annotated[Slug, Field(exclude=True)]
    links: Annotated[
        Mapping[Url, ObservedLink], Field(description="Addresses of entries, and whether they answer.")
    ] = {}
    repositories: Annotated[
        Mapping[RepositoryAddress, ObservedRepository],
        Field(description="Repositories of entries, and what the hosting site says of them."),
    ] = {}

    @model_validator(mode="after")
    def _holds_what_its_name_says(self) -> Self:
        other = "repositories" if self.slug == "links" else "links"
        if getattr(self, other):
            raise wrong(f"holds {other}; they belong into observed/{other}.yaml")
        return self


@dataclass(frozen=True, eq=False)
class Observed:
    """All that was observed, by address; two of them are the same only if they are one object."""

    links: Mapping[str, ObservedLink] = field(default_factory=dict)
    repositories: Mapping[str, ObservedRepository] = field(default_factory=dict)
