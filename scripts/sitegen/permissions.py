"""What licences permit: whether commercial use is allowed, as far as we have classified the licence.

To classify a licence: its SPDX id in PERMIT or FORBID; one of ours says ``permits_commercial_use`` in
entries/vocabulary/licences.yaml. What stands in neither is unclassified: never a guess.
"""

from enum import StrEnum
from functools import lru_cache
from typing import Any

from license_expression import LicenseWithExceptionSymbol, get_spdx_licensing

from .vocabulary import Vocabulary

_SPDX = get_spdx_licensing()

PERMIT = frozenset(
    [
        *("0BSD", "AFL-3.0", "Apache-1.1", "Apache-2.0", "Artistic-1.0", "Artistic-2.0", "BSD-1-Clause"),
        *("BSD-2-Clause", "BSD-2-Clause-Patent", "BSD-3-Clause", "BSD-3-Clause-Clear", "BSD-4-Clause"),
        *("BSL-1.0", "CC0-1.0", "ECL-2.0", "ISC", "MIT", "MIT-0", "NCSA", "PostgreSQL", "PSF-2.0"),
        *("Python-2.0", "Unlicense", "UPL-1.0", "WTFPL", "X11", "Zlib"),
        *("AGPL-3.0-only", "AGPL-3.0-or-later", "CDDL-1.0", "CDDL-1.1", "CECILL-2.1", "CECILL-B", "CECILL-C"),
        *("EPL-1.0", "EPL-2.0", "EUPL-1.1", "EUPL-1.2", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only"),
        *("GPL-3.0-or-later", "LGPL-2.0-only", "LGPL-2.0-or-later", "LGPL-2.1-only", "LGPL-2.1-or-later"),
        *("LGPL-3.0-only", "LGPL-3.0-or-later", "MPL-1.1", "MPL-2.0", "MS-PL", "MS-RL", "OSL-3.0"),
        *(f"CC-BY-{version}" for version in ("1.0", "2.0", "2.5", "3.0", "4.0")),
        *(f"CC-BY-SA-{version}" for version in ("1.0", "2.0", "2.5", "3.0", "4.0")),
        *(f"CC-BY-ND-{version}" for version in ("1.0", "2.0", "2.5", "3.0", "4.0")),
    ]
)
FORBID = frozenset(
    [
        "PolyForm-Noncommercial-1.0.0",
        *(
            f"CC-BY-NC{and_}-{version}"
            for and_ in ("", "-SA", "-ND")
            for version in ("1.0", "2.0", "2.5", "3.0", "4.0")
        ),
    ]
)


class CommercialUse(StrEnum):
    """Whether work under a licence may be used commercially; ``label`` is what readers see."""

    PERMITTED = "permitted"
    NOT_PERMITTED = "not-permitted"
    UNCLASSIFIED = "unclassified"

    @property
    def label(self) -> str:
        return {"permitted": "permits commercial use", "not-permitted": "does not permit commercial use"}.get(
            self.value, "licence not classified"
        )


def commercial_use(licence: str, own: Vocabulary) -> CommercialUse:
    """For an SPDX expression: of ``A OR B`` one must permit it, of ``A AND B`` both; exceptions only add."""
    return _of(_parsed(licence), own)


@lru_cache(1000)
def _parsed(licence: str) -> Any:
    return _SPDX.parse(licence)


def _of(expression: Any, own: Vocabulary) -> CommercialUse:
    if isinstance(expression, LicenseWithExceptionSymbol):
        return _of(expression.license_symbol, own)
    if not expression.args:
        return _of_one(str(expression.key), own)
    parts = {_of(part, own) for part in expression.args}
    first, last = CommercialUse.PERMITTED, CommercialUse.NOT_PERMITTED
    if isinstance(expression, _SPDX.AND):
        first, last = last, first
    return first if first in parts else last if parts == {last} else CommercialUse.UNCLASSIFIED


def _of_one(licence: str, own: Vocabulary) -> CommercialUse:
    permits = own.terms[licence].permits_commercial_use if licence in own.terms else None
    if permits or licence in PERMIT:
        return CommercialUse.PERMITTED
    return (
        CommercialUse.NOT_PERMITTED if permits is False or licence in FORBID else CommercialUse.UNCLASSIFIED
    )
