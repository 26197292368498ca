"""What the page of a region and month rests on: a few figures and lines, kept until the ledger changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, Final, NamedTuple

from pantau.core import regions
from pantau.core.period import Month, Period
from pantau.indicators import ranked
from pantau.indicators.recorded import Recorded
from pantau.web.places.standing import COVERAGE, VARIANTS, Row, most_detailed, ranking, row_from, row_kept
from pantau.web.recorded.answers import (
    Figures,
    by_region,
    count_kept,
    figures,
    keep,
    kept,
    months_before,
    state,
    trend,
)

TREND_MONTHS: Final = 25  # two years and the month itself: this year beside the last
MOST_GROUPS: Final = 12
_MONTHLY: Final = {
    **dict.fromkeys(("covered_workers", "eligible_workers", "target_workers", "target_achievement"), ""),
    **dict.fromkeys(("gap_workers", "new_workers", "lapsed_workers", "restarted_workers"), ""),
    **dict.fromkeys(("coverage_rate", "uncovered_workers"), COVERAGE),
    "paid_twice_workers": "",
}
_YEARLY: Final = ("contributions", "claims_paid", "claim_cases", "claim_ratio", "balance")
_LINES: Final = {
    "covered_workers": "",
    "coverage_rate": COVERAGE,
    "contributions": "",
    "claims_paid": "",
}
_NUMBERS: Final = ("value", "numerator", "denominator", "low", "high")
_OF_A_FIGURE: Final = (*_NUMBERS, "as_of", "qualifier", "note")


_NOTHING: Final[dict[str, Any]] = {
    **{name: {} for name in ("now", "year", "before", "variants", "firm")},
    **{name: [] for name in ("parts", "groups")},
    "source": "",
}


class Firm(NamedTuple):
    """The place of a region among others: its rank, the best and worst that intervals leave open, who is like it."""

    rank: int
    best: int
    worst: int
    like: int

    @property
    def firm(self) -> bool:
        """Whether it can be told apart from every other."""
        return not self.like


class Board(NamedTuple):
    """Figures by measure (of the month, ``year`` up to it, ``before`` a year ago), parts with ranks, categories."""

    region: str
    month: str
    now: dict[str, dict[str, Any]]
    year: dict[str, dict[str, Any]]
    before: dict[str, dict[str, Any]]
    variants: dict[str, dict[str, Any]]
    parts: list[Row]
    firm: dict[str, Firm]
    groups: list[Row]
    source: str

    def value(self, measure: str) -> Decimal | None:
        """The value of a measure in the month; none where the ledger does not say."""
        value: Decimal | None = self.now[measure]["value"]
        return value


def board(region: str, month: str) -> Board:
    """The board of a region, as kept; nothing but dashes for a ledger without a month."""
    said = kept(region, month, "board", lambda: _made(region, month)) if month else _NOTHING
    return Board(
        region,
        month,
        _figures(said["now"], _MONTHLY),
        _figures(said["year"], _YEARLY),
        _figures(said["before"], _MONTHLY),
        {code: _exact(figure) for code, figure in said["variants"].items()},
        parts=[row_from(row) for row in said["parts"]],
        firm={code: Firm(*place) for code, place in said["firm"].items()},
        groups=[row_from(row) for row in said["groups"]],
        source=said["source"],
    )


def past(region: str, month: str) -> tuple[list[dict[str, Any]], bool]:
    """The months up to this one that are counted, and whether that is all of them."""
    if not month:
        return [], True
    months = months_before(month, TREND_MONTHS)

    def made() -> list[dict[str, Any]] | None:
        counted = trend(region, months)
        return _points(counted) if len(counted) == len(months) else None

    told = kept(region, month, "trend", made)
    points = _unbroken(_points(trend(region, months)), months) if told is None else told
    return [{**one, **{name: exact(one[name]) for name in _LINES}} for one in points], told is not None


def keep_trends_inside(region: str, month: str, counted: Callable[[str], None]) -> None:
    """Keep the months of the regions right below, from one question a month; ``counted`` hears each month first."""
    seen, told = state(), {code: list[Figures]() for code in regions.children(region)}
    for one in months_before(month, TREND_MONTHS) if month else []:
        counted(one)
        found = by_region(region, one, tuple(_LINES))
        for code, months in told.items():
            months.append(Figures(one, tuple(row for row in found.figures if row["region"] == code)))
    for code, months in told.items():
        keep(code, month, "trend", _points(months), seen)


def trends_inside_kept(region: str, month: str) -> bool:
    """Whether the months of all regions right below are kept already."""
    inside = regions.children(region)
    return month == "" or count_kept(inside, month, "trend") == len(inside)


def place_among(rows: Iterable[Row]) -> dict[str, Firm]:
    """The ranks of regions by their coverage, as firm as the intervals let them be."""
    told = [_recorded(row) for row in rows if row.code and row.rate is not None]
    found = ranked(told).ranks if told else ()
    return {one.figure.region: Firm(one.rank, one.best, one.worst, len(one.like)) for one in found}


def _made(region: str, month: str) -> dict[str, Any]:
    whole, past_year = figures(region, month), str(Month.parse(month).plus(-12))
    inside = regions.level(region) != "village"
    parts = ranking(figures(region, month, "region"), "region", region) if inside else []
    groups = most_detailed(ranking(figures(region, month, "category"), "category"))[:MOST_GROUPS]
    return {
        "now": _named(whole, _MONTHLY),
        "year": _named(whole, dict.fromkeys(_YEARLY, ""), year=True),
        "before": _named(figures(region, past_year), _MONTHLY),
        "variants": _named_variants(whole),
        "parts": [row_kept(row) for row in parts],
        "firm": {code: list(firm) for code, firm in place_among(parts).items()},
        "groups": [row_kept(row) for row in groups],
        "source": whole.source,
    }


def _named(found: Figures, wanted: dict[str, str], *, year: bool = False) -> dict[str, dict[str, Any]]:
    told = {measure: found.one(measure, definition, year=year) for measure, definition in wanted.items()}
    return {measure: _short(figure) for measure, figure in told.items() if figure is not None}


def _named_variants(found: Figures) -> dict[str, dict[str, Any]]:
    told = {code: found.one("coverage_rate", code) for code in VARIANTS}
    return {code: _short(figure) for code, figure in told.items() if figure is not None}


def _short(figure: dict[str, Any]) -> dict[str, Any]:
    return {name: figure.get(name) for name in _OF_A_FIGURE}


def _points(counted: Iterable[Figures]) -> list[dict[str, Any]]:
    """A line a month; months in which nobody is known to be covered are left out."""
    points: list[dict[str, Any]] = []
    for one in counted:
        told = _named(one, _LINES)
        values = {measure: told.get(measure, {}).get("value") for measure in _LINES}
        if values["covered_workers"] is not None:
            points.append({"month": one.month, **values})
    return points


def _unbroken(points: list[dict[str, Any]], months: list[str]) -> list[dict[str, Any]]:
    """The newest points without a hole between them: what is still being counted is not a gap in the world."""
    by_month = {one["month"]: one for one in points}
    found = []
    for month in reversed(months):
        if month not in by_month:
            break
        found.append(by_month[month])
    return found[::-1]


def _recorded(row: Row) -> Recorded:
    period = Period.parse("2000")  # ranks need figures of one time, whichever it is
    rate = Decimal(0) if row.rate is None else row.rate
    return Recorded(row.code, "coverage_rate", period, rate, low=row.low, high=row.high)


def _figures(told: dict[str, dict[str, Any]], wanted: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The figures of all these measures; what the ledger does not say is none."""
    return {measure: _exact(told.get(measure, {})) for measure in wanted}


def _exact(figure: dict[str, Any]) -> dict[str, Any]:
    numbers = {name: exact(figure.get(name)) for name in _NUMBERS}
    return {**dict.fromkeys(_OF_A_FIGURE, ""), **figure, **numbers}


def exact(value: Any) -> Decimal | None:
    """A number as it was kept in JSON."""
    return None if value is None else Decimal(str(value))
