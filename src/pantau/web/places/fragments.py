"""What the page of a region tells everybody who may see it: made once, and remembered until the ledger changes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from django.template.loader import render_to_string

from pantau.core import regions
from pantau.core.text import Text
from pantau.figures.measures import MEASURES
from pantau.indicators import indicators
from pantau.web.language import language
from pantau.web.places import sayings
from pantau.web.places.behind import KINDS
from pantau.web.places.board import Board, board, past
from pantau.web.places.mapped import boundaries
from pantau.web.places.peers import Reach, peers
from pantau.web.places.remembered import remembered
from pantau.web.places.standing import VARIANTS, missing_money

_DEFINED = (
    *("coverage_rate", "covered_workers", "eligible_workers", "uncovered_workers", "target_workers"),
    *("contributions", "claims_paid", "claim_ratio", "lapsed_workers", "new_workers", "restarted_workers"),
    "paid_twice_workers",
)


class Compared(NamedTuple):
    """Coverage against its target and against the same month of last year."""

    target: Decimal | None
    before: Decimal | None
    change: Decimal | None


class Definition(NamedTuple):
    """What a measure is, in words, and whether its rows can be looked at."""

    measure: str
    title: Text
    says: Text
    rows: bool


class Fragments(NamedTuple):
    """The parts of the page as they stand in it."""

    figures: str
    beside: str
    definitions: str


def fragments(region: str, month: str, told: Reach) -> tuple[Fragments, bool]:
    """The parts of the page, and whether nothing of them is still being counted; only then are they remembered."""

    def made() -> tuple[Fragments, bool]:
        shown = figures_shown(region, month)
        parts = Fragments(
            figures=render_to_string("places/figures.html", shown),
            beside=render_to_string("places/beside.html", neighbours_shown(region, month, told)),
            definitions=render_to_string("places/definitions.html", shown),
        )
        return parts, not shown["counting"]

    found, whole = remembered(made, "page", region, month, told)
    return found, whole


def neighbours_shown(region: str, month: str, told: Reach) -> dict[str, Any]:
    """A region among those beside it; empty where nothing may be told of them."""
    beside = peers(region, month, told)
    if beside is None:
        return {}
    return {
        "here": regions.region(region),
        "language": language(),
        "month": month,
        "peers": beside,
        "place_here": beside.firm.get(region),
        "rows_of_peers": [(row, beside.firm.get(row.code)) for row in beside.rows],
        "title": sayings.of_rates(beside.rows),
    }


def figures_shown(region: str, month: str) -> dict[str, Any]:
    """The figures of a region, with what they are of and against what; nothing of it depends on the reader."""
    here = board(region, month)
    points, whole = past(region, month)
    rated = [row for row in here.parts if row.code and row.rate is not None]
    return {
        "here": regions.region(region),
        "language": language(),  # a browser keeps pictures by their address
        "month": month,
        "inside": [regions.region(code) for code in regions.children(region)],
        "board": here,
        "now": here.now,
        "year": here.year,
        "before_covered": here.before["covered_workers"]["value"],
        "compared": compared(here),
        "money": missing_money(here.value("uncovered_workers"), month),
        "variants": [
            (title, here.variants[code]) for code, title in VARIANTS.items() if code in here.variants
        ],
        "past": points,
        "counting": not whole,
        "rows_of_parts": [(row, here.firm.get(row.code)) for row in here.parts],
        "rows_of_groups": [(row, None) for row in here.groups],
        "mapped": bool(rated) and regions.level(rated[0].code) in ("province", "regency"),
        "ranked": len(rated) > 1,
        "regencies": region == regions.NATION and boundaries("regency") is not None,
        "titles": _titles(here, points, rated),
        "definitions": definitions(),
    }


def compared(here: Board) -> Compared:
    """The target as a share of those eligible, the coverage of a year ago, the change in points."""
    asked, eligible = here.value("target_workers"), here.value("eligible_workers")
    target = asked * 100 / eligible if asked is not None and eligible else None
    now, then = here.value("coverage_rate"), here.before["coverage_rate"]["value"]
    return Compared(target, then, None if now is None or then is None else now - then)


def definitions() -> list[Definition]:
    """The definitions of what the page shows."""
    says = {one.id: one.says for one in indicators()}
    return [Definition(code, MEASURES[code].title, says[code], code in KINDS) for code in _DEFINED]


def _titles(here: Board, points: list[dict[str, Any]], rated: list[Any]) -> dict[str, Text]:
    return {
        "trend": sayings.of_trend(points),
        "money": sayings.of_money(points),
        "groups": sayings.of_groups(here.groups, here.value("covered_workers")),
        "rates": sayings.of_rates(rated),
    }
