"""Numbers as readers type them into a page: read by the language of the page, and by nothing else.

An Indonesian page reads ``10.000`` as ten thousand and ``10,5`` as ten and a half, an English page the other way
round. What would then be a part of something that has no parts (``10,000`` people on an Indonesian page) can be read
in two ways, and is told so. Words and signs (``Rp1,3 miliar``, ``53,2 %``) are read as everywhere.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from django import forms

from pantau.core.notation import Unreadable, format_number, parse_number
from pantau.core.text import Language, Text
from pantau.web.language import language, said

_GROUPED: Final = {
    "id": re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+"),
    "en": re.compile(r"-?[1-9]\d{0,2}(,\d{3})+"),
}
_LONGEST: Final = 40
_GROUPS_FROM: Final = 10_000  # a year is written 2026
_WHOLE: Final = Text("tulis bilangan bulat", "write a whole number")
_LOW: Final = Text("paling sedikit {n}", "at least {n}")
_HIGH: Final = Text("paling banyak {n}", "at most {n}")


def plain(text: str) -> str:
    """A number without the marks of thousands that the reader's language has; any other text as it is."""
    bare = text.strip()
    return re.sub("[.,]", "", bare) if _GROUPED[language()].fullmatch(bare) else text


def typed_number(text: str, *, whole: bool = False) -> Decimal:
    """What was typed as a number; `Unreadable` for what is none, or has two readings."""
    return parse_number(plain(text), whole=whole).value


class NumberField(forms.CharField):
    """A number between two ends, both of them allowed; nothing typed is ``None``."""

    whole = False

    def __init__(self, *, least: int | None = 0, most: int | None = None, **given: Any) -> None:
        mode = "numeric" if self.whole else "decimal"
        widget = forms.TextInput(attrs={"inputmode": mode, "autocomplete": "off"})
        super().__init__(**{"max_length": _LONGEST, "widget": widget, **given})
        self.least, self.most = least, most

    def clean(self, value: Any) -> Any:
        """The number; `ValidationError` says what is wrong with it."""
        text = str(super().clean(value)).strip()
        if not text:
            return None
        try:
            found = typed_number(text, whole=self.whole)
        except Unreadable as wrong:
            raise forms.ValidationError(said(wrong.reason)) from None
        if self.whole and found != int(found):
            raise forms.ValidationError(said(_WHOLE))
        self._between(found)
        return self.given(found)

    def given(self, found: Decimal) -> Any:
        """The number as whoever asked takes it."""
        return found

    def prepare_value(self, value: Any) -> Any:
        """Show a number as the page reads it; what was typed stays."""
        return value if isinstance(value, str) or value is None else _shown(Decimal(value), language())

    def _between(self, found: Decimal) -> None:
        for text, end, outside in (
            (_LOW, self.least, self.least is not None and found < self.least),
            (_HIGH, self.most, self.most is not None and found > self.most),
        ):
            if outside and end is not None:
                told = _shown(Decimal(end), language())
                raise forms.ValidationError(said(text.fill(n=told)))


class WholeField(NumberField):
    """A number of things that have no parts."""

    whole = True

    def given(self, found: Decimal) -> Any:
        """As a number without parts."""
        return int(found)


class RupiahField(NumberField):
    """An amount of money in whole rupiah: ``1.000.000``, ``Rp1.000.000`` or ``1 juta``."""

    whole = True


def _shown(number: Decimal, spoken: Language) -> str:
    """A number as `plain` reads it again: decimals as they are, but for zeros that say nothing."""
    if number == number.to_integral_value():
        whole = int(number)
        return str(whole) if abs(whole) < _GROUPS_FROM else format_number(whole, spoken)
    return format_number(number.normalize(), spoken)
