"""What was made for a page and is the same for every reader, in the memory of the process, while nothing changed."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.cache import caches

from pantau.web.language import language
from pantau.web.places.mapped import boundaries
from pantau.web.recorded.answers import state


def recall(*what: str) -> Any:
    """What was made of this for the reader's language since the ledger and the boundaries last changed; else none."""
    return caches["pages"].get(_key(what))


def remember(made: Any, *what: str) -> None:
    """Keep what was made; the least asked for are forgotten when there is no more room."""
    caches["pages"].set(_key(what), made)


def forget() -> None:
    """Make everything anew: for tests, in which two ledgers may look alike."""
    caches["pages"].clear()


def _key(what: tuple[str, ...]) -> str:
    seals = (found.seal if (found := boundaries(level)) else "" for level in ("province", "regency"))
    return hashlib.sha256("|".join((*what, language(), state(), *seals)).encode()).hexdigest()
