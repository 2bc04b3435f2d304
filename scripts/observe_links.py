"""Ask each address in the entries whether it answers; what was seen goes to entries/observed/links.yaml."""

import sys

from sitegen.model.observed import ObservedLink
from sitegen.observing import addresses
from sitegen.records import Seen, next_link
from web.answer import NoAnswer
from web.client import Client, Settings
from web.rounds import Ask, Kind, go_round, options


def asking(client: Client) -> Ask[ObservedLink]:
    """How one address is asked: without its body."""

    def ask(url: str, old: ObservedLink | None, day: str) -> ObservedLink:
        try:
            answer = client.reach(url)
        except NoAnswer as no_answer:
            return next_link(url, old, Seen(reason=no_answer.kind), day)
        return next_link(url, old, Seen(answer.status, moved_to=answer.moved), day)

    return ask


LINKS = Kind("links", addresses, lambda observed: observed.links, asking)


def main(arguments: list[str] | None = None, day: str | None = None, settings: Settings | None = None) -> int:
    """Exit status: 0 if what was seen is written."""
    return go_round(LINKS, options(__doc__, arguments), day=day, settings=settings)


if __name__ == "__main__":
    sys.exit(main())
