"""Asking the ledger on behalf of a page."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import timezone

from pantau.core.period import Month
from pantau.core.text import LANGUAGES
from pantau.errors import LedgerError
from pantau.web.recorded.asking import ledger
from pantau.web.recorded.models import Kept

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


# What a figure says where it says nothing; answers are kept without it.
_EMPTY: dict[str, Any] = {
    **dict.fromkeys(("region", "measure", "category", "segment", "programme", "sponsor", "period"), ""),
    **dict.fromkeys(("qualifier", "total_of", "basis", "definition", "as_of", "known_at"), ""),
    **dict.fromkeys(("value", "numerator", "denominator", "low", "high")),
}


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
    return max(_months(), default="")


def _months() -> list[str]:
    """The months with contributions, none after today."""
    names = _names(_root() / "contributions")
    months = [name.partition("=")[2][:7] for name in names if name.startswith("month=")]
    today = str(Month.of(timezone.localdate()))
    return [month for month in months if month <= today]


def figures(region: str, month: str, by: str = "") -> Figures:
    """The figures of a region and month, broken down or not; nothing where the ledger has no answer."""
    if not month:
        return Figures("")
    return _told(month, kept(region, month, by, lambda: _asked(region, month, by)))


def kept(region: str, month: str, by: str, make: Callable[[], Any]) -> Any:
    """What is kept under a name since the ledger last changed, else what is made now; none is never kept."""
    now = state()
    found = Kept.objects.filter(region=region, month=month, by=by).first()
    if found is not None and found.state == now:
        return found.answer
    made = make()
    if made is not None:
        keep(region, month, by, made, now)
    return made


def keep(region: str, month: str, by: str, answer: Any, seen: str) -> None:
    """Keep an answer of the ledger as it stood before it was asked (``seen``)."""
    Kept.objects.update_or_create(
        region=region, month=month, by=by, defaults={"state": seen, "answer": answer}
    )


def by_region(region: str, month: str, measures: tuple[str, ...]) -> Figures:
    """Some figures of the regions right below, as the ledger says them now; not kept."""
    return _told(month, _asked(region, month, "region", measures))


def count_kept(regions: Collection[str], month: str, by: str) -> int:
    """Of how many regions this is kept since the ledger last changed."""
    return Kept.objects.filter(region__in=regions, month=month, by=by, state=state()).count()


def _asked(region: str, month: str, by: str, measures: tuple[str, ...] = MEASURES) -> dict[str, Any]:
    try:
        answer = ledger().ask(region, month, by=by, measures=measures)
    except LedgerError:
        return {"figures": [], "without_data": [region], "source": ""}
    both = {language: answer.to_json(language) for language in LANGUAGES}
    for row, english in zip(both["id"], both["en"], strict=True):
        row["note"] = {"id": row.get("note", ""), "en": english.get("note", "")}
    return {
        "figures": [_short(row) for row in both["id"]],
        "without_data": list(answer.without_data),
        "source": answer.source,
    }


def _short(row: dict[str, Any]) -> dict[str, Any]:
    """A figure without what is empty, and without the source that all share."""
    row = row if any(row["note"].values()) else {**row, "note": ""}
    return {name: value for name, value in row.items() if value not in ("", None) and name != "source"}


def figures_of(found: Kept) -> Figures:
    """The figures that are kept in a row."""
    return _told(found.month, found.answer)


def _told(month: str, said: dict[str, Any]) -> Figures:
    rows = tuple({**_EMPTY, **row} for row in said["figures"])
    return Figures(month, rows, tuple(said["without_data"]), said["source"])


def _root() -> Path:
    return Path(settings.HOME) / "ledger"


def state() -> str:
    """What changes whenever a table of the ledger gets a commit."""
    seen = "|".join(f"{table}:{_commits(_root() / table)}" for table in sorted(_names(_root())))
    return hashlib.sha256(seen.encode()).hexdigest()


def _commits(table: Path) -> int:
    return sum(name.endswith(".json") for name in _names(table / "_delta_log"))


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return []


def months_before(newest: str, count: int) -> list[str]:
    """At most so many months up to one, the oldest first, none before the first of the ledger."""
    first, last = min(_months(), default=newest), Month.parse(newest)
    months = [str(last.plus(-back)) for back in reversed(range(count))]
    return [month for month in months if month >= first] or [newest]


def trend(region: str, months: list[str]) -> list[Figures]:
    """What is kept of those months; a month that was not counted since the ledger changed is left out."""
    found = Kept.objects.filter(region=region, month__in=months, by="", state=state()).order_by("month")
    return [figures_of(one) for one in found]
