"""A step of a submission with everything that goes with it: kept, findings matched, noted in the log, told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone

from pantau.monev import Saved, Submission, save, submit
from pantau.web.audit.log import record
from pantau.web.monev.findings.matching import follow
from pantau.web.monev.rounds.desk import Desk, taken
from pantau.web.monev.rounds.posting import send_later
from pantau.web.monev.rounds.prefilling import reviewed
from pantau.web.monev.rounds.typed import Typed, as_typed


def moved(user: Any, desk: Desk, name: str, step: Callable[[Desk], Submission], reason: str = "") -> Desk:
    """Take a step, or nothing at all."""
    with transaction.atomic():
        after = taken(desk, step)
        if name == "submitted":
            follow(after.row.round, after.row.region, user)
        record(user, f"answers.{name}", str(after.row.pk), region=after.row.region, reason=reason)
        send_later(user, after.row.round)
    return after


def handed_in(user: Any, desk: Desk, seen: int) -> Desk:
    """Hand the answers in: complete, and with a reason for every finding that they stand against."""

    def step(here: Desk) -> Submission:
        found = reviewed(here, here.submission).findings
        return submit(
            here.submission,
            here.round,
            here.instrument,
            findings=found,
            seen=seen,
            by=here.actor,
            at=timezone.now(),
        )

    return moved(user, desk, "submitted", step)


def saved(user: Any, desk: Desk, read: Typed, seen: int) -> tuple[Desk, Saved]:
    """Save what was read; gives the desk as it stands then, and what the save came to."""
    came: list[Saved] = []
    now = timezone.now()

    def step(here: Desk) -> Submission:
        result = save(
            here.submission, here.round, read.answers, seen=seen, by=here.actor, at=now, reasons=read.reasons
        )
        came.append(result)
        return result.submission

    count = sum(one.severity != "info" for one in reviewed(desk, as_typed(desk, read)).findings)
    with transaction.atomic():
        after = taken(desk, step, findings=count)
        if after.submission.version != desk.submission.version:
            told = sorted(read.answers)
            record(user, "answers.saved", str(desk.row.pk), region=desk.row.region, questions=told)
    return after, came[-1]
