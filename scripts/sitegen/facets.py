"""The facets. Their kinds, values and help come from the model and the vocabularies.

To add one for a field: its line in FIELDS. A field that takes terms and stands neither there nor in LEFT_OUT
becomes a facet by itself, at the end, under the title of its vocabulary.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from .facet import Choice, Facet, known, plain_choices, values_at
from .fields import Field, choices_in, fields, parts_in, vocabularies_in
from .model.architecture import Measure
from .model.base import Part
from .model.method import Length, Method
from .remembered import remembered
from .vocabulary import Vocabularies
from .worked_out import worked_out

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

AFTER_LICENCES = frozenset({"evaluated-on", "architecture", "parameters", "framework", "measured-by"})
"""Facets that matter less than whether a method may and can be used: they stand below those worked out."""

LEFT_OUT = frozenset({"publications.role", "links.kind", "results.metric", "lineage.relation"})
"""Fields with terms by which nobody chooses a method."""


def facets(vocabularies: Vocabularies, model: type[Method] = Method) -> tuple[Facet, ...]:
    """All facets: those of FIELDS, those that are worked out, those that no list names."""
    leaves = {field.path: field for field in _leaves(model)}
    named = [_of_field(leaves[path], vocabularies, **settings) for path, settings in FIELDS.items()]
    unnamed = [
        _of_field(field, vocabularies)
        for path, field in leaves.items()
        if any(vocabularies_in(field.info)) and path not in {*FIELDS, *LEFT_OUT}
    ]
    first = [facet for facet in named if facet.id not in AFTER_LICENCES]
    later = [facet for facet in named if facet.id in AFTER_LICENCES]
    return (*first, *worked_out(vocabularies["licences"]), *later, *unnamed)


def facets_with(vocabulary: str, vocabularies: Vocabularies) -> tuple[Facet, ...]:
    """The facets whose values are the terms of a vocabulary."""
    return tuple(facet for facet in facets_by_id(vocabularies).values() if facet.vocabulary == vocabulary)


@remembered
def facets_by_id(vocabularies: Vocabularies) -> Mapping[str, Facet]:
    """All facets of methods, made once for each set of vocabularies."""
    return {facet.id: replace(facet, of=remembered(facet.of)) for facet in facets(vocabularies)}


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
        given |= {"kind": "choice", "choices": plain_choices(words)}
    else:
        given |= {"kind": "range", "unit": "bp" if field.name.endswith("_bp") else ""}
    return Facet(**{**given, "of": lambda method: known(values_at(method, steps)), **settings})
