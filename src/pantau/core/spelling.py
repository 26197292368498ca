"""What a misspelt code was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from pantau.core.text import Text


def nearest(word: str, words: Iterable[str], limit: int = 1) -> list[str]:
    """The known words closest to a misspelt one, best first; none when nothing is close.

    >>> nearest("coverge_rate", ["coverage_rate", "claim_ratio"])
    ['coverage_rate']
    """
    return get_close_matches(word[:80], list(words), n=limit, cutoff=0.6)


def meant(word: str, words: Iterable[str]) -> Text:
    """The end of a sentence about a misspelt word: what was probably meant, or nothing."""
    close = nearest(word, words)
    return Text(f"; maksud Anda '{close[0]}'?", f"; did you mean '{close[0]}'?") if close else Text("", "")
