"""What is known of a work by its ids; a service that fails costs its own facts and no others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sitegen.drafting.known import Known, KnownPublication, KnownRepository
from sitegen.drafting.work_id import WorkId, work_id

from . import arxiv, crossref, github
from .answer import NoAnswer
from .client import Client

MOST_RELATED = 3
"""Other versions of a publication that are looked up too."""


@dataclass(frozen=True)
class Services:
    """Where the services are, and the token for GitHub."""

    crossref: str = crossref.BASE
    arxiv: str = arxiv.BASE
    github: str = github.BASE
    token: str = field(default="", repr=False)


@dataclass(frozen=True)
class Found:
    """What is known, and for each thing that was asked what came of it, in a sentence."""

    known: Known
    told: tuple[str, ...]


def look_up(ids: Sequence[WorkId], client: Client, services: Services) -> Found:
    """Asks for each id, and for the other versions that a record names."""
    told: list[str] = []
    publications: list[KnownPublication] = []
    waiting = [id for id in ids if id.kind != "repository"]
    seen = list(waiting)
    while waiting:
        known = _publication(waiting.pop(0), client, services, told)
        publications.append(known)
        for other in _other_versions(known):
            if not any(other.is_same(id) for id in seen) and len(seen) < len(ids) + MOST_RELATED:
                seen.append(other)
                waiting.append(other)
    repositories = [_repository(id, client, services, told) for id in ids if id.kind == "repository"]
    return Found(Known(_papers_first(publications), tuple(repositories)), tuple(told))


def not_looked_up(ids: Sequence[WorkId]) -> Known:
    """What the ids say by themselves."""
    publications = [_bare(id) for id in ids if id.kind != "repository"]
    return Known(
        _papers_first(publications),
        tuple(
            KnownRepository(id.value, id.value.rpartition("/")[2]) for id in ids if id.kind == "repository"
        ),
    )


def _bare(id: WorkId) -> KnownPublication:
    if id.kind == "arxiv":
        return KnownPublication(role="preprint", venue=arxiv.SERVICE, arxiv=id.value)
    return KnownPublication(doi=id.value)


def _publication(id: WorkId, client: Client, services: Services, told: list[str]) -> KnownPublication:
    try:
        if id.kind == "arxiv":
            known = arxiv.preprint(client, id.value, services.arxiv)
        else:
            known = crossref.publication(client, id.value, services.crossref)
    except NoAnswer as error:
        told.append(f"{error}. The draft holds the id; the rest is left to you.")
        return _bare(id)
    told.append(f'{known.record.service if known.record else ""}: {known.role or "work"} "{known.title}".')
    return known


def _repository(id: WorkId, client: Client, services: Services, told: list[str]) -> KnownRepository:
    bare = not_looked_up([id]).repositories[0]
    if not id.value.startswith("https://github.com/"):
        told.append(f"{id}: this host is not asked. The draft holds the address; the rest is left to you.")
        return bare
    try:
        known = github.repository(client, id.value, services.token, services.github)
    except NoAnswer as error:
        told.append(f"{error}. The draft holds the address; the rest is left to you.")
        return bare
    licence = f"licence {known.licence}" if known.licence else "it names no licence"
    told.append(f"GitHub: {known.url.removeprefix('https://github.com/')}, {licence}.")
    return known


def _other_versions(known: KnownPublication) -> Iterator[WorkId]:
    for text in known.related:
        found = work_id(text)
        if isinstance(found, WorkId) and found.kind != "repository":
            yield found


def _papers_first(publications: Sequence[KnownPublication]) -> tuple[KnownPublication, ...]:
    return tuple(sorted(publications, key=lambda known: known.role == "preprint"))
