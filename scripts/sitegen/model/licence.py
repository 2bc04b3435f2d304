"""Licences: SPDX expressions, and ids of our own for licences that SPDX does not know.

To add a name that people write instead of an SPDX id: its line in ``_MEANT``.
"""

import re
from collections.abc import Iterable
from functools import cache, partial
from typing import Annotated, Any

from license_expression import ExpressionError, get_spdx_licensing
from pydantic import AfterValidator, Field, ValidationInfo

from ..problem import short
from ..vocabulary import nearest, nearest_name
from .text import Context, Line, wrong, wrong_word

OURS = "entries/vocabulary/licences.yaml"

_SPDX = get_spdx_licensing()
_OPERATORS = re.compile(r"\s+(?:AND|OR|WITH)\s+|[()]", re.IGNORECASE)
_LOOK_UP = f"look it up at https://spdx.org/licenses, or define it in {OURS}"


def _licence(value: str, info: ValidationInfo[Context]) -> str:
    """The expression in its usual spelling; ``mit`` gives ``MIT``."""
    for name in _OPERATORS.split(value):
        _refuse_loose_name(name.strip())
    ids, spelling = _parsed(value)
    if not ids:
        raise wrong(
            f'"{short(value)}" is not an SPDX licence expression, such as "MIT" or "MIT OR GPL-3.0-only"'
        )
    own = info.context.vocabularies.get("licences")
    for name in ids:
        if name not in _SPDX.known_symbols and own and name not in own.terms:
            raise _unknown(name, own.terms)
    return spelling


@cache
def _parsed(value: str) -> tuple[tuple[str, ...], str]:
    """The ids in an expression and its usual spelling; none if it is not an expression."""
    try:
        expression: Any = _SPDX.parse(value, validate=False, strict=True)
        return tuple(_SPDX.license_keys(expression)), str(expression)
    except (
        ExpressionError,
        LookupError,
        AttributeError,
        TypeError,
        AssertionError,
    ):  # the parser's own slips among them
        return (), ""


def _refuse_loose_name(name: str) -> None:
    """Names that the parser takes, or that say too little to tell which licence it is."""
    key = _key(name)
    if name and key in _NO_LICENCE:
        raise wrong(
            f'"{short(name)}" is not a licence; write not-stated if you looked and there is none; '
            "leave the field out if you did not look"
        )
    if name.casefold() in _CURRENT:
        current = _CURRENT[name.casefold()]
        which = '; the latter where a source says "or any later version"' if " or " in current else ""
        raise wrong(f'"{name}" is a deprecated SPDX id; write {current}{which}')
    if name.casefold() not in _IDS and (meant := _meant(key)):
        raise wrong(f'"{short(name)}" is not an SPDX licence id; did you mean {meant}?')


def _unknown(name: str, own: Iterable[str]) -> Exception:
    if name.lower().startswith("licenseref-"):
        near = partial(nearest, name, own, cutoff=0.8)
        found = f'"{short(name)}" is not a licence that we know'
        return wrong_word(found, lambda: _advice(near(), f" (all of ours: {OURS})"), f"define it in {OURS}")
    near = partial(nearest_name, name, [*_IDS.values(), *own], cutoff=0.85)
    return wrong_word(f'"{short(name)}" is not an SPDX licence id', lambda: _advice(near()), _LOOK_UP)


def _advice(near: str | None, where: str = "") -> str | None:
    return f'did you mean "{near}"?{where}' if near else None


def _key(name: str) -> str:
    """``The GNU General Public License, version 3.0`` and ``GPLv3`` are both ``gpl3``."""
    text = name.casefold()
    for words, short_name in _LONG_NAMES:
        text = text.replace(words, short_name)
    text = re.sub(r"\b(the|gnu|licen[sc]ed?|versions?|clause)\b|v(?=[. ]?\d)|\.0\b", " ", text)
    return re.sub(r"[^a-z0-9.+]|\.(?!\d)", "", text)


def _meant(key: str) -> str | None:
    """The ids that a name may stand for, in quotes."""
    if gnu := re.fullmatch(r"([al]?gpl)(\d(?:\.\d)?)(\+?)", key):
        name = f"{gnu[1].upper()}-{_version(gnu[2])}"
        return _forms(name + gnu[3]) if f"{name}-only".casefold() in _IDS else None
    if commons := re.fullmatch(r"cc(by)(nc)?(sa|nd)?(\d(?:\.\d)?)?(?:international|intl)?", key):
        parts = [part.upper() for part in commons.groups()[:3] if part]
        name = f"CC-{'-'.join(parts)}-{_version(commons[4] or '4')}"
        return f'"{name}"' if name.casefold() in _IDS else None
    return _MEANT.get(key)


def _version(number: str) -> str:
    return number if "." in number else f"{number}.0"


def _forms(name: str) -> str:
    """The current forms of ``GPL-3.0`` or ``GPL-3.0+``."""
    base = name.removesuffix("+")
    later = f'"{base}-or-later"'
    return later if name.endswith("+") else f'"{base}-only" or {later}'


def _current_forms() -> dict[str, str]:
    """What stands today for ids that SPDX has deprecated: the parser would choose one for us."""
    forms = {}
    for id, symbol in _SPDX.known_symbols.items():
        for old in symbol.aliases if not id.startswith("LicenseRef-") else ():
            if not old.startswith("LicenseRef-") and old not in _MEANT_FIRST:
                forms[old.casefold()] = (
                    _forms(old.replace(" ", "-")) if id.endswith(("-only", "-or-later")) else f'"{id}"'
                )
        if symbol.is_deprecated and not id.startswith("LicenseRef-"):
            forms[id.casefold()] = "the licence and its exception with WITH between them"
    return forms


_LONG_NAMES = (
    ("lesser general public", "lgpl"),
    ("affero general public", "agpl"),
    ("general public", "gpl"),
    ("creative commons", "cc"),
    ("attribution", "by"),
    ("mozilla public", "mpl"),
    ("apache software", "apache"),
)
_NO_LICENCE = {
    "none",
    "no",
    "unknown",
    "na",
    "notknown",
    "notspecified",
    "unspecified",
    "notfound",
    "tbd",
    "",
}
_MEANT = {
    "gpl": '"GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only" or "GPL-3.0-or-later"',
    "lgpl": '"LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only" or "LGPL-3.0-or-later"',
    "agpl": '"AGPL-3.0-only" or "AGPL-3.0-or-later"',
    "bsd": '"BSD-2-Clause" or "BSD-3-Clause"',
    **dict.fromkeys(("bsd2", "2bsd", "simplifiedbsd"), '"BSD-2-Clause"'),
    **dict.fromkeys(("bsd3", "3bsd", "newbsd", "modifiedbsd", "revisedbsd"), '"BSD-3-Clause"'),
    **dict.fromkeys(("apache", "apache2", "asl2", "apachev2"), '"Apache-2.0"'),
    **dict.fromkeys(("mit", "expat"), '"MIT"'),
    **dict.fromkeys(("mpl", "mpl2"), '"MPL-2.0"'),
    **dict.fromkeys(("cc0", "cc01", "cczero"), '"CC0-1.0"'),
}
_MEANT_FIRST = {"GPL", "BSD-2"}
_IDS = {id.casefold(): id for id in _SPDX.known_symbols if not id.startswith("LicenseRef-")}
_CURRENT = _current_forms()

Licence = Annotated[Line, AfterValidator(_licence), Field(json_schema_extra={"x-licence": True})]
