"""What the page of a region shows: figures with what they are of and against what, charts, neighbours, findings."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from pantau.core import regions
from pantau.core.period import Month
from pantau.core.text import Text
from pantau.figures.measures import MEASURES
from pantau.indicators import indicators
from pantau.web.access import may_see
from pantau.web.language import language
from pantau.web.places import sayings
from pantau.web.places.behind import KINDS
from pantau.web.places.board import Board, board, past
from pantau.web.places.findings import open_findings
from pantau.web.places.mapped import boundaries
from pantau.web.places.peers import Peers, peers
from pantau.web.places.standing import VARIANTS, missing_money
from pantau.web.recorded.answers import newest_month, state
from pantau.web.recorded.work import ask_ahead

_KEPT = 512  # regions, months and languages whose fragments stay in memory: about 10 MB a process
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


def month_of(request: HttpRequest) -> str:
    """The month asked for, else the newest in the ledger."""
    asked = request.GET.get("month", "")
    if not asked:
        return newest_month()
    try:
        return str(Month.parse(asked))
    except ValueError:
        raise Http404 from None


class Fragments(NamedTuple):
    """The parts of the page that are the same for everybody who may see it, as they stand in it."""

    figures: str
    definitions: str


def region_page(request: HttpRequest, region: str, month: str) -> dict[str, Any]:
    """Everything that the template of a region needs."""
    user = request.user
    whole = past(region, month)[1]
    if not whole:
        ask_ahead(user, region)
    beside = peers(user, region, month)
    return {
        "here": regions.region(region),
        "above": [
            regions.region(code) for code in reversed(regions.ancestors(region)) if may_see(user, code)
        ],
        "month": month,
        "fragments": _fragments(region, month, whole),
        "titles": {"rates": sayings.of_rates(beside.rows)} if beside else {},
        "peers": beside,
        "place_here": beside.firm.get(region) if beside else None,
        "rows_of_peers": _rows_of(beside),
        "findings": open_findings(user, region, timezone.now()),
    }


def _fragments(region: str, month: str, whole: bool) -> Fragments:
    """As kept in memory until the ledger or the boundaries change; while months are counted, made anew."""
    seals = tuple(found.seal if (found := boundaries(level)) else "" for level in ("province", "regency"))
    key = (region, month, language(), (state(), *seals))
    return _kept_fragments(*key) if whole else _kept_fragments.__wrapped__(*key)


@lru_cache(maxsize=_KEPT)
def _kept_fragments(region: str, month: str, _language: str, _seals: tuple[str, ...]) -> Fragments:
    about = figures_shown(region, month)
    return Fragments(*(render_to_string(f"places/{name}.html", about) for name in Fragments._fields))


def forget_fragments() -> None:
    """Make everything anew: for tests, in which two ledgers may look alike."""
    _kept_fragments.cache_clear()


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


def _rows_of(beside: Peers | None) -> list[tuple[Any, Any]]:
    return [] if beside is None else [(row, beside.firm.get(row.code)) for row in beside.rows]
