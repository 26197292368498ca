"""Words and numbers that only the pages of rounds need."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template

from pantau.core.categories import category_title
from pantau.core.notation import (
    format_interval,
    format_number,
    format_percent,
    format_period,
    format_value,
    is_plain,
)
from pantau.core.terms import SPONSORS
from pantau.core.text import Text
from pantau.figures import MEASURES
from pantau.figures.interval import Interval
from pantau.web.language import language, said

register = template.Library()
_DONE = {
    "created": Text("dibuat", "created"),
    "opened": Text("dibuka", "opened"),
    "closed": Text("ditutup", "closed"),
    "extended": Text("diperpanjang", "extended"),
    "invited": Text("diundang", "invited"),
    "saved": Text("disimpan", "saved"),
    "submitted": Text("diajukan", "submitted"),
    "returned": Text("dikembalikan", "returned"),
    "approved": Text("disetujui", "approved"),
    "locked": Text("dikunci", "locked"),
    "reopened": Text("dibuka kembali", "reopened"),
    "raised": Text("ditemukan", "raised"),
    "disputed": Text("disanggah", "disputed"),
    "explained": Text("dijelaskan", "explained"),
    "followed_up": Text("ditindaklanjuti", "followed up"),
    "noted": Text("dicatat", "noted"),
    "resolved": Text("selesai", "resolved"),
    "risk_accepted": Text("risiko diterima", "risk accepted"),
    "carried_over": Text("dibawa ke putaran berikutnya", "carried over"),
    "still_failing": Text("diperiksa lagi, belum cocok", "checked again, still wrong"),
}
_REVIEW = Text("pemeriksaan angka", "check of the numbers")


@register.filter
def action(code: str) -> str:
    """What was done, in the language of the reader."""
    return said(_DONE[code]) if code in _DONE else code


@register.filter
def by(name: str) -> str:
    """Who did it; a check has no name of its own."""
    return said(_REVIEW) if name == "review" else name


@register.filter
def typed(text: str) -> str:
    """What stands in a field of a number, as the reader's language writes it: ``17000``, ``53.2 %``."""
    number, _, unit = text.partition(" ")
    if not is_plain(number):
        return text
    return " ".join(part for part in (format_number(Decimal(number), language()), unit) if part)


@register.filter
def stated(figure: Any) -> str:
    """The value of a figure or of a cell in its unit; a dash where there is none."""
    if figure is None:
        return "–"
    value: Decimal = figure.value
    return format_value(value, figure.unit or MEASURES[figure.measure].unit, language())


@register.filter
def between(expected: Any, figure: Any) -> str:
    """What a figure should be, as an interval in its unit."""
    if not isinstance(expected, Interval) or figure is None:
        return ""
    unit = figure.unit or MEASURES[figure.measure].unit
    return format_interval(expected.low, expected.high, unit, language())


@register.filter
def about(figure: Any) -> str:
    """Of whom, paid by whom, for which period a figure is."""
    parts = [
        said(category_title(figure.category)) if figure.category else "",
        figure.segment,
        figure.programme,
        said(SPONSORS[figure.sponsor]) if figure.sponsor in SPONSORS else figure.sponsor,
        format_period(figure.period, language()),
    ]
    return ", ".join(part for part in parts if part)


@register.filter
def share(value: Decimal) -> str:
    """A percentage with the digits that it was given with."""
    return format_percent(value, language())


@register.filter
def item(table: Any, key: Any) -> Any:
    """What stands under a key."""
    return table.get(key, "") if hasattr(table, "get") else ""
