"""How wide words are, without a font at hand: bounds that hold for the wide ones among system fonts."""

from functools import lru_cache

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
_SHARE = {sign: share for share, signs in _SHARES.items() for sign in signs}
"""Width of a sign in parts of the height of letters: that of DejaVu Sans, a wide font, or a little more."""

_CAPITAL, _FULL_WIDTH, _BOLD = 0.80, 1.04, 1.14


@lru_cache(50_000)
def width(words: str, bold: bool = False) -> float:
    """At most so many px wide."""
    return sum(map(_share, words)) * SIZE * (_BOLD if bold else 1)


def shortened(words: str, room: float, bold: bool = False) -> str:
    """The words, cut with an ellipsis where they need more than ``room`` px."""
    if width(words, bold) <= room:
        return words
    words = words[: int(room)]  # no sign is narrower than a px
    while words and width(words + "…", bold) > room:
        words = words[:-1]
    return words.rstrip() + "…"


def _share(sign: str) -> float:
    return _SHARE.get(sign, _FULL_WIDTH if ord(sign) > 0x2E7F else _CAPITAL)
