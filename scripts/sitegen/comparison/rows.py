"""What methods are compared by: sections of rows, and the cell that a method has in each.

To add a row: its line in SECTIONS. A field that no row shows stands in LEFT_OUT with what stands for it; a
test holds both to the model.
"""

from collections import Counter
from collections.abc import Iterable
from functools import partial

from ..activity import kind
from ..catalogue import known
from ..facts import State
from ..model.method import Method
from ..model.observed import ObservedRepository
from ..names import authors
from ..observed import day_of_facts, repository_at
from ..site import Links
from ..worked_out import NO_PUBLICATION
from . import values
from .cell import Cell, Value, gap, joined, told_apart, words
from .row import Row, Section, field
from .values import MAKERS, terms, text

_DETAIL = "a detail of the reference, which the BibTeX holds"
LEFT_OUT = {
    "name": "the head of the column",
    "aliases": "old addresses, no facts",
    "results": "side by side only where data and split are the same, in tables of their own",
    "sources": "a number in each cell leads to its source",
    "evidence": "a number in each cell leads to its source",
    "publications.authors": "a row names the first; the BibTeX holds all",
    **{f"publications.{name}": _DETAIL for name in ("issue_date", "volume", "issue", "pages")},
}
"""Fields that no row shows, those below them too, and what stands for them."""


def _year(method: Method, _: Links) -> Cell:
    return _cited(method, (str(method.year),) if method.year else ())


def _first_author(method: Method, _: Links) -> Cell:
    others = len(method.publication.authors) - 1 if method.publication else 0
    note = f"and {others} {'other' if others == 1 else 'others'}" if others else ""
    return _cited(method, authors(method)[:1] if method.publication else (), note)


def _cited(method: Method, said: Iterable[str], note: str = "") -> Cell:
    """What the publication to cite says; not recorded without one."""
    found = tuple(Value(words(one), note=words(note)) for one in said)
    return Cell(found or (gap(None),), method.publication.sources if method.publication else ())


def _status(method: Method, _: Links) -> Cell:
    known = method.status != NO_PUBLICATION
    value = Value(words(method.status), state=State.KNOWN if known else State.NOT_RECORDED)
    return Cell(
        (value,), tuple(dict.fromkeys(source for one in method.publications for source in one.sources))
    )


def _descendants(method: Method, links: Links) -> Cell:
    """Methods that name this one; where that was seen stands on their pages."""
    ties = links.catalogue.descendants.get(method.slug, ())
    labels = [one.tie.relation.inverse or one.tie.relation.label for one in ties]
    found = (
        Value(words(one.method.name, links.entry(one.method.slug)), of)
        for one, of in zip(ties, labels, strict=True)
    )
    return Cell(tuple(found) or (gap(None),))


def _sources(method: Method, links: Links) -> Cell:
    tiers = Counter(source.tier for source in method.sources.values())
    said = ", ".join(f"{number} {tier}" for tier, number in sorted(tiers.items()))
    last = max(source.checked for source in method.sources.values())
    return Cell((Value(words(said, f"{links.entry(method.slug)}#sources"), note=words(f"last read {last}")),))


def _code_changed(method: Method, links: Links) -> Cell:
    """Last commits, as hosting sites told; no source of the entry says so."""
    places, observed = known(method.code), links.catalogue.observed
    named = zip(told_apart(MAKERS[place.maintained_by] for place in places), places, strict=True)
    values = (_last_commit(repository_at(observed, place.url), name) for name, place in named)
    return Cell(tuple(filter(None, values)) or (gap(None),))


def _last_commit(repository: ObservedRepository | None, of: str) -> Value | None:
    if not repository or not repository.last_commit:
        return None
    state = {"archived": "archived", "gone": "no longer answers"}.get(kind(repository) or "", "")
    checked = words(f"checked {day_of_facts(repository)[:7]}")
    return Value(words(repository.last_commit[:7]), of, joined(words(state), checked))


_MEASURE = "value basis note"
_PLACE = "url label state note"

SECTIONS = (
    Section(
        "In short",
        (
            field("summary", "Summary", "summary", text),
            field("also-known-as", "Also known as", "also_known_as", values.texts),
            field("subfields", "Subfields", "subfields", terms),
            field("tasks", "Task", "tasks", terms),
            Row("year", "Year", (), _year),
            Row("status", "Published", (), _status),
        ),
    ),
    Section(
        "Input",
        (
            field("input", "Data", "input.data", terms, named=False),
            field("length", "Length", "input", values.input_length, "length_bp.min length_bp.max"),
            field("build", "Genome build", "input.assemblies", terms),
            field("strands", "Strands", "input.strands", terms),
            field("input-note", "Encoding and notes", "input.note", text),
        ),
    ),
    Section(
        "Output",
        (
            field("output", "Data", "output.data", terms, named=False),
            field("output-count", "Number", "output", values.output_count, "count label"),
            field("resolution", "Resolution", "output.resolution_bp", values.bases),
            field("output-note", "Notes", "output.note", text),
        ),
    ),
    Section(
        "Training",
        (
            field("trained-on", "Organism trained on", "organisms.trained_on", terms),
            field("evaluated-on", "Organism evaluated on", "organisms.evaluated_on", terms),
            field(
                "data", "Training data", "training.data", values.dataset, "name size url note", named=False
            ),
            field("held-out", "Held out", "training.held_out", values.held_out, "part by what"),
            field("training", "How", "training.note", text),
        ),
    ),
    Section(
        "Architecture",
        (
            field("families", "Architecture", "architecture.families", terms),
            field("parameters", "Parameters", "architecture.parameters", values.measure, _MEASURE),
            field(
                "receptive-field",
                "Receptive field",
                "architecture.receptive_field_bp",
                partial(values.measure, unit=" bases"),
                _MEASURE,
            ),
            field("variant", "Variant described", "architecture.variant", text),
            field(
                "input-shape",
                "Size of the input",
                "architecture.input_shape",
                values.input_shape,
                "channels positions rows units name note",
                ordered=True,
            ),
            field("layers", "Layers", "architecture.layers", values.layers, ordered=True),
        ),
    ),
    Section(
        "Code and weights",
        (
            field("code", "Code", "code", values.address, _PLACE),
            field("code-by", "Code by", "code.maintained_by", values.maker, named=False),
            field("code-licence", "Licence of code", "code.licence", values.licence),
            Row("code-changed", "Code last changed", (), _code_changed, observed=True),
            field("languages", "Languages", "code.languages", terms, named=False),
            field("frameworks", "Framework", "code.frameworks", terms),
            field("versions", "Versions", "code.versions", text),
            field("weights", "Weights", "weights", values.address, _PLACE, named=False),
            field("weights-licence", "Licence of weights", "weights.licence", values.licence),
        ),
    ),
    Section(
        "Running it",
        (
            field("hardware", "Hardware", "running.hardware", text),
            field("time", "Time", "running.time", text),
            field("install", "Install", "running.install", text),
        ),
    ),
    Section(
        "Publication",
        (
            Row("first-author", "First author", (), _first_author),
            field(
                "publications",
                "Publications",
                "publications",
                values.publication,
                "role title venue date note",
            ),
            field(
                "identifiers", "Identifiers", "publications", values.identifiers, "doi arxiv pmid pmcid url"
            ),
        ),
    ),
    Section(
        "What else is known",
        (
            field("limits", "Limits", "limits.statement", text),
            field("lineage", "Lineage", "lineage", values.tie, "relation method name url note"),
            Row("descendants", "Named by", (), _descendants),
            field("links", "Other links", "links", values.link, "kind url label licence state note"),
            field("description", "Description", "description", text),
            Row("sources", "Sources read", (), _sources),
            field("added", "In the catalogue since", "added", text),
        ),
    ),
)
