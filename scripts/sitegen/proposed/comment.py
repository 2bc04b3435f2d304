"""The comment under a pull request: what it would change, and what is wrong in it, as Markdown.

Names and messages come from strangers. They stand in code spans and code blocks only, where no sign means
anything: no link, picture, HTML, mention of a person or number of an issue comes of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..problem import short
from .proposal import Difference, Mistake, Proposal, Shift, Some

MARKER = "<!-- entries-reported: kept current by the workflow of this name -->"
MOST_COMMENT = 60_000
"""Characters; the hosting site takes 65,536."""

MOST_IN_BLOCK = 30_000
"""Characters of mistakes in one comment."""

MOST_NAMED = 10
"""Things that a line names one by one."""

MOST_SHIFTS = 40
"""Values of facets that are named one by one."""


@dataclass(frozen=True)
class Run:
    """The run of the check that is reported: the commit that it read, its log, where contributors read on."""

    commit: str
    log: str
    guide: str


def comment(proposal: Proposal, run: Run) -> str:
    """The whole comment; begins with ``MARKER``, by which it is found again."""
    return "\n".join([MARKER, summary(proposal, run.guide), _foot(run)])


def summary(proposal: Proposal, guide: str = "") -> str:
    """What is wrong, or what would change; ends with a line end."""
    parts = _mistakes(proposal, guide) if proposal.mistakes.count else _all_well(proposal)
    return "\n\n".join(part for part in parts if part) + "\n"


def no_report(reason: str, run: Run) -> str:
    """The comment where there is nothing to tell; ``reason`` is a sentence of ours."""
    lines = f"**The check of the entries left no report** that can be shown here: {reason}."
    ask = (
        "Its log may say more. If you changed entries only, this is not your mistake; a maintainer will look."
    )
    return "\n".join([MARKER, f"{lines} {ask}\n", _foot(run)])


def code(text: str) -> str:
    """Text in a code span that nothing in it can end."""
    fence = _fence(text, 1)
    room = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{room}{text}{room}{fence}"


def _mistakes(proposal: Proposal, guide: str) -> Iterator[str]:
    count = proposal.mistakes.count
    yield f"**{_number(count, 'mistake')} to mend.** Each line says where, what was found, and what to do."
    yield _lines(_differences({"Entries": proposal.files}))
    yield _block(proposal.mistakes)
    more = f" [How to contribute]({guide}) explains the rest." if guide else ""
    yield f"Edit the files in this same pull request: the check runs again by itself.{more}"
    yield _inherited(proposal)


def _all_well(proposal: Proposal) -> Iterator[str]:
    if not proposal.files:
        yield "**No entry is changed.** There is nothing to check here."
        return
    yield "**The entries are right. Thank you!** Somebody will now read them against their sources."
    yield _inherited(proposal)
    effect = proposal.effect
    if effect is None:
        yield _lines(_differences({"Entries": proposal.files}))
        return
    kinds = {"Entries": proposal.files, "Pages": effect.pages, "Who builds on whom": effect.lineage}
    kinds |= {"Terms": effect.terms, "Pictures and data": effect.data}
    yield "On the site this would change:"
    yield _lines(_differences(kinds))
    yield _shifts(effect.facets)


def _inherited(proposal: Proposal) -> str:
    if not proposal.inherited:
        return ""
    stand = "stands" if proposal.inherited == 1 else "stand"
    return f"{_number(proposal.inherited, 'mistake')} {stand} on the base branch already and cannot be yours."


def _differences(kinds: dict[str, Difference]) -> Iterator[str]:
    for kind, found in kinds.items():
        parts = (("added", found.added), ("changed", found.changed), ("gone", found.removed))
        named = [f"{some.count:,} {word}{_names(some, kind)}" for word, some in parts if some.count]
        if named:
            yield f"{kind}: {'; '.join(named)}"


def _names(some: Some[str], kind: str) -> str:
    """The names in brackets; pictures and data are only counted, for their names say little."""
    if kind == "Pictures and data":
        return ""
    names = [code(short(name, 80)) for name in some.first[:MOST_NAMED]]
    more = [f"{some.count - len(names):,} more"] if some.count > len(names) else []
    return f" ({', '.join(names + more)})"


def _shifts(facets: Some[Shift]) -> str:
    if not facets.count:
        return ""
    shown = facets.first[:MOST_SHIFTS]
    lines = [
        f"{code(short(shift.facet, 60))}: {code(short(shift.value, 80))} {shift.before:,} → {shift.after:,}"
        for shift in shown
    ]
    if facets.count > len(shown):
        lines.append(f"{facets.count - len(shown):,} more")
    head = f"<details><summary>Methods by filter: {_number(facets.count, 'count')} would change</summary>"
    return f"{head}\n\n{_lines(lines)}\n\n</details>"


def _block(mistakes: Some[Mistake]) -> str:
    """As many mistakes as there is room for, as they stand in a terminal."""
    lines: list[str] = []
    for mistake in map(str, mistakes.first):
        if sum(map(len, lines)) + len(lines) + len(mistake) > MOST_IN_BLOCK:
            break
        lines.append(mistake)
    rest = mistakes.count - len(lines)
    fence = _fence("\n".join(lines), 3)
    block = "\n".join([f"{fence}text", *lines, fence])
    return f"{block}\n\nThere are {rest:,} more; they are shown when these are mended." if rest else block


def _fence(text: str, least: int) -> str:
    """More backticks than stand in the text in a row."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    return "`" * max(least, longest + 1)


def _lines(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _foot(run: Run) -> str:
    return (
        f"<sub>From [the check]({run.log}) of commit {run.commit[:10]}. This comment is kept current.</sub>\n"
    )


def _number(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
