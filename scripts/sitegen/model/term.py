"""A term of a closed list as the value of a field."""

from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from ..problem import short
from ..vocabulary import Term, Vocabulary
from .text import Context, wrong_word

MOST_TERMS_LISTED = 25


@dataclass(frozen=True)
class In:
    """Accepts the id of a term of one vocabulary and gives the :class:`Term`."""

    vocabulary: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(
            self._term,
            core_schema.str_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda term: term.id),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"x-vocabulary": self.vocabulary}

    def _term(self, value: str, info: ValidationInfo[Context]) -> Term:
        vocabulary = info.context.vocabularies.get(self.vocabulary)
        if vocabulary is None:
            return Term(self.vocabulary, value, value)
        if value in vocabulary.terms:
            return vocabulary.terms[value]
        article = "an" if vocabulary.singular[0].lower() in "aeiou" else "a"
        found = f'"{short(value)}" is not {article} {vocabulary.singular}'
        terms = all_terms(vocabulary)

        def suggest() -> str | None:
            near = vocabulary.nearest(value)
            return f'did you mean "{near}"? (all terms are in {terms})' if near else None

        raise wrong_word(found, suggest, f"choose a term from {terms}")


def all_terms(vocabulary: Vocabulary) -> str:
    """Where the terms are, and which, if they are not too many to read."""
    listed = f": {', '.join(vocabulary.terms)}" if len(vocabulary.terms) <= MOST_TERMS_LISTED else ""
    return f"entries/vocabulary/{vocabulary.id}.yaml{listed}; if none fits, add one there"
