"""Plans for programs: the gap, what a budget buys, the best use of money."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from pantau.core.period import Month
from pantau.core.text import Text
from pantau.errors import InputError
from pantau.planning import Cover, buys, cost_of
from pantau.planning.allocation_told import to_json
from pantau.planning.cover import planned
from pantau.web.api.guard import READ, region_or_404
from pantau.web.planning.where import gaps_for
from pantau.workspace_planning.budgets import allocated

router = Router(tags=["plan"], auth=READ)
Spoken = Literal["id", "en"]
SECONDS = 10.0
MOST = 10**15


class Terms(Schema):
    """Where the gap is, and on what terms people are covered."""

    region: str = Field(description="Kemendagri code in the region of the token's user")
    start: str = Field(description="first month paid for, 2027-01")
    months: int = Field(12, ge=1, le=60)
    programmes: str = "JKK,JKM"
    income: int | None = Field(None, ge=0, le=MOST)
    sponsor: str = "APBD"
    by: Literal["", "category", "region", "region,category"] = "category"
    month: str = Field("", description="whose recorded figures count; the newest without it")
    people: int | None = Field(None, ge=0, le=10**9, description="instead of recorded figures")
    language: Spoken = "id"


class Budget(Terms):
    """The same with a budget."""

    budget: int = Field(ge=0, le=MOST)
    months: int = Field(12, ge=1, le=12)


class Wanted(Schema):
    """The question for an allocation: as in a plan file, beside where the gap is."""

    region: str
    by: Literal["category", "region", "region,category"] = "category"
    month: str = ""
    plan: dict[str, Any] = Field(
        description="start, months, money, least, most, first, spread, weights, aim, fair"
    )
    language: Spoken = "id"


@router.get("gap", summary="Who is not covered, and what covering them costs")
def gap(request: HttpRequest, asked: Query[Terms]) -> dict[str, Any]:
    """By group: eligible, covered, not covered, cost; by month; the rates with their articles."""
    region = region_or_404(request.user, asked.region)
    gaps = gaps_for(region, _month_text(asked.month), asked.by, asked.people)
    return cost_of(gaps, _cover(asked)).to_json(asked.language)


@router.get("buys", summary="What a budget buys for 1 to 12 months")
def bought(request: HttpRequest, asked: Query[Budget]) -> dict[str, Any]:
    """People, months without cover, and what families then lose, for each number of months."""
    region = region_or_404(request.user, asked.region)
    gaps = gaps_for(region, _month_text(asked.month), asked.by, asked.people)
    return buys(gaps, _cover(asked), asked.budget, (1, asked.months)).to_json(asked.language)


@router.post("allocation", summary="The best use of money under conditions")
def allocation(request: HttpRequest, asked: Wanted) -> dict[str, Any]:
    """People and months by group and source of money, how good that is, what one more million buys.

    422 with the conditions that collide where no allocation meets them. Nothing is kept.
    """
    region = region_or_404(request.user, asked.region)
    gaps = gaps_for(region, _month_text(asked.month), asked.by)
    return to_json(allocated(asked.plan, gaps, seconds=SECONDS), asked.language)


def _cover(asked: Terms) -> Cover:
    return Cover(
        start=_month("start", asked.start),
        months=asked.months,
        programmes=tuple(one.strip().upper() for one in asked.programmes.split(",") if one.strip()),
        income=None if asked.income is None else Decimal(asked.income),
        sponsor=asked.sponsor.strip().upper(),
    )


def _month_text(text: str) -> str:
    return str(_month("month", text)) if text else ""


def _month(name: str, text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError:
        said = Text("bukan bulan seperti 2027-01", "is not a month like 2027-01")
        raise InputError([planned(name, said)]) from None
