"""What came in and what went out in a region: by month and by payer, out of what is counted already."""

from __future__ import annotations

from typing import Any

from pantau.core.terms import SPONSORS
from pantau.core.text import Text
from pantau.web.ledger.arrears import arrears
from pantau.web.places.board import past
from pantau.web.recorded.answers import Figures, figures, newest_month

_MONTHS = 12
_UNSAID = Text("tidak disebut", "not said")


def money(region: str) -> dict[str, Any]:
    """The year up to the newest month, its payers, and the months before; empty where the ledger has none."""
    month = newest_month()
    if not month or not region:
        return {}
    found = figures(region, month)
    if found.value("contributions", year=True) is None:
        return {}
    payers = figures(region, month, "sponsor")
    return {
        "month": month,
        "contributions": found.value("contributions", year=True),
        "claims": found.value("claims_paid", year=True),
        "cases": found.value("claim_cases", year=True),
        "ratio": found.one("claim_ratio", year=True),
        "source": found.source,
        "payers": _payers(payers),
        "arrears": arrears(region, month),
        "months": [_month(one) for one in reversed(past(region, month)[0][-_MONTHS:])],
    }


def _payers(found: Figures) -> list[dict[str, Any]]:
    """Each payer with the people and the money of the month; the largest first."""
    paid = {row["sponsor"]: row for row in found.rows("contributions", "", "sponsor")}
    covered = {row["sponsor"]: row["value"] for row in found.rows("covered_workers", "", "sponsor")}
    ratios = {
        row["sponsor"]: row
        for row in found.figures
        if (row["measure"], row["definition"]) == ("claim_ratio", "")
        and row.get("sponsor")
        and "/" in row["period"]
    }
    rows = [
        {
            "title": SPONSORS.get(code, _UNSAID),
            "covered": covered.get(code),
            "contributions": row["value"],
            "ratio": ratios.get(code),
        }
        for code, row in paid.items()
    ]
    return sorted(rows, key=lambda row: -(row["contributions"] or 0))


def _month(point: dict[str, Any]) -> dict[str, Any]:
    return {
        "month": point["month"],
        "covered": point["covered_workers"],
        "contributions": point["contributions"],
        "claims": point["claims_paid"],
    }
