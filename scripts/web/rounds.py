"""Rounds of observation: address after address, what was seen kept in batches, a clean stop at any time."""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import takewhile
from pathlib import Path
from types import FrameType
from typing import Generic, Self, TypeVar

from sitegen.disk import read_texts, sync_texts
from sitegen.load import load_catalogue
from sitegen.model.entry import Entry
from sitegen.model.observed import Observation, Observed
from sitegen.observing import summary, to_ask
from sitegen.problem import InvalidEntries, visible
from sitegen.records import text_of
from sitegen.textfile import TextFile

from .client import Client, Settings
from .contact import contact
from .repositories import NoMore

O = TypeVar("O", bound=Observation)  # noqa: E741

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "web"
BATCH = 50
"""Addresses after which the file is written."""

FIRST = 10
NO_NETWORK = f"None of the first {FIRST} could be reached; is there a network? Nothing was kept."
"""A machine without network says nothing about addresses."""

Ask = Callable[[str, O | None, str], O]
"""An address, its old record and the day -> its new record; may raise NoMore."""


@dataclass(frozen=True)
class Kind(Generic[O]):
    """What is observed: the file, which addresses, their old records, and how one is asked."""

    name: str
    wanted: Callable[[Iterable[Entry]], list[str]]
    records: Callable[[Observed], Mapping[str, O]]
    asking: Callable[[Client], Ask[O]]


class Stopping:
    """Ctrl-C or SIGTERM ends a round after the request under way, a second one at once; nothing is lost."""

    asked = False

    def __enter__(self) -> Self:
        self._before = {number: signal.signal(number, self._stop) for number in _STOPS}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        print("Stopping after the request under way; what was seen is kept.", flush=True)


_STOPS = (signal.SIGINT, signal.SIGTERM)


def options(about: str | None, arguments: list[str] | None) -> argparse.Namespace:
    """What the observing scripts can be told."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--entries", type=Path, default=ROOT / "entries", help="folder with the entries")
    parser.add_argument("--at-most", type=_count, metavar="N", help="ask at most N addresses")
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would be asked; ask and write nothing"
    )
    parser.add_argument(
        "--contact",
        default=os.environ.get("CONTACT", ""),
        help="e-mail or web address that the hosts are told (or set CONTACT); else that of git",
    )
    given = parser.parse_args(arguments)
    given.contact = contact(given.contact, ROOT)
    if not given.contact and not given.dry_run:
        parser.error("hosts are told whom they may write to: give --contact, or set CONTACT")
    return given


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number")
    return int(text)


def day_everywhere() -> str:
    """The last day that has begun everywhere, so that no reader's clock finds it in the future."""
    return datetime.now(timezone(timedelta(hours=-12))).date().isoformat()


@dataclass(frozen=True)
class Round(Generic[O]):
    """One run: what is known so far, and where it is written."""

    kind: Kind[O]
    wanted: list[str]
    old: Mapping[str, O]
    folder: Path

    def keep(self, fresh: Mapping[str, O]) -> None:
        """Write the file anew, in one move: what is known of the wanted addresses, and no other record."""
        both = {**self.old, **fresh}
        records = {url: both[url] for url in self.wanted if url in both}
        path = f"{self.kind.name}.yaml"
        files = [TextFile(path, text_of(self.kind.name, records))] if records else []
        sync_texts(files, self.folder, [path])

    def ask_all(self, due: list[str], ask: Callable[[str], O]) -> tuple[dict[str, O], str]:
        """What was seen, and why the round ended early, if the host said so."""
        fresh: dict[str, O] = {}
        ended = ""
        with Stopping() as stopping:
            try:
                for url in takewhile(lambda _: not stopping.asked, due):
                    fresh[url] = ask(url)
                    if _is_without_network(fresh):
                        fresh, ended = {}, NO_NETWORK
                        break
                    if len(fresh) % BATCH == 0:
                        self.keep(fresh)
                        print(f"{len(fresh):,} of {len(due):,} asked.", flush=True)
            except NoMore as no_more:
                ended = f"{no_more}."
            except KeyboardInterrupt:
                pass
            finally:
                self.keep(fresh)
        return fresh, ended


def _is_without_network(fresh: Mapping[str, Observation]) -> bool:
    return len(fresh) == FIRST and all(one.reason == "unreachable" for one in fresh.values())


def go_round(
    kind: Kind[O], given: argparse.Namespace, day: str | None = None, settings: Settings | None = None
) -> int:
    """Exit status: 0 if what was seen is written, also after a stop; 1 if entries or the disk forbid it."""
    try:
        catalogue = load_catalogue(read_texts(given.entries), date.today())
        old = kind.records(catalogue.observed)
        round_ = Round(kind, kind.wanted(catalogue.entries), old, given.entries / "observed")
        day = max(day or day_everywhere(), *(record.checked for record in old.values()), "")
        due = to_ask(round_.wanted, old, day, given.at_most)
        if given.dry_run:
            print("\n".join([*due, f"{len(due):,} of {len(round_.wanted):,} addresses would be asked."]))
            return 0
        print(f"Hosts are told your address {given.contact}; set CONTACT to change it.", flush=True)
        ask = kind.asking(Client(settings or Settings(given.contact), CACHE))
        fresh, ended = round_.ask_all(due, lambda url: ask(url, old.get(url), day))
    except InvalidEntries as invalid:
        lines = [*(f"{given.entries.name}/{problem}" for problem in invalid.problems), "Nothing was asked."]
        print("\n".join(lines), file=sys.stderr)
        return 1
    except OSError as error:
        print(visible(f"{error.filename}: {error.strerror}"), file=sys.stderr)
        return 1
    print("\n".join(filter(None, (summary(round_.wanted, old, fresh), ended))))
    return 0
