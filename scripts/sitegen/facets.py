"""The facets. Their kinds, values and help come from the model and the vocabularies.

To add one for a field: its line in FIELDS. A field that takes terms and stands neither there nor in LEFT_OUT
becomes a facet by itself, at the end, under the title of its vocabulary.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TypeGuard, get_args

from .facet import Choice, Facet, Known, known, values_at
from .facts import own_code
from .fields import Field, choices_in, fields, parts_in, vocabularies_in
from .model.architecture import Measure
from .model.base import Part
from .model.method import Code, Length, Method, Status, Weights
from .model.text import Unknown
from .permissions import CommercialUse, commercial_use
from .vocabulary import Vocabularies, Vocabulary

FIELDS: dict[str, dict[str, Any]] = {
    "subfields": {
        "id": "subfield",
        "label": "Subfield",
        "help": "Where readers look for it; many methods are in several.",
    },
    "tasks": {"id": "task", "label": "Task"},
    "input.data": {"id": "input", "label": "Input data"},
    "input.length_bp": {
        "id": "length",
        "label": "Input length",
        "help": "Bases in one input. A method fits if a length that it takes lies in your range.",
        "ends": ("shortest", "longest"),
        "column": True,
    },
    "input.assemblies": {"id": "build", "label": "Genome build"},
    "output.data": {"id": "output", "label": "Output data"},
    "output.resolution_bp": {
        "id": "resolution",
        "label": "Output resolution",
        "ends": ("finest", "coarsest"),
    },
    "organisms.trained_on": {"id": "trained-on", "label": "Organism trained on"},
    "organisms.evaluated_on": {"id": "evaluated-on", "label": "Organism evaluated on"},
    "architecture.families": {"id": "architecture", "label": "Architecture", "column": True},
    "architecture.parameters": {
        "id": "parameters",
        "label": "Parameters",
        "ends": ("fewest", "most"),
        "column": True,
    },
    "code.frameworks": {"id": "framework", "label": "Framework"},
    "results.measured_by": {"id": "measured-by", "label": "Results measured by"},
}
"""Paths of fields, and what their facets do not take from the model."""

LEFT_OUT = frozenset({"publications.role", "links.kind", "results.metric", "lineage.relation"})
"""Fields with terms by which nobody chooses a method."""

NO_PUBLICATION = "publication not recorded"
"""What the model says of a method of which neither paper nor preprint stands in the entry."""

GONE = Choice("gone", "reported gone", "A source says that the address answers no more.")

USE_HELP = (
    "Worked out from the licence; one that is not classified is shown as such. Read it before you rely on it."
)


def facets(vocabularies: Vocabularies, model: type[Method] = Method) -> tuple[Facet, ...]:
    """All facets: those of FIELDS, those that are worked out, those that no list names."""
    leaves = {field.path: field for field in _leaves(model)}
    named = [_of_field(leaves[path], vocabularies, **settings) for path, settings in FIELDS.items()]
    unnamed = [
        _of_field(field, vocabularies)
        for path, field in leaves.items()
        if any(vocabularies_in(field.info)) and path not in {*FIELDS, *LEFT_OUT}
    ]
    return (*named, *_worked_out(vocabularies["licences"]), *unnamed)


def facets_with(vocabulary: str, vocabularies: Vocabularies) -> tuple[Facet, ...]:
    """The facets whose values are the terms of a vocabulary."""
    return tuple(facet for facet in facets(vocabularies) if facet.vocabulary == vocabulary)


def _leaves(part: type[Part], prefix: str = "") -> Iterator[Field]:
    """The fields that hold values, those of parts inside parts too; layers nest and are none."""
    for field in fields(part, prefix):
        inner = [found for found in parts_in(field.info.annotation) if found not in (Length, Measure)]
        if not inner:
            yield field
        elif field.name != "layers":
            for found in inner:
                yield from _leaves(found, f"{field.path}.")


def _of_field(field: Field, vocabularies: Vocabularies, **settings: Any) -> Facet:
    steps = tuple(field.path.split("."))
    given: dict[str, Any] = {
        "id": "-".join(steps).replace("_", "-"),
        "label": field.path,
        "help": field.description,
    }
    if name := next(vocabularies_in(field.info), ""):
        terms = tuple(Choice(term.id, term.label, term.definition) for term in vocabularies[name])
        given |= {"kind": "terms", "label": vocabularies[name].title, "choices": terms, "vocabulary": name}
    elif words := tuple(choices_in(field.info.annotation)):
        given |= {"kind": "choice", "choices": _choices(words)}
    else:
        given |= {"kind": "range", "unit": "bp" if field.name.endswith("_bp") else ""}
    return Facet(**{**given, "of": lambda method: known(values_at(method, steps)), **settings})


def _choices(words: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(word, word) for word in words)


def _worked_out(licences: Vocabulary) -> Iterator[Facet]:
    """Facets that no single field gives."""

    def use(places: tuple[Code | Weights, ...] | Unknown | None) -> Known:
        if not isinstance(places, tuple):
            return known([places])
        stated = [place.licence for place in places]
        return known(commercial_use(one, licences) if _is_licence(one) else one for one in stated)

    code_help = "Places with code; gone if a source says so; not stated where none was found."
    makers = _choices(choices_in(Code.model_fields["maintained_by"].annotation))
    yield Facet("code", "Code available from", code_help, "choice", _code, (*makers, GONE))
    uses = tuple(Choice(one.value, one.label) for one in CommercialUse)
    use_help = f"Of the authors' code; where there is none, of that of others. {USE_HELP}"
    yield Facet(
        "code-licence",
        "Licence of code",
        use_help,
        "choice",
        lambda method: use(own_code(method) or method.code),
        uses,
        column=True,
    )
    weights_help = (
        "Trained weights that can be had; gone if a source says so; not stated where none were found."
    )
    yield Facet(
        "weights", "Weights", weights_help, "choice", _weights, (Choice("available", "available"), GONE)
    )
    about_use = f"Of the trained weights, which is often not that of the code. {USE_HELP}"
    yield Facet(
        "weights-licence", "Licence of weights", about_use, "choice", lambda method: use(method.weights), uses
    )
    about_year = "Year in which the cited publication first appeared."
    ends = ("oldest", "newest")
    yield Facet(
        "year",
        "Year",
        about_year,
        "range",
        lambda method: known([method.year]),
        unit="year",
        ends=ends,
        column=True,
    )
    about = "A paper in a journal or at a conference, or only a preprint."
    words = [word for word in get_args(Status) if word != NO_PUBLICATION]
    yield Facet("status", "Publication", about, "choice", _status, _choices(words))


def _status(method: Method) -> Known:
    return known([None if method.status == NO_PUBLICATION else method.status])


def _is_licence(value: str | Unknown | None) -> TypeGuard[str]:
    return value is not None and not isinstance(value, Unknown)


def _code(method: Method) -> Known:
    if not isinstance(method.code, tuple):
        return known([method.code])
    return known(GONE.id if place.state == "gone" else place.maintained_by for place in method.code)


def _weights(method: Method) -> Known:
    if not isinstance(method.weights, tuple):
        return known([method.weights])
    return known(GONE.id if place.state == "gone" else "available" for place in method.weights)
