"""A text file as a value: what the generator reads and what it writes."""

import re
from dataclasses import dataclass

NOT_A_FILE = "\0not a file"
"""Stands for the text of a link, a device or anything else that is not read."""

TOO_LARGE = "\0too large"
"""Stands for the text of a file of more than ``MOST_BYTES``, which is not read either."""

MOST_BYTES = 5_000_000
"""Size up to which a file is read: more than all observations of links, less than what could hurt."""

INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\U000e0000-\U000e007f\ufdd0-\ufdef\u3164\u115f\u1160\uffa0\u2800\u034f"
    + "".join(chr(plane << 16 | end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
    + "]"
)
"""Characters that steer a terminal, turn the order of letters or cannot be seen; entries hold none."""


@dataclass(frozen=True, order=True)
class TextFile:
    """A path below some root, with forward slashes, and the whole text."""

    path: str
    text: str
