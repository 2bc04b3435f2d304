"""A term of a closed list as the value of a field."""

from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from ..problem import short
from ..vocabulary import Term
from .text import Context, wrong


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
        return {"type": "string", "x-vocabulary": self.vocabulary}

    def _term(self, value: str, info: ValidationInfo[Context]) -> Term:
        vocabulary = info.context.vocabularies.get(self.vocabulary)
        if vocabulary is None:
            return Term(self.vocabulary, value, value)
        if value in vocabulary.terms:
            return vocabulary.terms[value]
        article = "an" if vocabulary.singular[0].lower() in "aeiou" else "a"
        found = f'"{short(value)}" is not {article} {vocabulary.singular}'
        file = f"entries/vocabulary/{self.vocabulary}.yaml"
        if near := vocabulary.nearest(value):
            raise wrong(f'{found}; did you mean "{near}"? (all terms: {file})')
        raise wrong(f"{found}; choose a term from {file}")
