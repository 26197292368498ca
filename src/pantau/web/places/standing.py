"""How a region stands, as a page tells it: numbers with what they are of, against what, and how sure they are."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from pantau.core.categories import category_ancestors, category_title
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
_REST = Text("{}, tidak dirinci", "{}, not told further")
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


def most_detailed(rows: Iterable[Row]) -> list[Row]:
    """Categories that add up, the largest first: a parent only with those of it that no child names."""
    told = {row.code: row for row in rows if row.code and row.covered is not None}
    inside: dict[str, Decimal] = {}
    for code, row in told.items():
        above = next((one for one in category_ancestors(code) if one in told), "")
        inside[above] = inside.get(above, Decimal(0)) + (row.covered or 0)
    found = []
    for code, row in told.items():
        rest = (row.covered or Decimal(0)) - inside.get(code, Decimal(0))
        if code not in inside:
            found.append(row)
        elif rest > 0:
            title = Text(*(shape.format(of) for shape, of in zip(_REST, row.title, strict=True)))
            found.append(Row(code, title, rest, None, None, None, None))
    return sorted(found, key=lambda row: (-(row.covered or 0), row.code))


def row_kept(row: Row) -> list[str | None]:
    """A line as it is kept: texts alone, so that no digit is lost."""
    numbers = (row.covered, row.eligible, row.rate, row.low, row.high)
    return [row.code, row.title.id, row.title.en, *(None if one is None else str(one) for one in numbers)]


def row_from(told: list[str | None]) -> Row:
    """The line that was kept."""
    code, id, en, *numbers = told
    return Row(
        code or "", Text(id or "", en or ""), *(None if one is None else Decimal(one) for one in numbers)
    )


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
