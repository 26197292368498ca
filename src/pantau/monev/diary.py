"""All notices of a day, the most pressing first: what rounds, findings, regulations and budgets bring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from pantau.monev.board import Standing
from pantau.monev.budgets import BudgetLine
from pantau.monev.calendar_notices import (
    Ending,
    budget_notices,
    ending_notices,
    finding_notices,
    regulation_notices,
)
from pantau.monev.findings import TrackedFinding
from pantau.monev.notices import NOTICE_KINDS, Notice, NoticeKind
from pantau.monev.regulation_lists import paces
from pantau.monev.regulations import TrackedRegulation
from pantau.monev.reminders import reminders
from pantau.monev.submission import Round

_PRESSING: Final[tuple[NoticeKind, ...]] = (
    "escalation", "overdue", "finding_overdue", "due_today", "returned", "category_ends", "contract_ends",
    "budget_ends", "waits_for_approval", "finding_due", "reminder", "regulation_slow", "budget_unspent", "invitation",
)  # fmt: skip


@dataclass(frozen=True)
class Watched:
    """What is looked through for notices; ``standings`` by the id of their round."""

    rounds: Sequence[Round] = ()
    standings: Mapping[str, Sequence[Standing]] = field(default_factory=dict)
    findings: Sequence[TrackedFinding] = ()
    regulations: Sequence[TrackedRegulation] = ()
    endings: Sequence[Ending] = ()
    budgets: Sequence[BudgetLine] = ()


def notices(watched: Watched, today: date) -> tuple[Notice, ...]:
    """Everything that has to be told on a day; a notice made again another day bears the same key."""
    found: list[Notice] = []
    for one in watched.rounds:
        found += reminders(one, watched.standings.get(one.id, ()), today)
    found += finding_notices(watched.findings, today)
    found += regulation_notices(paces(watched.regulations, today), today)
    found += ending_notices(watched.endings, today)
    found += budget_notices(watched.budgets, today)
    return tuple(sorted(found, key=lambda one: (_rank(one.kind), one.to.region, one.key)))


def by_addressee(found: Iterable[Notice]) -> dict[tuple[str, str, str], tuple[Notice, ...]]:
    """Notices by region, level and office: what one message can hold."""
    to: dict[tuple[str, str, str], list[Notice]] = {}
    for one in found:
        to.setdefault((one.to.region, one.to.level, one.to.office), []).append(one)
    return {key: tuple(row) for key, row in to.items()}


def _rank(kind: NoticeKind) -> int:
    return _PRESSING.index(kind) if kind in _PRESSING else len(NOTICE_KINDS)
