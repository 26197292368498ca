"""The tree of worker categories; a row of ``data/categories.csv`` is a category."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pantau.core.text import Text


class Category(NamedTuple):
    """A group of workers; ``parent`` is empty for the top of a tree."""

    code: str
    parent: str
    title: Text


@cache
def categories() -> dict[str, Category]:
    """All categories by code, in the order in which they are shown."""
    table = files("pantau.core") / "data" / "categories.csv"
    with table.open(encoding="utf-8") as rows:
        return {
            row["code"]: Category(row["code"], row["parent"], Text(row["title_id"], row["title_en"]))
            for row in csv.DictReader(rows)
        }


def category_title(code: str) -> Text:
    """How a category is called; a code added by a user is shown as it is."""
    known = categories().get(code)
    return known.title if known else Text(code, code)


@cache
def category_ancestors(code: str) -> tuple[str, ...]:
    """The categories above one, nearest first, ending with the empty code that means all.

    >>> category_ancestors("nelayan")
    ('rentan', '')
    """
    if not code:
        return ()
    known = categories().get(code)
    parent = known.parent if known else ""
    return (parent, *category_ancestors(parent))
