"""Days, months and years that exist and are not in the future."""

import re
from datetime import date
from typing import Annotated

from pydantic import ValidationInfo

from ..problem import short
from .check import ONLY_TEXT, Check, whole, whole_number
from .text import Context, wrong

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DAY_MONTH_OR_YEAR = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_FIRST_DAY = "0000-01-01"
FIRST_YEAR = "1970"  # nothing here is older, and file formats count time from then


def _day(value: str, info: ValidationInfo[Context]) -> str:
    if not _DAY.fullmatch(value):
        raise wrong(f'"{short(value)}" is not a day; write YYYY-MM-DD')
    return _in_the_past(value, info.context.today)


def _day_month_or_year(value: str, info: ValidationInfo[Context]) -> str:
    if not _DAY_MONTH_OR_YEAR.fullmatch(value):
        raise wrong(f'"{short(value)}" is not a date; write YYYY, YYYY-MM or YYYY-MM-DD')
    return _in_the_past(value, info.context.today)


def _in_the_past(value: str, today: date) -> str:
    try:
        date.fromisoformat(value + _FIRST_DAY[len(value) :])
    except ValueError:
        raise wrong(f'"{value}" is a date that does not exist; look it up again') from None
    if value < FIRST_YEAR:
        raise wrong(f'"{value}" is before {FIRST_YEAR}; look it up again')
    if value > today.isoformat()[: len(value)]:
        raise wrong(f'"{value}" is after today, {today.isoformat()}; write when it did happen')
    return value


_YEAR = "(?:19[7-9][0-9]|[2-9][0-9]{3})"
_MONTH = "-(?:0[1-9]|1[0-2])"
_DAY_OF_MONTH = "-(?:0[1-9]|[12][0-9]|3[01])"
_ANY_DATE = whole(f"{_YEAR}(?:{_MONTH}(?:{_DAY_OF_MONTH})?)?")
_AS_NUMBER = whole_number(int(FIRST_YEAR), 9999)

PastDate = Annotated[
    str, Check(_day_month_or_year, _ANY_DATE, "write YYYY, YYYY-MM or YYYY-MM-DD", _AS_NUMBER)
]
PastDay = Annotated[str, Check(_day, whole(_YEAR + _MONTH + _DAY_OF_MONTH), "write YYYY-MM-DD", ONLY_TEXT)]
