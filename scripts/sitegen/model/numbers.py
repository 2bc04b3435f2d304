"""Numbers; in an entry they stand as text, so that each keeps the digits of its source."""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from ..problem import short
from .text import wrong

_COUNT = re.compile(r"[1-9]\d{0,14}", re.ASCII)
_AMOUNT = re.compile(r"0|[1-9]\d{0,14}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?", re.ASCII)


def _count(value: Any) -> Any:
    if isinstance(value, str) and not _COUNT.fullmatch(value):
        raise wrong(f'"{short(value)}" is not a whole number above 0, such as 1000, without comma or unit')
    return value


def _amount(value: Any) -> Any:
    if isinstance(value, str) and not _AMOUNT.fullmatch(value):
        raise wrong(f'"{short(value)}" is not a whole number such as 0 or 1000, without comma or unit')
    return value


def _number(value: Any) -> Any:
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        raise wrong(f'"{short(value)}" is not a number, such as 0.938, without comma or unit')
    return value


Count = Annotated[int, Field(gt=0), BeforeValidator(_count)]
Amount = Annotated[int, Field(ge=0), BeforeValidator(_amount)]
Number = Annotated[Decimal, BeforeValidator(_number)]
