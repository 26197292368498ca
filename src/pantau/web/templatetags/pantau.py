"""Words and numbers in templates: in the language of the reader, written as the field writes them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template

from pantau.core.notation import format_number, format_period, format_points, format_rupiah
from pantau.core.period import Period
from pantau.core.regions import full_name, is_region
from pantau.core.terms import BASES
from pantau.core.text import Text
from pantau.web.language import language

register = template.Library()


@register.simple_tag
def t(indonesian: str, english: str) -> str:
    """A sentence in the language of the reader: ``{% t "Keluar" "Sign out" %}``."""
    return Text(indonesian, english).say(language())


@register.filter
def say(text: Any) -> str:
    """A `Text`, or its two languages as a dictionary, in the language of the reader."""
    if isinstance(text, dict):
        return str(text.get(language(), ""))
    return text.say(language()) if isinstance(text, Text) else str(text)


@register.filter
def number(value: Any) -> str:
    """A number with the separators of the reader's language; a dash where there is none."""
    return "–" if value is None else format_number(value, language())


@register.filter
def rupiah(value: Any) -> str:
    """An amount in rupiah; a dash where there is none."""
    return "–" if value is None else format_rupiah(value, language())


@register.filter
def chosen(lines: Any) -> Any:
    """What is kept in both languages, in that of the reader."""
    return lines.get(language(), []) if isinstance(lines, dict) else lines


@register.filter
def voice(basis: str) -> str:
    """Reported, recorded or required, in the language of the reader."""
    return BASES[basis].say(language()) if basis in BASES else basis


@register.filter
def place(code: str) -> str:
    """A region with those above it, by its code."""
    return full_name(code) if is_region(code) else code


@register.filter
def month(text: str) -> str:
    """A month such as ``2025-12`` in words."""
    return format_period(Period.parse(text), language())


@register.filter
def percent(value: Any) -> str:
    """A share to one digit behind the point; a dash where there is none."""
    if value is None:
        return "–"
    shown = format_number(round(Decimal(str(value)), 1), language())
    return f"{shown} %" if language() == "id" else f"{shown}%"


@register.filter
def rupiah_short(value: Any) -> str:
    """An amount in words of millions and billions, where a page has no room for all digits."""
    return "–" if value is None else format_rupiah(value, language(), short=True)


@register.filter
def points(value: Any) -> str:
    """A change in percentage points, to one digit, always with its sign."""
    return "–" if value is None else format_points(round(Decimal(str(value)), 1), language())
