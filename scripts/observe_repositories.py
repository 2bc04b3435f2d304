"""Ask GitHub about each repository in the entries; what it says goes to entries/observed/repositories.yaml.

GITHUB_TOKEN, if set, allows more requests in an hour; it is shown to no other host and never printed.
"""

import os
import sys

from sitegen.model.observed import ObservedRepository
from sitegen.observing import repositories
from sitegen.records import next_repository
from web.client import Client, Settings
from web.github import BASE
from web.repositories import Repositories
from web.rounds import Ask, Kind, go_round, options


def main(
    arguments: list[str] | None = None,
    day: str | None = None,
    settings: Settings | None = None,
    base: str = BASE,
) -> int:
    """Exit status: 0 if what was seen is written."""

    def asking(client: Client) -> Ask[ObservedRepository]:
        hosting = Repositories(client, os.environ.get("GITHUB_TOKEN", "").strip(), base)

        def ask(url: str, old: ObservedRepository | None, day: str) -> ObservedRepository:
            seen, facts = hosting.look(url)
            return next_repository(url, old, seen, facts, hosting.source(url), day)

        return ask

    kind = Kind("repositories", repositories, lambda observed: observed.repositories, asking)
    return go_round(kind, options(__doc__, arguments), day=day, settings=settings)


if __name__ == "__main__":
    sys.exit(main())
