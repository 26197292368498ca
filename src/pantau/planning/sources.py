"""Sources of money and on whom each may be spent: data with source and confidence, replaced by what a plan names."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Final

from pantau.core.categories import category_ancestors
from pantau.core.terms import SPONSORS
from pantau.core.text import Text
from pantau.law.exact_yaml import parse

ALL: Final = "all"
CONFIDENCES: Final = {
    "high": Text("kuat", "high"),
    "medium": Text("sedang", "medium"),
    "low": Text("lemah", "low"),
}


@dataclass(frozen=True)
class Source:
    """One kind of money: whom it may pay (`all`, or categories with what lies in them), and how sure that is.

    ``share``: at most so many percent of the whole fund may be spent on this, none where no such limit is known.
    """

    code: str
    pays: tuple[str, ...]
    confidence: str
    source: str
    note: Text
    share: Decimal | None = None

    @property
    def title(self) -> Text:
        """What it is called."""
        return SPONSORS[self.code]


def may_pay(pays: tuple[str, ...], category: str) -> bool:
    """Whether a category, or one that holds it, is among those that may be paid.

    >>> may_pay(("rentan",), "nelayan"), may_pay(("pekebun_sawit",), "rentan"), may_pay(("all",), "")
    (True, False, True)
    """
    return ALL in pays or not {category, *category_ancestors(category)}.isdisjoint(pays)


@cache
def sources() -> dict[str, Source]:
    """The sources that Pantau ships rules for, by code."""
    text = (files("pantau.planning") / "data" / "sources.yaml").read_text("utf-8")
    return {
        code: Source(
            code=code,
            pays=tuple(given["pays"]),
            confidence=given["confidence"],
            source=given["source"],
            note=Text(**given["note"]),
            share=given.get("share"),
        )
        for code, given in parse(text).items()
    }
