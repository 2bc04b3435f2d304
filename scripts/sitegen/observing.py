"""Rounds of observation, without the network: which addresses are asked in which order, what a round saw."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, get_args
from urllib.parse import urlsplit

from .model.base import Part
from .model.entry import Entry
from .model.observed import Observation, Outcome
from .observed import repository_of

O = TypeVar("O", bound=Observation)  # noqa: E741

ADDRESSES = ("url", "repository")
"""The fields of entries that hold addresses; what registries keep, such as DOIs, is not asked."""


def addresses(entries: Iterable[Entry]) -> list[str]:
    """Every address that stands in an entry, once, sorted."""
    return sorted({url for entry in entries for url in _addresses(entry)})


def repositories(entries: Iterable[Entry]) -> list[str]:
    """Every repository that an address of an entry leads into, as observations name it."""
    return sorted(set(filter(None, map(repository_of, addresses(entries)))))


def _addresses(value: Any) -> Iterator[str]:
    if isinstance(value, Part):
        for name in type(value).model_fields:
            found = getattr(value, name)
            if name in ADDRESSES and isinstance(found, str):
                yield found
            else:
                yield from _addresses(found)
    elif isinstance(value, tuple | Mapping):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _addresses(item)


def to_ask(
    wanted: Iterable[str], records: Mapping[str, Observation], day: str, at_most: int | None = None
) -> list[str]:
    """The addresses whose turn it is: those never asked first, then the longest ago; hosts by turns.

    Those that were asked on this ``day`` are left out, so that a round goes on where the last one stopped.
    """
    asked = {url: record.checked for url, record in records.items()}
    oldest = sorted((asked.get(url, ""), url) for url in wanted if asked.get(url) != day)
    return by_turns(url for _, url in oldest[:at_most])


def by_turns(urls: Iterable[str]) -> list[str]:
    """One address of each host, then the next of each, so that no host is asked in a row for no need."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        hosts[urlsplit(url).netloc.lower()].append(url)
    turns = ((turn, place, url) for place, of in enumerate(hosts.values()) for turn, url in enumerate(of))
    return [url for _, _, url in sorted(turns)]


def summary(wanted: Iterable[str], old: Mapping[str, O], fresh: Mapping[str, O]) -> str:
    """What a round saw, for people: how many of each outcome, what is new, what waits."""
    wanted = set(wanted)
    outcomes = Counter(record.outcome for record in fresh.values())
    counts = ", ".join(f"{outcomes[name]:,} {name.replace('-', ' ')}" for name in get_args(Outcome))
    lines = [f"Asked {len(fresh):,} of {len(wanted):,} addresses: {counts}."]
    lines += [f"  {word}: {url}" for url, record in fresh.items() if (word := _news(old.get(url), record))]
    if dropped := len(old.keys() - wanted):
        lines.append(f"Dropped {dropped:,} that no entry has any more.")
    if waiting := len(wanted - old.keys() - fresh.keys()):
        lines.append(
            f"{waiting:,} {'was' if waiting == 1 else 'were'} never asked yet; the next round begins there."
        )
    return "\n".join(lines)


def _news(old: Observation | None, now: Observation) -> str:
    """What is new about an address, in a word or two; empty for nothing."""
    before = old.outcome if old else "reachable"
    if now.outcome == "gone" and before != "gone":
        return "gone"
    if now.outcome == "reachable" and before == "gone":
        return "answers again"
    return "moved" if now.moved_to and not (old and old.moved_to == now.moved_to) else ""
