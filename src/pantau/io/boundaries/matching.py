"""Which region a feature is: by a code in one of its properties, else by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pantau.core import regions
from pantau.io.boundaries.reading import Feature

LEVELS: Final = ("province", "regency")
_DIGITS: Final = re.compile(r"[0-9]{2}(?:[.\s-]?[0-9]{2})?")


def matched(found: Sequence[Feature]) -> tuple[dict[str, dict[str, list[Feature]]], list[str]]:
    """The features of each region by level and code, and how those are called that are no region.

    The property that names most regions is taken for all of them; retired codes become those of today.
    """
    by: dict[str, dict[str, list[Feature]]] = {level: {} for level in LEVELS}
    said = _best(found)
    strange = []
    for one in found:
        code = said.get(one.number, "")
        if code:
            by[regions.level(code)].setdefault(code, []).append(one)
        else:
            strange.append(_called(one))
    return {level: codes for level, codes in by.items() if codes}, strange


def _best(found: Sequence[Feature]) -> dict[int, str]:
    """The code of each feature by the property that knows the most regions; names are asked where no code is."""
    names = dict.fromkeys(name for one in found for name in one.about)
    for read in (_by_code, _by_name):
        told = [
            {one.number: code for one in found if (code := read(one.about.get(name, "")))} for name in names
        ]
        # A property like the code of the province above names regions as well, but few of them.
        best = max(told, key=lambda codes: (len(set(codes.values())), len(codes)), default={})
        if best:
            return best
    return {}


def _by_code(text: str) -> str:
    if not _DIGITS.fullmatch(text.strip()):
        return ""
    digits = re.sub(r"[^0-9]", "", text)
    code = regions.successor(digits if len(digits) == 2 else f"{digits[:2]}.{digits[2:]}") or ""
    return code if code and regions.level(code) in LEVELS else ""


def _by_name(text: str) -> str:
    """The region of exactly that name, where there is one alone."""
    if not text or text.isdigit():
        return ""
    bare = _plain(text)
    found = [one.code for one in regions.nearest(text) if one.level in LEVELS and _plain(one.name) == bare]
    return found[0] if len(found) == 1 else ""


def _plain(name: str) -> str:
    return re.sub(r"\W", "", re.sub(r"^(provinsi|kab\b\.?|kabupaten) *", "", name.casefold().strip()))


def _called(one: Feature) -> str:
    texts = (text for text in one.about.values() if any(letter.isalpha() for letter in text))
    return next(texts, f"#{one.number}")
