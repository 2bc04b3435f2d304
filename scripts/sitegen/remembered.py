"""Work done once for each object: a preview hands over the very same entry while its file is the same."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

R = TypeVar("R")

MOST = 200_000
"""Results kept of one kind of work; past that, all are forgotten."""


def remembered(work: Callable[..., R]) -> Callable[..., R]:
    """``work`` whose results are kept by the identity of the first argument and the value of the others."""
    kept: dict[tuple[Any, ...], tuple[object, R]] = {}

    @wraps(work)
    def remembering(thing: object, *others: Any) -> R:
        key = (id(thing), *others)
        found = kept.get(key)
        if found is None or found[0] is not thing:
            if len(kept) >= MOST:
                kept.clear()
            # The thing is kept too, so that no other gets its identity.
            found = kept[key] = (thing, work(thing, *others))
        return found[1]

    return remembering
