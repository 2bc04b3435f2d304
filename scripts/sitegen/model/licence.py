"""Licences: SPDX expressions, and ids of our own for licences that SPDX does not know."""

from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any

from license_expression import ExpressionError, get_spdx_licensing
from pydantic import AfterValidator, ValidationInfo

from ..problem import short
from ..vocabulary import did_you_mean, nearest
from .text import Context, Line, wrong

OURS = "entries/vocabulary/licences.yaml"

_SPDX = get_spdx_licensing()


def _licence(value: str, info: ValidationInfo[Context]) -> str:
    """The expression in its usual spelling; ``mit`` gives ``MIT``."""
    ids, spelling = _parsed(value)
    if not ids:
        raise wrong(
            f'"{short(value)}" is not an SPDX licence expression, such as "MIT" or "MIT OR GPL-3.0-only"'
        )
    own = info.context.vocabularies.get("licences")
    for name in ids:
        if name not in _SPDX.known_symbols and own and name not in own.terms:
            raise wrong(_unknown(name, own.terms))
    return spelling


@cache
def _parsed(value: str) -> tuple[tuple[str, ...], str]:
    """The ids in an expression and its usual spelling; none if it is not an expression."""
    try:
        expression: Any = _SPDX.parse(value, validate=False, strict=True)
        return tuple(_SPDX.license_keys(expression)), str(expression)
    except (ExpressionError, LookupError, AttributeError, TypeError):  # the parser's own slips among them
        return (), ""


def _unknown(name: str, own: Iterable[str]) -> str:
    if name.lower().startswith("licenseref-"):
        near = nearest(name, own, cutoff=0.8)
        advice = f'did you mean "{near}"? (all of ours: {OURS})' if near else f"define it in {OURS}"
        return f'"{short(name)}" is not a licence that we know; {advice}'
    advice = did_you_mean(name, [*_SPDX.known_symbols, *own], "look it up in the SPDX licence list")
    return f'"{short(name)}" is not an SPDX licence id; {advice}'


Licence = Annotated[Line, AfterValidator(_licence)]
