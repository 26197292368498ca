"""Asking the ledger on behalf of a page."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import timezone

from pantau.core.period import Month
from pantau.errors import LedgerError
from pantau.web.recorded.models import Kept
from pantau.workspace_ledger import Ledger

# What pages show; all of it comes out of the cube, the claims and the eligible population.
MEASURES = (
    *("covered_workers", "eligible_workers", "target_workers", "uncovered_workers", "coverage_rate"),
    *(
        "gap_workers",
        "target_achievement",
        "contributions",
        "claims_paid",
        "claim_cases",
        "claim_ratio",
        "balance",
    ),
    *("new_workers", "lapsed_workers", "restarted_workers", "paid_twice_workers", "worker_months"),
)


class Figures(NamedTuple):
    """What the ledger answered: figures as FORMATS section 1, regions without data, the versions behind them."""

    month: str
    figures: tuple[dict[str, Any], ...] = ()
    without_data: tuple[str, ...] = ()
    source: str = ""

    def one(
        self, measure: str, definition: str = "", *, year: bool = False, **where: str
    ) -> dict[str, Any] | None:
        """The figure of a measure for the whole of the region, of the month or of the year up to it."""
        for figure in self.figures:
            if (figure["measure"], figure["definition"]) != (measure, definition):
                continue
            if ("/" in figure["period"]) is year and all(
                figure.get(name, "") == where.get(name, "")
                for name in ("category", "sponsor", "programme", "sex", "age_band", "group")
            ):
                return figure
        return None

    def value(self, measure: str, definition: str = "", *, year: bool = False) -> Decimal | None:
        """Its value; none where the ledger does not know it."""
        found = self.one(measure, definition, year=year)
        return None if found is None or found["value"] is None else Decimal(str(found["value"]))

    def rows(self, measure: str, definition: str, by: str) -> list[dict[str, Any]]:
        """The figures of a measure broken down, of the month."""
        return [
            figure
            for figure in self.figures
            if (figure["measure"], figure["definition"]) == (measure, definition)
            and "/" not in figure["period"]
            and figure.get(by)
        ]


def newest_month() -> str:
    """The newest month in which the ledger holds contributions; empty where it holds none."""
    months = [path.name.partition("=")[2][:7] for path in (_root() / "contributions").glob("month=*")]
    today = str(Month.of(timezone.localdate()))
    return max((month for month in months if month <= today), default="")


def figures(region: str, month: str, by: str = "") -> Figures:
    """The figures of a region and month, broken down or not; nothing where the ledger has no answer."""
    if not month:
        return Figures("")
    state = _state()
    kept = Kept.objects.filter(region=region, month=month, by=by).first()
    if kept is None or kept.state != state:
        said = _asked(region, month, by)
        kept = Kept.objects.update_or_create(
            region=region, month=month, by=by, defaults={"state": state, "answer": said}
        )[0]
    said = kept.answer
    return Figures(month, tuple(said["figures"]), tuple(said["without_data"]), said["source"])


def _asked(region: str, month: str, by: str) -> dict[str, Any]:
    try:
        answer = Ledger(settings.HOME, settings=settings.PANTAU).ask(region, month, by=by, measures=MEASURES)
    except LedgerError:
        return {"figures": [], "without_data": [region], "source": ""}
    both = {language: answer.to_json(language) for language in ("id", "en")}  # type: ignore[arg-type]
    for row, english in zip(both["id"], both["en"], strict=True):
        row["note"] = {"id": row.get("note", ""), "en": english.get("note", "")}
    return {"figures": both["id"], "without_data": list(answer.without_data), "source": answer.source}


def _root() -> Path:
    return Path(settings.HOME) / "ledger"


def _state() -> str:
    """What changes whenever a table of the ledger gets a commit."""
    logs = sorted(_root().glob("*/_delta_log"))
    seen = "|".join(f"{log.parent.name}:{len(list(log.glob('*.json')))}" for log in logs)
    return hashlib.sha256(seen.encode()).hexdigest()


def months_before(newest: str, count: int) -> list[str]:
    """So many months up to one, the oldest first."""
    last = Month.parse(newest)
    return [str(last.plus(-back)) for back in reversed(range(count))]


def trend(region: str, months: list[str]) -> list[Figures]:
    """What is kept of those months; a month that was not counted since the ledger changed is left out."""
    kept = Kept.objects.filter(region=region, month__in=months, by="", state=_state()).order_by("month")
    return [
        Figures(
            one.month, tuple(one.answer["figures"]), tuple(one.answer["without_data"]), one.answer["source"]
        )
        for one in kept
    ]
