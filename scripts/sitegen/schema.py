"""What editors are told of each kind of file: the model as JSON Schema, with the terms of the closed lists.

Draft 7, for every version of the YAML extension of VS Code reads it, and other editors do. It refuses
nothing that the checks accept; what the checks refuse it accepts only where no schema can say it (a test
lists where). ``errorMessage`` and ``enumDescriptions`` are what editors know beyond
the draft: what they say of a mistake, and of each word that they offer.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from .evidence import LISTS_WITH_SOURCES
from .fields import Field, evidenced_paths, fields
from .mistakes import A_LIST
from .model.base import Part
from .model.entry import Entry
from .model.text import Unknown
from .permissions import FORBID, PERMIT
from .vocabulary import Term, Vocabularies, Vocabulary

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"

UNKNOWN: Mapping[Unknown, str] = {
    Unknown.NOT_STATED: "Sources were read and do not say it.",
    Unknown.NOT_APPLICABLE: "There is no such thing here.",
}

_TEXT: Schema = {
    "anyOf": [
        {"type": ["string", "number"], "errorMessage": "expected text"},
        # True and false are text too; where a type names them, editors offer them.
        {"not": {"type": ["string", "number", "array", "object", "null"]}},
    ]
}


def schema_of(kind: type[Part], vocabularies: Vocabularies) -> Schema:
    """The schema of the files of one kind; terms of a closed list that cannot be read are any text."""
    raw = kind.model_json_schema(ref_template="#/definitions/{model}", schema_generator=_ForEditors)
    definitions = raw.pop("$defs")
    if issubclass(kind, Entry):
        raw["properties"]["evidence"] |= _evidence(kind, definitions)
    filled = _filled({**raw, "definitions": definitions}, vocabularies)
    forms: list[Schema] = []
    shared: Schema = _shared(filled, forms)
    shared["definitions"] |= {f"form-{number}": form for number, form in enumerate(forms, start=1)}
    return {"$schema": DRAFT, **shared}


class _ForEditors(GenerateJsonSchema):
    """Fields are written or not there, never null; each value may be written as text."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        return self.generate_inner(schema["schema"])

    def str_schema(self, schema: core_schema.StringSchema) -> Schema:
        form = {"pattern": r"\S", "errorMessage": "is empty; write a value or delete the line"}
        return {**_TEXT, "allOf": [form]} if schema.get("min_length") else _TEXT

    def literal_schema(self, schema: core_schema.LiteralSchema) -> Schema:
        return {"enum": schema["expected"]}

    def tuple_schema(self, schema: core_schema.TupleSchema) -> Schema:
        made = super().tuple_schema(schema) | {"errorMessage": f"expected {A_LIST}"}
        return made | {"uniqueItems": True} if "x-vocabulary" in made["items"] else made

    def dict_schema(self, schema: core_schema.DictSchema) -> Schema:
        name = self.generate_inner(schema["keys_schema"])
        return super().dict_schema(schema) | {"propertyNames": {"allOf": name["allOf"]}}

    def model_schema(self, schema: core_schema.ModelSchema) -> Schema:
        part: type[Part] = schema["cls"]
        made = super().model_schema(schema)
        made["description"] = " ".join((part.__doc__ or "").replace("``", "").split())
        for name, info in part.model_fields.items():
            if info.exclude:  # the slug, which is the name of the file
                del made["properties"][name]
                made["required"].remove(name)
        for field in fields(part):
            made["properties"][field.name]["description"] = _meaning(field)
        return made

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> Schema:
        """By conditions, so that an editor offers and tells what belongs to the kind that stands there."""
        made = super().tagged_union_schema(schema)
        if "discriminator" not in made:
            return {"anyOf": made["oneOf"]}
        kinds = defaultdict(list)
        for kind, ref in made["discriminator"]["mapping"].items():
            kinds[ref].append(kind)
        return {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"enum": list(made["discriminator"]["mapping"])}},
            "allOf": [_if_kind(names, ref) for ref, names in kinds.items()],
        }


def _if_kind(names: list[str], ref: str) -> Schema:
    of_kind = {"required": ["kind"], "properties": {"kind": {"enum": names}}}
    return {"if": of_kind, "then": {"$ref": ref}}


def _meaning(field: Field) -> str:
    return f"{field.description} Needs a line under evidence." if field.evidenced else field.description


def _evidence(kind: type[Part], definitions: Schema) -> Schema:
    """The paths that may stand under ``evidence``."""
    paths = [*evidenced_paths(kind), *(path for path in LISTS_WITH_SOURCES if _has(kind, path))]
    ids = definitions["Publication"]["properties"]["sources"]
    return {"additionalProperties": False, "properties": dict.fromkeys(paths, ids)}


def _has(kind: type[Part], path: str) -> bool:
    return path.split(".")[0] in kind.model_fields


def _filled(schema: Any, vocabularies: Vocabularies) -> Any:
    """The schema with the terms, licences and words for which marks of the model stand."""
    if isinstance(schema, list):
        return [_filled(inner, vocabularies) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    made: Schema = {}
    for key, value in schema.items():
        if key == "x-vocabulary":
            made |= _terms(vocabularies[value]) if value in vocabularies else _TEXT
        elif key == "x-licence":
            made |= _licences(vocabularies.get("licences", ()))
        elif key == "x-unknown":
            made |= _unknown()
        else:
            made[key] = _filled(value, vocabularies)
    return made


def _shared(schema: Any, forms: list[Schema]) -> Any:
    """The schema with each form that texts take written down once, in ``forms``."""
    if isinstance(schema, list):
        return [_shared(inner, forms) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _shared(value, forms) for key, value in schema.items()}
    if "pattern" in str(made.get("allOf")):
        form = {"allOf": made["allOf"]}
        if form not in forms:
            forms.append(form)
        made["allOf"] = [{"$ref": f"#/definitions/form-{forms.index(form) + 1}"}]
    return made


def _unknown() -> Schema:
    return {"enum": [state.value for state in UNKNOWN], "enumDescriptions": list(UNKNOWN.values())}


def _terms(vocabulary: Vocabulary) -> Schema:
    said = [f"{term.label}: {term.definition}" for term in vocabulary]
    return {"enum": list(vocabulary.terms), "enumDescriptions": said}


def _licences(ours: Iterable[Term]) -> Schema:
    """Any line may be an SPDX expression; the licences that we know are offered."""
    said = dict.fromkeys(sorted(PERMIT), "Permits commercial use.")
    said |= dict.fromkeys(sorted(FORBID), "Does not permit commercial use.")
    said |= {term.id: f"{term.label}: {term.definition}" for term in ours}
    known = {"enum": list(said), "enumDescriptions": list(said.values())}
    return {"anyOf": [known, {"type": "string", "pattern": r"\S"}]}
