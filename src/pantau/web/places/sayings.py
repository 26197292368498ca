"""What the charts of a region find, in one sentence each: a title says the finding, not the variable."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from pantau.core.notation import format_number, format_percent
from pantau.core.text import LANGUAGES, Text
from pantau.web.language import in_words
from pantau.web.places.standing import Row

_SAME: Final = Text(
    "Peserta aktif tetap sejak {since}: {now} orang", "Active participants unchanged since {since}: {now}"
)
_MORE: Final = Text(
    "Peserta aktif naik {share} sejak {since}: dari {then} menjadi {now} orang",
    "Active participants up {share} since {since}: from {then} to {now}",
)
_LESS: Final = Text(
    "Peserta aktif turun {share} sejak {since}: dari {then} menjadi {now} orang",
    "Active participants down {share} since {since}: from {then} to {now}",
)
_TREND: Final = Text("Peserta aktif menurut bulan", "Active participants by month")
_DEFICIT: Final = Text(
    "Klaim melebihi iuran pada {n} dari {of} bulan",
    "Claims exceed contributions in {n} of {of} months",
)
_SURPLUS: Final = Text(
    "Iuran melebihi klaim pada semua {of} bulan", "Contributions exceed claims in all {of} months"
)
_MONEY: Final = Text("Iuran dan klaim menurut bulan", "Contributions and claims by month")
_MOST: Final = Text(
    "Kelompok terbesar: {name}, {n} dari {of} peserta aktif",
    "The largest category: {name}, {n} of {of} active participants",
)
_GROUPS: Final = Text("Peserta aktif menurut kelompok pekerja", "Active participants by worker category")
_FROM_TO: Final = Text(
    "Cakupan dari {low} ({last}) sampai {high} ({first})",
    "Coverage from {low} ({last}) to {high} ({first})",
)
_RATES: Final = Text("Cakupan menurut wilayah", "Coverage by region")


def of_trend(points: Sequence[dict[str, Any]]) -> Text:
    """How the newest month compares with the same month a year ago, else with the first known."""
    if len(points) < 2:
        return _TREND
    now, then = points[-1], points[-13] if len(points) > 12 else points[0]
    after, before = now["covered_workers"], then["covered_workers"]
    if not before:
        return _TREND
    share = (after - before) * 100 / before
    shape = _SAME if after == before else _MORE if after > before else _LESS
    return _filled(shape, since=in_words(then["month"]), now=after, then=before, share=_Percent(abs(share)))


def of_money(points: Sequence[dict[str, Any]]) -> Text:
    """In how many months more went out than came in."""
    told = [one for one in points if one["contributions"] is not None and one["claims_paid"] is not None]
    if not told:
        return _MONEY
    worse = sum(one["claims_paid"] > one["contributions"] for one in told)
    return (_DEFICIT if worse else _SURPLUS).fill(n=worse, of=len(told))


def of_groups(rows: Sequence[Row], covered: Decimal | None) -> Text:
    """Which category is the largest."""
    if not rows or covered is None:
        return _GROUPS
    first = max(rows, key=lambda row: row.covered or 0)
    return _filled(_MOST, name=first.title, n=first.covered or Decimal(0), of=covered)


def of_rates(rows: Sequence[Row]) -> Text:
    """The highest and the lowest coverage."""
    told = [row for row in rows if row.rate is not None]
    if len(told) < 2:
        return _RATES
    first, last = told[0], told[-1]
    rates = {"high": _Percent(first.rate or Decimal(0)), "low": _Percent(last.rate or Decimal(0))}
    return _filled(_FROM_TO, first=first.title, last=last.title, **rates)


class _Percent(Decimal):
    """A number that is written as a share."""


def _filled(text: Text, **slots: Text | Decimal | str) -> Text:
    """A text whose slots are written in its own language."""
    return Text(*(_in(text, language, slots) for language in LANGUAGES))


def _in(text: Text, language: Any, slots: dict[str, Text | Decimal | str]) -> str:
    return text.say(language).format(**{name: _written(value, language) for name, value in slots.items()})


def _written(value: Text | Decimal | str, language: Any) -> str:
    if isinstance(value, Text):
        return value.say(language)
    if isinstance(value, _Percent):
        return format_percent(round(Decimal(value), 1), language)
    return format_number(value, language) if isinstance(value, Decimal) else value
