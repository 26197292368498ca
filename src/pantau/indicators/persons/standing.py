"""Rows as they stand: what was taken back is gone, whichever batch stated it."""

from __future__ import annotations

from typing import Any

from pantau.core.period import Month


def standing(table: Any, *columns: str) -> Any:
    """The values of these columns that a row of the table states, each once, with how many state them.

    Signs add up over any choice of columns, so a fact that was taken back is not in it.
    """
    found = table.group_by(list(columns)).agg(rows=table.sign.cast("int64").sum())
    return found.filter(found.rows > 0)


def died_by(deaths: Any, at: Month) -> Any:
    """Each person on a list of deaths with the first day that a list gives, where it is not after a month."""
    found = standing(deaths, "person", "died_on")
    first = found.group_by("person").agg(died_on=found.died_on.min())
    return first.filter(first.died_on <= at.last)
