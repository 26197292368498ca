"""What a misspelt code was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, words: Iterable[str], limit: int = 1) -> list[str]:
    """The known words closest to a misspelt one, best first; none when nothing is close.

    >>> nearest("coverge_rate", ["coverage_rate", "claim_ratio"])
    ['coverage_rate']
    """
    return get_close_matches(word[:80], list(words), n=limit, cutoff=0.6)
