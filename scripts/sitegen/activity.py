"""When the code of a method last changed, as its hosting site told: a facet, if anything was observed."""

from collections.abc import Iterable, Iterator

from .facet import Choice, Facet, known
from .facts import own_code
from .model.method import Method
from .model.observed import Observed, ObservedRepository
from .observed import day_of_facts, repository_at

RECENT_YEARS = 2
"""A commit of so many years before the check, or a later one, is recent."""

AFTER = "code-licence"
"""The facet behind which this one stands."""

CHOICES = (
    Choice("recent", "in the last two years", "Two years before the day of the check, or later."),
    Choice("older", "longer ago"),
    Choice("archived", "archived", "Its owners made it read-only."),
    Choice("gone", "no longer answers", "Missing on at least three days over at least two weeks."),
)
HELP = (
    "Last commit on the default branch of the authors' code, or of that of others where there is none. "
    "A program asks the hosting site; only repositories on GitHub are known."
)


def with_activity(facets: Iterable[Facet], observed: Observed) -> Iterator[Facet]:
    """The facets, this one among them if there is anything to choose by."""
    for facet in facets:
        yield facet
        if facet.id == AFTER and observed.repositories:
            yield Facet(
                "code-changed",
                "Code last changed",
                HELP,
                "choice",
                lambda method: known([kind(one) for one in own_repositories(method, observed)] or [None]),
                CHOICES,
                exact=lambda method: _months(method, observed),
            )


def own_repositories(method: Method, observed: Observed) -> list[ObservedRepository]:
    """What was observed of the authors' code; else of that of others."""
    found = (repository_at(observed, place.url) for place in own_code(method))
    return [one for one in found if one]


def kind(repository: ObservedRepository) -> str | None:
    """The id of the choice for a repository; None where nothing is known of it."""
    if repository.outcome == "gone":
        return "gone"
    if repository.archived:
        return "archived"
    if not repository.last_commit:
        return None
    day = day_of_facts(repository)
    return "recent" if repository.last_commit >= f"{int(day[:4]) - RECENT_YEARS}{day[4:]}" else "older"


def _months(method: Method, observed: Observed) -> tuple[str, ...]:
    days = [one.last_commit for one in own_repositories(method, observed)]
    return tuple(dict.fromkeys(day[:7] for day in days if day))
