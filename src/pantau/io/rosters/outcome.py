"""What a check of lists found: counts, funnel and warnings, for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pantau.core.money import Amount
from pantau.core.text import Language, Text
from pantau.errors import Fault
from pantau.io.rosters.chunks import SheetInfo
from pantau.roster.decide import DECISIONS
from pantau.roster.funnel import Step


@dataclass(frozen=True, kw_only=True)
class RosterOutcome:
    """What a check found; ``out`` is where its files are, none where nothing was to be written."""

    files: Sequence[tuple[str, Sequence[SheetInfo]]]
    unread: Sequence[tuple[str, Sequence[Fault]]]
    rows: Mapping[str, int]
    decisions: Mapping[str, int]
    by_file: Mapping[tuple[str, str], int]
    reasons: Mapping[str, int]
    steps: Sequence[Step]
    month: Amount | None
    months: int
    people: int
    warnings: Sequence[Text]
    out: Path | None = None


def as_json(outcome: RosterOutcome, language: Language) -> dict[str, Any]:
    """What a check found, for programs."""
    money = _whole(outcome.month)
    return {
        "files": [_file_json(outcome, file, sheets, language) for file, sheets in outcome.files]
        + [
            {"file": file, "rows": 0, "faults": [fault.line(language) for fault in faults]}
            for file, faults in outcome.unread
        ],
        "rows": dict(outcome.rows),
        "decisions": dict(outcome.decisions),
        "reasons": dict(outcome.reasons),
        "funnel": [_step_json(one, language) for one in outcome.steps],
        "money": {"per_month": money, "months": outcome.months, "total": _whole(outcome.steps[-1].money)},
        "people": outcome.people,
        "warnings": [one.say(language) for one in outcome.warnings],
    }


def _whole(amount: Amount | None) -> int | None:
    return None if amount is None else int(amount)


def _step_json(step: Step, language: Language) -> dict[str, Any]:
    return {
        "step": step.code,
        "title": step.title.say(language),
        "rows": step.rows,
        "lost": step.lost,
        "money": _whole(step.money),
    }


def _file_json(
    outcome: RosterOutcome, file: str, sheets: Sequence[SheetInfo], language: Language
) -> dict[str, Any]:
    decisions = {one: outcome.by_file.get((file, one), 0) for one in DECISIONS}
    return {
        "file": file,
        "rows": sum(decisions.values()),
        "decisions": decisions,
        "sheets": [
            {
                "sheet": one.sheet,
                "columns": dict(one.fields),
                "skipped": one.skipped.say(language) if one.skipped else "",
            }
            for one in sheets
        ],
        "faults": [],
    }
