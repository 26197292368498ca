"""How a region stands, as a page tells it: numbers with what they are of, against what, and how sure they are."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from pantau.core.categories import category_title
from pantau.core.period import Month
from pantau.core.regions import region as region_of
from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.law import contribution
from pantau.web.recorded.answers import Figures

COVERAGE = "kemendagri"  # participants PU and BPU over those who could be covered (facts: variant A)
VARIANTS = {
    "kemendagri": Text("PU dan BPU dari potensi", "PU and BPU of the eligible"),
    "ucj_with_jakon": Text("dengan jasa konstruksi", "with construction workers"),
    "rpjmn": Text("semua peserta dari semua yang bekerja", "all participants of all who work"),
    "of_target": Text("peserta aktif dari target", "participants of the target"),
}
_NOT_PLACED = Text("tanpa keterangan tempat", "place not said")


class Row(NamedTuple):
    """A line of a ranking: a region or a category, its coverage and what it rests on."""

    code: str
    title: Text
    covered: Decimal | None
    eligible: Decimal | None
    rate: Decimal | None
    low: Decimal | None
    high: Decimal | None


def missing_money(uncovered: Decimal | None, month: str) -> Decimal | None:
    """What covering those who are not would cost a month, JKK and JKM of the lowest band, at the government's rate."""
    if uncovered is None or not month:
        return None
    try:
        one = contribution(
            segment="BPU", programmes="JKK,JKM", month=Month.parse(month), income=1_000_000, sponsor="APBD"
        )
    except PantauError:
        return None
    return uncovered * Decimal(one.total)


def ranking(found: Figures, by: str, whole: str = "") -> list[Row]:
    """Coverage of the parts, the highest first; parts without a population stand last.

    What rows place only in the ``whole`` itself (a city, no district) is a part of its own.
    """
    covered = _by(found, "covered_workers", "", by)
    eligible = _by(found, "eligible_workers", "", by)
    rates = _by(found, "coverage_rate", COVERAGE, by)
    rows = [
        Row(
            code,
            _title(code, by),
            _number(covered.get(code)),
            _number(eligible.get(code)),
            _number(rates.get(code)),
            _number(rates.get(code), "low"),
            _number(rates.get(code), "high"),
        )
        for code in dict.fromkeys([*rates, *covered])
        if code not in ("", whole)
    ]
    placed = sorted(rows, key=lambda row: (row.rate is None, -(row.rate or 0), -(row.covered or 0), row.code))
    elsewhere = [
        Row("", _NOT_PLACED, _number(figure), None, None, None, None)
        for figure in found.rows("covered_workers", "", "group")
        if figure["group"] == "not_placed"
    ]
    return [*placed, *elsewhere]


def variants(found: Figures) -> list[dict[str, Any]]:
    """The published definitions of coverage beside each other."""
    told = []
    for code, title in VARIANTS.items():
        figure = found.one("coverage_rate", code)
        if figure is not None:
            told.append({"title": title, "figure": figure})
    return told


def _by(found: Figures, measure: str, definition: str, by: str) -> dict[str, dict[str, Any]]:
    return {row[by]: row for row in found.rows(measure, definition, by) if not row.get("group")}


def _number(figure: dict[str, Any] | None, name: str = "value") -> Decimal | None:
    return None if figure is None or figure[name] is None else Decimal(str(figure[name]))


def _title(code: str, by: str) -> Text:
    if by == "category":
        return category_title(code)
    try:
        name = region_of(code).name
    except PantauError:
        name = code
    return Text(name, name)
