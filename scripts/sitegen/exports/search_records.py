"""Records for the search index: a small HTML page per entry, subfield and term, read instead of the site.

They are not published: the path of a record is that of the page it stands for; its weights say what counts.
"""

from collections.abc import Iterator

from markupsafe import Markup

from ..catalogue import TERM_PAGES, Catalogue
from ..model.entry import Entry
from ..model.method import Method
from ..names import authors, without_accents
from ..remembered import remembered
from ..site import entry_page, page_url, plain, subfield_page, term_page
from ..textfile import TextFile
from ..vocabulary import Term

_PAGE = Markup(
    '<!doctype html><html lang="en"><head><title>{name}</title></head><body data-pagefind-body>'
    '<h1 data-pagefind-weight="10">{name}</h1><p data-pagefind-weight="8">{other}</p>'
    '<p data-pagefind-meta="kind" data-pagefind-ignore>{kind}</p>'
    '<p data-pagefind-meta="line" data-pagefind-ignore>{line}</p>'
    '<p data-pagefind-weight="6">{title}</p><p data-pagefind-weight="6">{people}</p>'
    '<p data-pagefind-weight="3">{terms}</p>'
    '<p data-pagefind-weight="2">{summary}</p><p data-pagefind-weight="1">{text}</p></body></html>\n'
)


def search_records(catalogue: Catalogue) -> Iterator[TextFile]:
    """All records; the path of each is that of the built page."""
    for entry in catalogue.entries:
        yield TextFile(
            f"{page_url(entry_page(entry))}index.html",
            _entry_record(entry, plain(catalogue, entry.description)),
        )
    for subfield in catalogue.subfields:
        yield TextFile(f"{page_url(subfield_page(subfield))}index.html", _term_record(subfield, "Subfield"))
    for vocabulary in TERM_PAGES:
        singular = catalogue.vocabularies[vocabulary].singular
        for term in catalogue.terms(vocabulary):
            kind = singular[0].upper() + singular[1:]
            yield TextFile(f"{page_url(term_page(term))}index.html", _term_record(term, kind))


@remembered
def _entry_record(entry: Entry, description: str) -> str:
    terms = _terms(entry)
    people = authors(entry)
    return _PAGE.format(
        name=entry.name,
        other=", ".join((*entry.also_known_as, entry.slug)),
        kind="Method" if isinstance(entry, Method) else "Review",
        line=entry.summary,
        title=". ".join(dict.fromkeys(publication.title for publication in entry.publications)),
        people=", ".join(dict.fromkeys([*people, *map(without_accents, people)])),
        terms=", ".join(name for term in terms for name in (term.label, *term.synonyms)),
        summary=entry.summary,
        text=description,
    )


def _terms(entry: Entry) -> tuple[Term, ...]:
    from_fields = [entry.subfields]
    if isinstance(entry, Method):
        families = entry.architecture.families
        from_fields += [entry.tasks, families if isinstance(families, tuple) else ()]
        from_fields += [(flow.data,) for flow in entry.input]
        from_fields += [(flow.data,) for flow in entry.output]
        frameworks = [place.frameworks for place in (entry.code if isinstance(entry.code, tuple) else ())]
        from_fields += [found for found in frameworks if isinstance(found, tuple)]
    return tuple(dict.fromkeys(term for terms in from_fields for term in terms))


def _term_record(term: Term, kind: str) -> str:
    other = ", ".join(term.synonyms)
    return _PAGE.format(
        name=term.label,
        other=other,
        kind=kind,
        line=term.definition,
        title="",
        people="",
        terms="",
        summary=term.definition,
        text="",
    )
