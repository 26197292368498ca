"""Numbers, dates and periods as Indonesian and English readers write them: read, and said again."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache
from typing import Final

from pantau.core.notation_dates import Unreadable, looks_like_date, parse_date_text, shown
from pantau.core.notation_numbers import ParsedNumber, has_two_readings, is_plain, parse_number
from pantau.core.period import Period
from pantau.core.text import Language, Text

__all__ = [
    "ParsedNumber",
    "Unreadable",
    "format_interval",
    "format_number",
    "format_percent",
    "format_period",
    "format_points",
    "format_rupiah",
    "format_value",
    "has_two_readings",
    "is_plain",
    "looks_like_date",
    "parse_date_text",
    "parse_number",
    "shown",
]

_SCALES: Final = (
    (12, Text("triliun", "trillion")),
    (9, Text("miliar", "billion")),
    (6, Text("juta", "million")),
)
_POINTS: Final = Text("poin", "points")
_POINT: Final = Text("poin", "point")
_AT_LEAST: Final = Text("paling sedikit {n}", "at least {n}")
_AT_MOST: Final = Text("paling banyak {n}", "at most {n}")
_FROM_TO: Final = Text("{low} sampai {high}", "{low} to {high}")
_ANY: Final = Text("berapa pun", "any value")
# Decimals of a computed number that are worth reading; what was printed is said as it was printed.
_LONGEST_PRINTED: Final = 4
_WORTH_READING: Final = {"people": 0, "IDR": 0, "cases": 0, "units": 0}
_OTHERWISE: Final = 2


def format_number(value: Decimal | int, language: Language) -> str:
    """A number with its thousands apart and the decimals that it has.

    >>> format_number(Decimal("17000"), "id"), format_number(Decimal("24.90"), "en")
    ('17.000', '24.90')
    """
    return _number(str(value), language)


def format_rupiah(value: Decimal | int, language: Language, *, short: bool = False) -> str:
    """An amount in rupiah; ``short`` says it in round words of at most two decimals.

    >>> format_rupiah(480457660, "id"), format_rupiah(8590000000000, "en", short=True)
    ('Rp480.457.660', 'Rp8.59 trillion')
    """
    amount = Decimal(value)
    sign = "-" if amount < 0 else ""
    words = _in_words(abs(amount), language) if short else ""
    return f"{sign}Rp{words or format_number(_readable(abs(amount), 'IDR'), language)}"


def format_percent(value: Decimal | int, language: Language) -> str:
    """A percentage, with a space before the sign as Indonesian print has it.

    >>> format_percent(Decimal("53.2"), "id"), format_percent(Decimal("53.2"), "en")
    ('53,2 %', '53.2%')
    """
    return format_number(_readable(Decimal(value), "percent"), language) + _percent_sign(language)


def format_points(value: Decimal | int, language: Language) -> str:
    """A change in percentage points, always with its sign.

    >>> format_points(6, "id"), format_points(Decimal("-0.5"), "en")
    ('+6 poin', '-0.5 points')
    """
    number = _readable(Decimal(value), "points")
    word = _POINT if abs(number) == 1 else _POINTS
    return f"{'+' if number > 0 else ''}{format_number(number, language)} {word.say(language)}"


def format_value(value: Decimal | int, unit: str, language: Language) -> str:
    """A number as its unit is written; counts stand without a word, for their name says what is counted.

    >>> format_value(17000, "people", "id"), format_value(16800, "IDR", "en")
    ('17.000', 'Rp16,800')
    """
    if unit == "IDR":
        return format_rupiah(value, language)
    if unit == "percent":
        return format_percent(value, language)
    if unit == "points":
        return format_points(value, language)
    return format_number(_readable(Decimal(value), unit), language)


def format_interval(low: Decimal, high: Decimal, unit: str, language: Language) -> str:
    """A range in one unit: one number when both ends read the same, an open end in words.

    >>> format_interval(Decimal("52.5"), Decimal("53.5"), "percent", "id")
    '52,5–53,5 %'
    >>> format_interval(Decimal(200), Decimal("Infinity"), "people", "en")
    'at least 200'
    """
    if low.is_infinite() and high.is_infinite():
        return _ANY.say(language)
    if high.is_infinite():
        return _AT_LEAST.fill(n=format_value(low, unit, language)).say(language)
    if low.is_infinite():
        return _AT_MOST.fill(n=format_value(high, unit, language)).say(language)
    first, last = format_value(low, unit, language), format_value(high, unit, language)
    if first == last:
        return first
    if low < 0 or unit == "points":  # a dash beside a sign reads as a minus
        return _FROM_TO.fill(low=first, high=last).say(language)
    if unit == "percent":
        first = first.removesuffix(_percent_sign(language))
    return f"{first}–{last}"


def format_period(period: Period, language: Language) -> str:
    """A day, a month, a year or a range in words.

    >>> format_period(Period.parse("2024-07-17"), "id"), format_period(Period.parse("2024-01/2024-08"), "id")
    ('17 Juli 2024', 'Januari-Agustus 2024')
    """
    return _period(period.text, language)


def dated(day: date) -> Text:
    """A day as each language writes it.

    >>> dated(date(2024, 7, 17))
    Text(id='17 Juli 2024', en='17 July 2024')
    """
    period = Period.parse(day.isoformat())
    return Text(format_period(period, "id"), format_period(period, "en"))


@lru_cache(maxsize=8192)
def _number(text: str, language: Language) -> str:
    # By text, for Decimal("24.9") and Decimal("24.90") are equal and would share one answer.
    from babel.numbers import format_decimal  # noqa: PLC0415  60 ms that reading a case does not need

    value = Decimal(text)
    if not value.is_finite():
        return {"Infinity": "∞", "-Infinity": "-∞"}.get(text, "?")
    decimals = max(0, -int(value.as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    with localcontext(prec=80):
        return format_decimal(value, format=pattern, locale=language)


def _readable(value: Decimal, unit: str) -> Decimal:
    """Without the long tail of a computed number; a whole number of people or rupiah without its zeros."""
    if not value.is_finite():
        return value
    decimals = _WORTH_READING.get(unit, _OTHERWISE)
    with localcontext(prec=80):
        if decimals == 0 and value == value.to_integral_value():
            return value.quantize(Decimal(1))
        if -int(value.as_tuple().exponent) <= (_LONGEST_PRINTED if decimals else _OTHERWISE):
            return value
        rounded = value.quantize(Decimal((0, (1,), -decimals)), rounding=ROUND_HALF_UP)
        return rounded if decimals == 0 else _shortest(rounded)


def _shortest(value: Decimal) -> Decimal:
    """Without zeros at its end; they would claim a precision that a computed number does not have."""
    bare = value.normalize()
    return bare if int(bare.as_tuple().exponent) <= 0 else bare.quantize(Decimal(1))


def _in_words(amount: Decimal, language: Language) -> str:
    for power, word in _SCALES:
        scaled = amount.scaleb(-power).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
        if scaled >= 1:
            return f"{format_number(_shortest(scaled), language)} {word.say(language)}"
    return ""


def _percent_sign(language: Language) -> str:
    return " %" if language == "id" else "%"


@lru_cache(maxsize=2048)
def _period(text: str, language: Language) -> str:
    first, _, last = text.partition("/")
    one, two = _parts(first, language), _parts(last, language) if last else []
    if not two or one == two:
        return " ".join(one)
    if len(one) != len(two):
        return f"{' '.join(one)} - {' '.join(two)}"
    while len(one) > 1 and one[-1] == two[len(one) - 1]:  # what both share is said once, at the end
        one = one[:-1]
    spaced = " - " if len(one) > 1 else "-"
    return f"{' '.join(one)}{spaced}{' '.join(two)}"


def _parts(point: str, language: Language) -> list[str]:
    """``2024-07-17`` as day, month in words and year, as far as it says them."""
    from babel.dates import get_month_names  # noqa: PLC0415  as above

    year, *rest = point.split("-")
    words = [year]
    if rest:
        words.insert(0, get_month_names("wide", locale=language)[int(rest[0])])
    if rest[1:]:
        words.insert(0, str(int(rest[1])))
    return words
