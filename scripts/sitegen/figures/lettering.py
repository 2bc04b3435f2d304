"""How wide words are, without a font at hand: bounds that hold for the wide ones among system fonts."""

from functools import lru_cache
from itertools import accumulate

SIZE = 12
"""Height of letters in px."""

_SHARES = {
    0.30: "ijlI",
    0.34: " ,.:;'|!\u2019",
    0.42: "ft-()[]/\\`",
    0.46: 'r"',
    0.60: "cskvxyzJ",
    0.66: "abdeghnopquLT0123456789",
    1.04: "mwMW@%—…",
}
_CAPITAL, _FULL_WIDTH, _BOLD = 0.80, 1.04, 1.14


class _Share(dict[str, float]):
    """Width of a sign in parts of the height of letters: that of DejaVu Sans, a wide font, or more."""

    def __missing__(self, sign: str) -> float:
        return _FULL_WIDTH if ord(sign) > 0x2E7F else _CAPITAL


_SHARE = _Share((sign, share) for share, signs in _SHARES.items() for sign in signs)


@lru_cache(50_000)
def width(words: str, bold: bool = False) -> float:
    """At most so many px wide."""
    return sum(map(_SHARE.__getitem__, words)) * SIZE * (_BOLD if bold else 1)


def shortened(words: str, room: float, bold: bool = False) -> str:
    """The words, cut with an ellipsis where they need more than ``room`` px."""
    if width(words, bold) <= room:
        return words
    words = words[: int(room)]  # no sign is narrower than a px
    ends = (end + _SHARE["…"] for end in accumulate(map(_SHARE.__getitem__, words)))
    fit = sum(end * SIZE * (_BOLD if bold else 1) <= room for end in ends)
    return words[:fit].rstrip() + "…"
