"""Who builds on whom: works and the ties between them, those without an entry too.

Which relations are descent, and in which direction, stands in entries/vocabulary/relations.yaml
(``descent``); all others, such as comparisons, are ties of a lighter kind.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..catalogue import Catalogue
from ..model.method import Ancestry, Method
from ..remembered import remembered
from ..site import entry_page, page_url

MOST_AROUND, GENERATIONS = 16, 3
"""Works in the picture of one method, and how far back and on it goes."""


class Work(NamedTuple):
    """A method or another work; ``page`` is the address of its entry below the root of the site.

    A work without an entry has at most the address ``url``, and its year is not known.
    """

    name: str
    year: int | None = None
    page: str = ""
    url: str = ""

    @property
    def has_entry(self) -> bool:
        return bool(self.page)


class Tie(NamedTuple):
    """``work`` names ``other``, as in: DanQ, builds on, DeepSEA. ``descent`` is that of the relation."""

    work: Work
    relation: str
    other: Work
    descent: str | None = None

    @property
    def is_descent(self) -> bool:
        return self.descent is not None

    @property
    def ends(self) -> tuple[Work, Work]:
        """The earlier work and the later one."""
        return (self.work, self.other) if self.descent == "later" else (self.other, self.work)


def ties(catalogue: Catalogue) -> tuple[Tie, ...]:
    """All ties in the order of the entries."""
    elsewhere: dict[str, Work] = {}
    by_name = {method.name.casefold(): work(method) for method in catalogue.methods}

    def named(tie: Ancestry) -> Work:
        if tie.method:
            entry = catalogue.by_slug[tie.method]
            return Work(entry.name, entry.year, page_url(entry_page(entry)))
        name = tie.name or ""
        without = elsewhere.setdefault(name.casefold(), Work(name, url=tie.url or ""))
        return by_name.get(name.casefold(), without)  # it may have got an entry meanwhile

    found = (
        Tie(work(method), tie.relation.label, named(tie), tie.relation.descent)
        for method in catalogue.methods
        for tie in method.lineage
    )
    return tuple(dict.fromkeys(tie for tie in found if tie.work != tie.other))


@remembered
def work(method: Method) -> Work:
    """A method as a work of the picture."""
    return Work(method.name, method.year, page_url(entry_page(method)))


def drawn(all_ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Ties by descent, and the lighter ones between works that these bring into the picture."""
    all_ties = tuple(all_ties)
    related = works(tie for tie in all_ties if tie.is_descent)
    return tuple(tie for tie in all_ties if tie.is_descent or related.keys() >= {tie.work, tie.other})


def works(all_ties: Iterable[Tie]) -> dict[Work, None]:
    """The works that ties join, as an ordered set."""
    return dict.fromkeys(end for tie in all_ties for end in tie.ends)


def within(all_ties: Iterable[Tie], inside: Iterable[Work]) -> tuple[Tie, ...]:
    """The ties that a work of a group has, with works outside the group too."""
    group = set(inside)
    return drawn(tie for tie in all_ties if group & {tie.work, tie.other})


Kin = Mapping[Work, tuple[Tie, ...]]
"""The ties by descent of each work, in each direction."""


def kin(all_ties: Iterable[Tie]) -> tuple[Kin, Kin]:
    """Ties to earlier works and ties to later ones, by work."""
    earlier: dict[Work, list[Tie]] = defaultdict(list)
    later: dict[Work, list[Tie]] = defaultdict(list)
    for tie in all_ties:
        if tie.is_descent:
            first, second = tie.ends
            earlier[second].append(tie)
            later[first].append(tie)
    return tuple_values(earlier), tuple_values(later)


def tuple_values(lists: Mapping[Work, list[Tie]]) -> Kin:
    """The same with values that do not change."""
    return {key: tuple(values) for key, values in lists.items()}


def around(of: Work, both: tuple[Kin, Kin]) -> tuple[tuple[Tie, ...], bool]:
    """Ties of a work's nearest ancestors and descendants; and whether there are others further away."""
    met = {of}
    found: dict[Tie, None] = {}
    is_cut = False
    for direction, side in enumerate(both):
        generation = [of]
        for _ in range(GENERATIONS):
            reached = [tie for one in generation for tie in side.get(one, ())]
            generation = []
            for tie in reached:
                end = tie.ends[direction]
                if end not in met and len(met) < MOST_AROUND:
                    met.add(end)
                    generation.append(end)
                if end in met:
                    found[tie] = None
                is_cut |= end not in met
        is_cut |= any(tie.ends[direction] not in met for one in generation for tie in side.get(one, ()))
    return tuple(found), is_cut
