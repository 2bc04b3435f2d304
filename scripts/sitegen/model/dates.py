"""Days, months and years that exist and are not in the future."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from ..problem import short
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


PastDate = Annotated[str, AfterValidator(_day_month_or_year)]
PastDay = Annotated[str, AfterValidator(_day)]
