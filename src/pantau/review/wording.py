"""How figures and amounts are called in the messages of a review, in both languages."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from pantau.core.categories import category_title
from pantau.core.notation import format_interval, format_period, format_value
from pantau.core.terms import QUALIFIERS, SPONSORS
from pantau.core.text import Text
from pantau.figures import Figure, Interval

_WITH_DIGITS = ("percent", "points", "per_1000", "days")


def called(figure: Figure) -> Text:
    """What a figure is of: its measure, and what narrows it down."""
    title = figure.spec.title
    narrower = [category_title(figure.category)] if figure.category else []
    narrower += [Text(code, code) for code in (figure.segment, figure.programme, figure.group) if code]
    narrower += [SPONSORS[code] for code in figure.sponsor.split("+") if code]
    if not narrower:
        return title
    return Text(
        f"{title.id} ({', '.join(text.id for text in narrower)})",
        f"{title.en} ({', '.join(text.en for text in narrower)})",
    )


def stated(figure: Figure) -> Text:
    """The value as it was said, with its qualifier and unit."""
    value = amount(Interval.exact(figure.value), unit_of(figure))
    word = QUALIFIERS[figure.qualifier]
    return Text(f"{word.id} {value.id}".strip(), f"{word.en} {value.en}".strip())


def unit_of(figure: Figure) -> str:
    """The unit a figure is told in: as printed for a change, else that of its measure."""
    return figure.unit or figure.spec.unit


def amount(value: Interval, unit: str, digits: int = 2) -> Text:
    """A value or an interval in a unit; what was computed is rounded for reading, never what was printed."""
    value = Interval(_readable(value.low, unit, digits), _readable(value.high, unit, digits))
    if value.is_exact:
        return Text(format_value(value.low, unit, "id"), format_value(value.low, unit, "en"))
    return Text(
        format_interval(value.low, value.high, unit, "id"), format_interval(value.low, value.high, unit, "en")
    )


def _readable(value: Decimal, unit: str, digits: int) -> Decimal:
    digits = digits if unit in _WITH_DIGITS else 0
    if not value:
        return Decimal(0)
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent <= digits:
        return value
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def when(figure: Figure) -> Text:
    """The period of a figure in words."""
    return Text(format_period(figure.period, "id"), format_period(figure.period, "en"))


def briefly(figure: Figure, subject: Figure) -> Text:
    """What a figure is of, beside a subject: what they have in common is not said again."""
    alike = ("category", "segment", "programme", "sponsor", "group")
    common = all(getattr(figure, name) == getattr(subject, name) for name in alike)
    return figure.spec.title if common else called(figure)


def capitalised(sentence: Text) -> Text:
    """A sentence with a capital at its beginning."""
    return Text(*(words[:1].upper() + words[1:] for words in sentence))


def listed(items: list[Text]) -> Text:
    """Several things in one line."""
    return Text(", ".join(item.id for item in items), ", ".join(item.en for item in items))
