"""``search/words.json``: names and words, by which the search box finds names and mends slips."""

import json
from collections.abc import Iterator

from ..catalogue import TERM_PAGES, Catalogue
from ..model.entry import Entry
from ..model.method import Method
from ..names import authors, first_family, folded
from ..remembered import remembered
from ..site import Site, entry_page, page_url, subfield_page, term_page
from ..textfile import TextFile
from ..vocabulary import Term


def render(catalogue: Catalogue, _: Site) -> Iterator[TextFile]:
    """``names``: [name, address, kind, other names, titles]; ``words``: all words of the records.

    The other names of a work are also the family names of its first authors: people look for those.
    """
    data = {"names": list(_names(catalogue)), "words": " ".join(sorted(_words(catalogue)))}
    yield TextFile("search/words.json", json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n")


def _names(catalogue: Catalogue) -> Iterator[list[object]]:
    for entry in catalogue.entries:
        kind = "Method" if isinstance(entry, Method) else "Review"
        titles = " ".join(dict.fromkeys(publication.title for publication in entry.publications))
        others = [*entry.also_known_as, *dict.fromkeys(map(first_family, entry.publications))]
        yield [entry.name, page_url(entry_page(entry)), kind, others, titles]
    for subfield in catalogue.subfields:
        yield [subfield.label, page_url(subfield_page(subfield)), "Subfield", list(subfield.synonyms), ""]
    for vocabulary in TERM_PAGES:
        for term in catalogue.terms(vocabulary):
            singular = catalogue.vocabularies[vocabulary].singular
            yield [
                term.label,
                page_url(term_page(term)),
                singular[0].upper() + singular[1:],
                list(term.synonyms),
                "",
            ]


def _words(catalogue: Catalogue) -> set[str]:
    """All words of the records in the search index: a word that is not here is taken for a slip."""
    words: set[str] = set().union(*map(_entry_words, catalogue.entries))
    for vocabulary in ("subfields", *TERM_PAGES):
        for term in catalogue.vocabularies[vocabulary]:
            words |= _term_words(term)
    return words


@remembered
def _entry_words(entry: Entry) -> frozenset[str]:
    titles = [publication.title for publication in entry.publications]
    named = [entry.name, entry.slug, *entry.also_known_as, *titles, *authors(entry)]
    return _split([*named, entry.summary, entry.description])


@remembered
def _term_words(term: Term) -> frozenset[str]:
    return _split([term.label, term.definition, *term.synonyms])


def _split(texts: list[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in folded(text).split() if len(word) > 2)
