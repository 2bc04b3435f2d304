"""Numbers; in an entry they stand as text, so that each keeps the digits of its source."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from ..problem import short
from .check import whole
from .text import wrong

_COUNT = re.compile(r"[1-9]\d{0,14}", re.ASCII)
_AMOUNT = re.compile(r"0|[1-9]\d{0,14}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?", re.ASCII)
_SHARE = re.compile(r"-?0{1,15}(\.\d{1,15})?", re.ASCII)


_A_COUNT = "a whole number above 0, such as 1000, without comma or unit"
_AN_AMOUNT = "a whole number such as 0 or 1000, without comma or unit"
_A_NUMBER = "a number, such as 0.938, without comma or unit"


def _count(value: Any) -> Any:
    if isinstance(value, str) and not _COUNT.fullmatch(value):
        raise wrong(f'"{short(value)}" is not {_A_COUNT}')
    return value


def _amount(value: Any) -> Any:
    if isinstance(value, str) and not _AMOUNT.fullmatch(value):
        raise wrong(f'"{short(value)}" is not {_AN_AMOUNT}')
    return value


def _number(value: Any) -> Any:
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        raise wrong(f'"{short(value)}" is not {_A_NUMBER}')
    return value


def _schema(kind: str, form: re.Pattern[str], expected: str, **bounds: int) -> WithJsonSchema:
    """An editor reads ``44`` as a number and ``"44"`` as text; both are meant."""
    said = {"type": ["string", kind], "pattern": whole(form.pattern), "errorMessage": f"is not {expected}"}
    return WithJsonSchema(said | bounds)


COUNT = _schema("integer", _COUNT, _A_COUNT, minimum=1)

_AMOUNT_SCHEMA = _schema("integer", _AMOUNT, _AN_AMOUNT, minimum=0)

Count = Annotated[int, Field(gt=0), BeforeValidator(_count), COUNT]
Amount = Annotated[int, Field(ge=0), BeforeValidator(_amount), _AMOUNT_SCHEMA]
Number = Annotated[Decimal, BeforeValidator(_number), _schema("number", _NUMBER, _A_NUMBER)]
Share = Annotated[
    Decimal,
    Field(ge=0, lt=1),
    BeforeValidator(_number),
    _schema("number", _SHARE, "at least 0 and less than 1", minimum=0, exclusiveMaximum=1),
]

AnyNumber = Literal["any"]


@dataclass(frozen=True)
class OrAny:
    """Lets a field say ``any`` in place of a number without the double messages of a union."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        number, _ = get_args(source)
        return core_schema.no_info_wrap_validator_function(
            lambda value, check: value if value == "any" else check(value),
            handler.generate_schema(number),
            serialization=core_schema.wrap_serializer_function_ser_schema(lambda value, _: value),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [handler(schema), {"enum": ["any"]}]}


OR_ANY = OrAny()
CountOrAny = Annotated[Count | AnyNumber, OR_ANY]
