"""Numbers; in an entry they stand as text, so that each keeps the digits of its source."""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

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
