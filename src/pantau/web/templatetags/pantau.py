"""Words and numbers in templates: in the language of the reader, written as the field writes them."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils import timezone

from pantau.core.categories import category_title
from pantau.core.notation import (
    dated,
    format_interval,
    format_number,
    format_period,
    format_points,
    format_rupiah,
)
from pantau.core.period import Period
from pantau.core.regions import full_name, is_region
from pantau.core.terms import BASES
from pantau.core.text import Text
from pantau.figures import MEASURES
from pantau.web.audit.deeds import deed as named
from pantau.web.language import language
from pantau.web.places.standing import VARIANTS

register = template.Library()
_CODE = re.compile("[a-z]+(?:_[a-z]+)+")


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


@register.simple_tag
def noun(many: Any, indonesian: str, one: str, more: str) -> str:
    """What is counted, after its number: ``{{ n|number }} {% noun n "baris" "row" "rows" %}``."""
    return Text(indonesian, one if many == 1 else more).say(language())


@register.filter
def day(when: Any) -> str:
    """A day in words, as ``17 Juli 2024``; of a moment the day in the time of the offices."""
    if isinstance(when, datetime):
        when = timezone.localtime(when) if timezone.is_aware(when) else when
        when = when.date()
    return dated(when).say(language()) if isinstance(when, date) else str(when or "")


@register.filter
def moment(when: Any) -> str:
    """A day in words with the time of the offices, as ``17 Juli 2024, 14.05``."""
    if not isinstance(when, datetime):
        return day(when)
    clock = timezone.localtime(when) if timezone.is_aware(when) else when
    return f"{day(when)}, {clock:%H.%M}" if language() == "id" else f"{day(when)}, {clock:%H:%M}"


@register.filter
def month(when: Any) -> str:
    """A month such as ``2025-12`` in words, or that of a day; a year or a range of months too."""
    text = f"{when:%Y-%m}" if isinstance(when, date) else str(when or "")
    try:
        return format_period(Period.parse(text), language())
    except ValueError:  # what is no period is shown as it is
        return text


@register.filter
def deed(action: str) -> str:
    """What an action of the log is called."""
    return named(action).say(language())


@register.filter
def measure(code: str) -> str:
    """What a figure measures."""
    return MEASURES[code].title.say(language()) if code in MEASURES else code


@register.filter
def formula(text: str) -> str:
    """How numbers belong together, with the titles of the measures for their codes."""
    return _CODE.sub(lambda found: measure(found[0]), text)


@register.filter
def definition(code: str) -> str:
    """By which definition coverage is counted."""
    return VARIANTS[code].say(language()) if code in VARIANTS else code


@register.filter
def category(code: str) -> str:
    """A category of workers by its code; nothing where there is none."""
    return category_title(code).say(language()) if code else ""


@register.filter
def percent(value: Any) -> str:
    """A share to one digit behind the point; a dash where there is none."""
    if value is None:
        return "–"
    shown = format_number(round(Decimal(str(value)), 1), language())
    return f"{shown} %" if language() == "id" else f"{shown}%"


@register.filter
def share_range(figure: Any) -> str:
    """From where to where a share may lie, as ``97,1–260,3 %``."""
    low, high = (round(Decimal(str(_part(figure, end))), 1) for end in ("low", "high"))
    return format_interval(low, high, "percent", language())


def _part(figure: Any, name: str) -> Any:
    return figure[name] if isinstance(figure, dict) else getattr(figure, name)


@register.filter
def rupiah_short(value: Any) -> str:
    """An amount in words of millions and billions, where a page has no room for all digits."""
    return "–" if value is None else format_rupiah(value, language(), short=True)


@register.filter
def points(value: Any) -> str:
    """A change in percentage points, to one digit, always with its sign."""
    return "–" if value is None else format_points(round(Decimal(str(value)), 1), language())
