"""Which pictures there are, with their words and data. ``root``: the site's root, seen from the page."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from urllib.parse import quote

from ..catalogue import Catalogue, by_year, known
from ..facet import Known, values_at
from ..facet import known as known_of
from ..facts import State
from ..model.method import Method
from ..remembered import remembered
from ..site import page_url
from ..vocabulary import Term
from . import by_year as bars
from .ancestry import Tie, drawn, ties, within, work, works
from .figure import Figure
from .landscape import Axis, Spot, landscape
from .lineage import lineage
from .marks import family, marks
from .timeline import timeline

ARROWS = (
    "An arrow leads from the earlier work to the one that came of it; a dotted line is another tie, such as "
    "a comparison. A dashed box has no entry here and no year: it stands near the works that it is tied to, "
    "which says nothing of when it appeared."
)

LEAST_BY_YEAR = 2
"""Methods of a subfield from which on they are drawn by year."""

_kept_lineage = lru_cache(128)(lineage)
"""Pictures of whole subfields take time, so a preview draws them anew only if a tie has changed."""

PORTS = "A port, even one made later by others, counts under the year of its method."

LENGTH = Axis("Input length", "bp")
PARAMETERS = Axis("Parameters", "")


def field_figures(catalogue: Catalogue, root: str) -> tuple[Figure, ...]:
    """The pictures of everything, in the order of the page; each the same object while it is the same."""
    found = (
        _landscape(catalogue, root, "input-length", LENGTH, ("input", "length_bp")),
        _landscape(catalogue, root, "parameters", PARAMETERS, ("architecture", "parameters")),
        timeline_of_all(catalogue, root),
        _kinds(catalogue, "families", "Architecture families", lambda one: known(one.architecture.families)),
        _kinds(catalogue, "frameworks", "Frameworks", _frameworks, PORTS),
        lineage_of_all(catalogue, root),
    )
    return tuple(figure for figure in found if figure)


def lineage_of_all(catalogue: Catalogue, root: str) -> Figure | None:
    """Who builds on whom, in the whole catalogue."""
    shown = drawn(ties(catalogue))
    inside = sum(one.has_entry for one in works(shown))
    words = _share_of(inside, catalogue.methods, "have no known ancestor or descendant")
    return _kept_lineage(shown, root, "lineage", "Who builds on whom", f"{words} {ARROWS}")


def timeline_of_all(catalogue: Catalogue, root: str) -> Figure | None:
    """All methods by year."""
    return _timeline(
        catalogue.methods, root, "timeline", "Methods by year", f"{root}{page_url('explore.md')}"
    )


def subfield_figures(
    catalogue: Catalogue, subfield: Term, root: str, all_ties: tuple[Tie, ...]
) -> tuple[Figure | None, Figure | None]:
    """Timeline and lineage of a subfield, as far as there is something to draw."""
    methods = catalogue.methods_in(subfield)
    is_story = len(methods) >= LEAST_BY_YEAR
    folder = f"subfields/{subfield.id.lower()}"
    explore = f"{root}{page_url('explore.md')}?subfield={quote(subfield.id, safe='')}"
    shown = within(all_ties, map(work, methods))
    tied = len({work(method) for method in methods} & works(shown).keys())
    words = _share_of(tied, methods, "of this subfield have no known ancestor or descendant")
    return (
        _timeline(
            methods if is_story else (), root, f"{folder}-timeline", f"{subfield.label} by year", explore
        ),
        _kept_lineage(
            shown, root, f"{folder}-lineage", f"Who builds on whom: {subfield.label}", f"{words} {ARROWS}"
        ),
    )


def others_tied(
    catalogue: Catalogue, methods: Iterable[Method], all_ties: tuple[Tie, ...]
) -> tuple[Method, ...]:
    """The methods beside these that are in the picture of their lineage."""
    inside = set(map(work, methods))
    reached = works(tie for tie in all_ties if inside & {tie.work, tie.other}).keys() - inside
    return tuple(method for method in catalogue.methods if work(method) in reached)


def method_figure(method: Method, near: tuple[Tie, ...], is_cut: bool, root: str) -> Figure | None:
    """The ancestors and descendants of one method."""
    words = "An arrow leads from the earlier work to the one that came of it; a dashed box has no entry here."
    if is_cut:
        words += " Works further away are left out."
    name, title = f"methods/{method.slug}-lineage", f"Lineage of {method.name}"
    return lineage(near, root, name, title, words, work(method))


def _timeline(methods: Iterable[Method], root: str, name: str, title: str, explore: str) -> Figure | None:
    methods = tuple(methods)
    dated = tuple(work(method) for method in by_year(methods) if method.year)
    words = f"{_count(dated)} by the year in which the cited publication first appeared."
    if missing := len(methods) - len(dated):
        words += f" {_count(range(missing))} without a recorded publication left out."
    return timeline(dated, root, name, title, words, explore)


def _landscape(
    catalogue: Catalogue, root: str, name: str, axis: Axis, steps: tuple[str, ...]
) -> Figure | None:
    found = [(method, _known_at(method, steps)) for method in catalogue.methods]
    spots, missing = [], Counter[str]()
    for method, values in found:
        if isinstance(values, State):
            missing[values.value.replace("-", " ")] += 1
        elif not method.year:
            missing["year not recorded"] += 1
        else:
            ends = [end for value in values if isinstance(value, tuple) for end in value]
            one = work(method)
            spots.append(Spot(one.name, one.page, method.year, family(method), max(min(ends), 1), max(ends)))
    spans = " A line leads down to the least that a method takes."
    words = f"{len(spots)} of {_count(catalogue.methods)}"
    if missing:
        words += "; the others: " + ", ".join(f"{count} {why}" for why, count in sorted(missing.items()))
    words += ". The mark is that of the architecture family named first."
    words += spans if any(spot.low < spot.high for spot in spots) else ""
    title = f"{axis.label} by year"
    return landscape(tuple(spots), axis, marks(catalogue), root, name, title, words)


@remembered
def _known_at(method: Method, steps: tuple[str, ...]) -> Known:
    return known_of(values_at(method, steps))


def _kinds(
    catalogue: Catalogue, name: str, title: str, kinds: Callable[[Method], Iterable[Term]], remark: str = ""
) -> Figure | None:
    counts: Counter[tuple[str, int]] = Counter()
    named: Counter[str] = Counter()
    dated = [method for method in catalogue.methods if method.year]
    for method in dated:
        labels = {term.label for term in kinds(method)}
        named.update(labels)
        counts.update((label, method.year or 0) for label in labels)
    years = range(min((one.year or 0 for one in dated), default=0), _last_year(dated) + 1)
    rows = tuple((label, tuple(counts[label, year] for year in years)) for label in sorted(named))
    stated = sum(1 for method in dated if any(True for _ in kinds(method)))
    words = f"Of {stated} of {_count(catalogue.methods)}; a method that names several counts in each."
    if len(rows) > bars.MOST:
        words += f" Drawn are the {bars.MOST} most frequent."
    return bars.by_year(rows, years.start, f"{name}-by-year", f"{title} by year", f"{words} {remark}".strip())


def _last_year(dated: Iterable[Method]) -> int:
    return max((method.year or 0 for method in dated), default=-1)


def _frameworks(method: Method) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(term for place in known(method.code) for term in known(place.frameworks)))


def _share_of(drawn_ones: int, methods: Iterable[Method], why: str) -> str:
    """3 of 5 methods; the others have no known ancestor."""
    methods = tuple(methods)
    others = f"; the others {why}" if drawn_ones < len(methods) else ""
    return f"{drawn_ones} of {_count(methods)}{others}."


def _count(things: Iterable[object]) -> str:
    return _plural(len(tuple(things)), "method")


def _plural(count: int, one: str) -> str:
    return f"{count:,} {one if count == 1 else one + 's'}"
