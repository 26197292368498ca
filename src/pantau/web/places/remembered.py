"""What was made for a page and is the same for every reader, in the memory of the process, while nothing changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from django.core.cache import caches

from pantau.web.language import language
from pantau.web.places.mapped import boundaries
from pantau.web.recorded.answers import state


def remembered(make: Callable[[], tuple[Any, bool]], *what: str) -> tuple[Any, bool]:
    """What was made of this for the reader's language, else what ``make`` makes now; and whether it is whole.

    Only what is whole is remembered, under the state of ledger and boundaries from before it was made: a ledger that
    changes meanwhile has it made again. The least asked for are forgotten when there is no more room.
    """
    key = _key(what)
    found = caches["pages"].get(key)
    if found is not None:
        return found, True
    made, whole = make()
    if whole:
        caches["pages"].set(key, made)
    return made, whole


def _key(what: tuple[str, ...]) -> str:
    seals = (found.seal if (found := boundaries(level)) else "" for level in ("province", "regency"))
    return hashlib.sha256("|".join((*what, language(), state(), *seals)).encode()).hexdigest()
