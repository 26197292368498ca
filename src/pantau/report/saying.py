"""How a report says a figure: its name, its value, its time and place, and who said it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from pantau.core import regions
from pantau.core.categories import category_title
from pantau.core.notation import format_interval, format_number, format_period, format_rupiah, format_value
from pantau.core.period import Period
from pantau.core.terms import QUALIFIERS, SPONSORS
from pantau.core.text import Language, Text
from pantau.figures import MEASURES, Case, Figure, Interval
from pantau.figures.formula import BEFORE
from pantau.figures.interval import ZERO
from pantau.report import words
from pantau.report.blocks import Cell, Voice

LONGEST: Final = 600  # characters of a text that a case brings; nobody reads more in a table
ROUND_WORDS: Final = 1_000_000_000
_SIGN: Final = re.compile(r"-(?=Rp|\d)")
_LONG: Final = re.compile(r"(?<![\w.,])\d{4,}(?:\.\d+)?(?![\w,])")
WHOLE: Final = ("people", "IDR", "cases", "units")
_BREAKS: Final = re.compile(r"\s+")
# Controls, direction overrides (they can show a number backwards) and halves of characters.
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_CODES: Final = re.compile(r"\b[a-z]+(?:_[a-z]+)*\b")


def plain(text: str, longest: int = LONGEST) -> str:
    """What a case brings, as one line of visible text.

    >>> plain("a\\tb\\u202ec")
    'a bc'
    """
    seen = _UNSEEN.sub("", _BREAKS.sub(" ", text)).strip()
    return seen if len(seen) <= longest else f"{seen[: longest - 1]}…"


def capital(text: str) -> str:
    """The text with a capital first letter, the rest as it is.

    >>> capital("cakupan (UCJ)")
    'Cakupan (UCJ)'
    """
    return text[:1].upper() + text[1:]


def web_address(text: str) -> str:
    """The address when it leads to a page, else nothing: no other scheme may become a link."""
    address = plain(text, 2000)
    return address if re.match(r"https?://[^\s/]", address, re.IGNORECASE) else ""


class Speaker:
    """Says the figures of one case in one language."""

    def __init__(self, case: Case, language: Language) -> None:
        self.case = case
        self.language = language

    def say(self, text: Text, **slots: object) -> str:
        """A word of the report, with slots that are already said."""
        return words.say(text, self.language, **slots)

    def known(self, titles: Mapping[str, Text], code: str) -> str:
        """What a code of a list is called; one that is not in it is shown as it is."""
        return self.say(titles[code]) if code in titles else plain(code)

    def region(self, code: str) -> str:
        """How a region is called; a code that is not known stays a code."""
        return plain(regions.region(code).name if regions.is_region(code) else code)

    def full_region(self, code: str) -> str:
        """A region with those above it."""
        return plain(regions.full_name(code))

    def period(self, period: Period) -> str:
        """A period as readers write it."""
        return format_period(period, self.language)

    def period_text(self, text: str) -> str:
        """A period or date that a case holds as text; what is none is shown as it is."""
        try:
            return self.period(Period.parse(text)) if text else ""
        except ValueError:
            return plain(text)

    def value(self, figure: Figure) -> str:
        """The value of a figure with its qualifier and unit."""
        number = self.amount(figure.value, unit_of(figure))
        return f"{self.known(QUALIFIERS, figure.qualifier)} {number}".strip()

    def amount(self, value: Decimal, unit: str) -> str:
        """A number in a unit."""
        return _minus(format_value(value or ZERO, unit, self.language))

    def number(self, value: Decimal | int) -> str:
        """A number without a unit."""
        return _minus(format_number(value, self.language))

    def headline(self, figure: Figure, interval: Interval | None) -> str:
        """A value as a big figure: large amounts in round words, the exact one stands in the tables."""
        if interval is not None and not interval.is_exact:
            return self.interval(interval, unit_of(figure))
        if unit_of(figure) != "IDR" or abs(figure.value) < ROUND_WORDS:
            return self.value(figure)
        short = format_rupiah(figure.value, self.language, short=True)
        return _minus(f"{self.known(QUALIFIERS, figure.qualifier)} {short}".strip())

    def interval(self, interval: Interval, unit: str) -> str:
        """A range of numbers in a unit; one number when it holds only one."""
        if interval.is_exact:
            return self.amount(interval.low, unit)
        low, high = interval.low, interval.high
        if unit in WHOLE:  # outward, so that nothing true is lost
            low = low.to_integral_value(ROUND_FLOOR) if low.is_finite() else low
            high = high.to_integral_value(ROUND_CEILING) if high.is_finite() else high
        said = self._rounded(low, high) if unit == "IDR" else ""
        return _minus(said or format_interval(low, high, unit, self.language))

    def _rounded(self, low: Decimal, high: Decimal) -> str:
        """A range of very large amounts in round words, when its ends then still differ."""
        if not (low.is_finite() and high.is_finite()) or low < 0 or high < 10 * ROUND_WORDS:
            return ""
        ends = [format_rupiah(end, self.language, short=True) for end in (low, high)]
        return "–".join(ends) if ends[0] != ends[1] else ""

    def name(self, figure: Figure) -> str:
        """What a figure is: its measure and what narrows it down, without time."""
        sponsors = [self.known(SPONSORS, code) for code in figure.sponsor.split("+")]
        parts = [
            self.say(figure.spec.title),
            self.say(category_title(figure.category)),
            figure.group,
            figure.segment,
            figure.programme,
            "+".join(sponsors),
        ]
        if figure.region != self.case.region:
            parts.append(self.region(figure.region))
        name = ", ".join(plain(part) for part in parts if part)
        return f"{name} ({plain(figure.definition)})" if figure.definition else name

    def cell(self, figure: Figure, *, voice: bool = True, finding: int = 0) -> Cell:
        """The value of a figure with its source and its voice."""
        return Cell(
            self.value(figure), sources_of([figure]), voice_of(figure) if voice else "", finding=finding
        )

    def proof(self, figure: Figure) -> Cell:
        """Where a figure stands: its source, and the row of the file."""
        parts = [self.say(words.ROW, row=figure.row)] if figure.row else []
        if not figure.source:
            parts.insert(0, ", ".join(laws_of([figure])) or self.say(words.NO_SOURCE))
        return Cell(", ".join(parts), sources_of([figure]))

    def source(self, figure: Figure) -> str:
        """Who said a figure, by the name a letter would be addressed to."""
        source = self.case.sources.get(figure.source)
        named = plain((source.publisher or source.title) if source else "")
        return named or self.say(words.WHO_STATED)

    def formula(self, text: str) -> str:
        """A formula of measure codes in the words of the reader.

        ``covered_workers / eligible_workers x 100`` becomes *peserta aktif / potensi pekerja × 100*.
        """
        named = _CODES.sub(lambda found: self._code(found[0]), plain(text))
        grouped = _LONG.sub(lambda found: self.number(Decimal(found[0])), named)
        return grouped.replace(" x ", " × ").replace(" - ", " − ")

    def _code(self, code: str) -> str:
        before = code.removesuffix(BEFORE)
        if before not in MEASURES:
            return code
        title = MEASURES[before].title
        return self.say(words.BEFORE, measure=title) if before != code else self.say(title)


def _minus(text: str) -> str:
    """A true minus: a hyphen lets a line end between the sign and its number."""
    return _SIGN.sub("\u2212", text)


def unit_of(figure: Figure) -> str:
    """The unit that a figure is told in."""
    return figure.unit or figure.spec.unit


def voice_of(figure: Figure) -> Voice:
    """Who speaks: a target is what is required, whoever printed it."""
    if figure.measure in ("coverage_target", "target_workers") or figure.basis == "required":
        return "required"
    return "recorded" if figure.basis == "recorded" else "reported"


def laws_of(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The articles behind figures that the law requires and no source of the case says."""
    required = (figure for figure in figures if figure.basis == "required" and not figure.source)
    return tuple(dict.fromkeys(plain(figure.note) for figure in required if figure.note))


def sources_of(figures: Iterable[Figure]) -> tuple[str, ...]:
    """The sources of some figures, each once, in the order met."""
    return tuple(dict.fromkeys(plain(figure.source, 40) for figure in figures if figure.source))
