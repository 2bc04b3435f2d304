"""What fields say, as values of a comparison, in the words of the facts panel where both show the same."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from ..facts import BASIS, PLACE_STATES, held_out_words, licence_label
from ..layers import layer_rows
from ..model.architecture import Measure
from ..model.entry import Link
from ..model.method import Ancestry, Code, Dataset, Input, Output, Weights
from ..model.publication import Publication
from ..model.text import Unknown
from ..network.shape import size_words
from ..network.walk import network_of
from ..permissions import commercial_use
from ..site import Links
from ..vocabulary import Term
from .cell import Value, Values, given, joined, running_text, words

MAKERS = {"authors": "by the authors", "third-party": "by a third party"}


def text(value: Any, links: Links) -> Values:
    """A text with its links."""
    return given(value, lambda found: [Value(running_text(str(found), links))])


def texts(value: Any, links: Links) -> Values:
    """Several texts."""
    return given(value, lambda found: [Value(running_text(one, links)) for one in found])


def terms(value: Any, links: Links) -> Values:
    """A term or several, each leading to its page."""

    def show(found: Any) -> Iterator[Value]:
        for term in (found,) if isinstance(found, Term) else found:
            yield Value(words(term.label, links.term(term) or ""))

    return given(value, show)


def bases(value: Any, _: Links) -> Values:
    """A length in bases: a number, or from one to another."""

    def show(found: Any) -> list[Value]:
        return [Value(words(f"{found:,} bp" if isinstance(found, int) else f"{found} bp"))]

    return given(value, show)


def input_length(flow: Input, _: Links) -> Values:
    """The length of an input in the unit of its data."""
    return given(flow.length_bp, lambda found: [Value(words(f"{found} {flow.unit}"))])


def measure(value: Measure | Unknown | None, links: Links, unit: str = "") -> Values:
    """A number and who says so."""

    def show(found: Measure) -> list[Value]:
        note = joined(words(BASIS[found.basis]), running_text(found.note, links))
        return [Value(words(f"{found.value:,}{unit}"), note=note)]

    return given(value, show)


def output_count(flow: Output, _: Links) -> Values:
    """How many values of what."""
    label = flow.label or ""
    if isinstance(flow.count, int):
        return (Value(words(f"{flow.count:,} {label}".strip())),)
    return tuple(replace(value, note=words(label)) for value in given(flow.count, lambda _: ()))


def address(place: Code | Weights | Link, links: Links, label: str = "") -> Values:
    """An address under its label, and what is reported of it."""
    state = words(PLACE_STATES.get(place.state or "", ""))
    name = place.label or label or place.url
    return (Value(words(name, place.url), note=joined(state, running_text(place.note, links))),)


def maker(value: str, _: Links) -> Values:
    """Who looks after the code."""
    return (Value(words(MAKERS[value])),)


def licence(value: Any, links: Links) -> Values:
    """A licence, and whether it permits commercial use."""
    own = links.catalogue.vocabularies["licences"]

    def show(found: str) -> list[Value]:
        return [Value(words(licence_label(found, own)), note=words(commercial_use(found, own).label))]

    return given(value, show)


def link(found: Link, links: Links) -> Values:
    """Another address, with its licence if somebody looked for one."""
    own = links.catalogue.vocabularies["licences"]
    known = words(f"licence: {licence_label(found.licence, own)}" if found.licence else "")
    (value,) = address(found, links, str(found.kind))
    return (replace(value, note=joined(known, value.note)),)


def dataset(found: Dataset, links: Links) -> Values:
    """Data trained on."""
    note = joined(words(found.size or ""), running_text(found.note, links))
    return (Value(words(found.name, found.url or ""), note=note),)


def held_out(value: Any, links: Links) -> Values:
    """What was kept from training."""
    return texts(value if not isinstance(value, tuple) else tuple(map(held_out_words, value)), links)


def input_shape(value: Any, links: Links) -> Values:
    """What the network reads: ``DNA: 4 × 1,000``, channels by positions."""

    def show(found: Any) -> Iterator[Value]:
        for shape in found:
            size = size_words(shape)
            said = f"{shape.name}: {size}" if shape.name else size
            yield Value(words(said), note=running_text(shape.note, links))

    return given(value, show)


def layers(value: Any, links: Links) -> Values:
    """Steps of the network, those inside blocks and branches set in."""

    def show(found: Any) -> Iterator[Value]:
        for row in layer_rows(network_of(found, ())):
            said = ": ".join(filter(None, (row.name, row.details)))
            yield Value(words("· " * row.depth + said), note=running_text(row.note, links))

    return given(value, show)


def publication(found: Publication, links: Links) -> Values:
    """Title, place and date, as on the method's page."""
    place = words(f"{found.venue or 'venue not recorded'}, {found.date}")
    return (Value(words(found.title, found.address), note=joined(place, running_text(found.note, links))),)


def identifiers(found: Publication, _: Links) -> Values:
    """Under which numbers a publication is known, each leading there."""
    known = (
        (found.doi, "doi:{}", f"https://doi.org/{quote(found.doi or '', safe='/:;()')}"),
        (found.arxiv, "arXiv:{}", "https://arxiv.org/abs/{}"),
        (found.pmid, "PubMed {}", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
        (found.pmcid, "free full text {}", "https://pmc.ncbi.nlm.nih.gov/articles/{}/"),
        (found.url, "article page", "{}"),
    )
    given_ones = (words(label.format(id), place.replace("{}", id)) for id, label, place in known if id)
    return (Value(joined(*given_ones)),)


def tie(found: Ancestry, links: Links) -> Values:
    """The other method of a lineage."""
    if found.method:
        name, place = links.catalogue.by_slug[found.method].name, links.entry(found.method)
    else:
        name, place = found.name or "", found.url or ""
    return (Value(words(name, place), note=running_text(found.note, links)),)
