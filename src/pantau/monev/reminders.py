"""Reminders of a round: invitation, what is due, what is late, whose turn it is; and who above is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from pantau.core.notation import dated
from pantau.core.regions import NATION, full_name, parent
from pantau.core.text import Text
from pantau.monev.actors import LEVELS, Level, levels_above
from pantau.monev.board import Standing, due_of
from pantau.monev.notices import Addressee, Notice, NoticeKind
from pantau.monev.submission import EDITABLE, Round

_SUBJECTS: Final[dict[NoticeKind, Text]] = {
    "invitation": Text("Undangan: {round}", "Invitation: {round}"),
    "reminder": Text("Pengingat: {round}, {days} hari lagi", "Reminder: {round}, {days} days left"),
    "due_today": Text("Hari ini tenggat: {round}", "Due today: {round}"),
    "overdue": Text("Terlambat: {round}", "Late: {round}"),
    "escalation": Text("Belum menjawab: {place}, {round}", "Not answered: {place}, {round}"),
    "returned": Text("Dikembalikan: {round}", "Returned: {round}"),
    "waits_for_approval": Text(
        "Menunggu persetujuan: {place}, {round}", "Waits for approval: {place}, {round}"
    ),
}
_BODIES: Final[dict[NoticeKind, Text]] = {
    "invitation": Text(
        "{whom} diminta menjawab {round} paling lambat {due}.",
        "{whom} is asked to answer {round} by {due}.",
    ),
    "reminder": Text(
        "Jawaban {whom} ditunggu paling lambat {due}, {days} hari lagi; {answered} dari {asked} "
        "pertanyaan sudah dijawab.",
        "The answers of {whom} are due on {due}, in {days} days; {answered} of {asked} questions are "
        "answered.",
    ),
    "due_today": Text(
        "Hari ini tenggat jawaban {whom}; {answered} dari {asked} pertanyaan sudah dijawab.",
        "The answers of {whom} are due today; {answered} of {asked} questions are answered.",
    ),
    "overdue": Text(
        "Jawaban {whom} seharusnya diajukan paling lambat {due}; kini terlambat {days} hari.",
        "The answers of {whom} were due on {due}; they are {days} days late.",
    ),
    "escalation": Text(
        "{whom} belum mengajukan jawaban {round} yang jatuh tempo {due}; terlambat {days} hari. "
        "Pemberitahuan ini untuk tingkat {level}.",
        "{whom} has not submitted the answers to {round} that were due on {due}; {days} days late. "
        "This notice goes to the level of the {level}.",
    ),
    "returned": Text(
        "Jawaban {whom} dikembalikan untuk diperbaiki; alasannya ada pada riwayat.",
        "The answers of {whom} were returned to be corrected; the reason is in the history.",
    ),
    "waits_for_approval": Text(
        "Jawaban {whom} sudah diajukan dan menunggu persetujuan {level}.",
        "The answers of {whom} were submitted and wait for the approval of the {level}.",
    ),
}


def reminders(round: Round, standings: Iterable[Standing], today: date) -> tuple[Notice, ...]:
    """What has to be told today about a round, to whom.

    A reminder that fell on a day when nobody asked is made up for by the next one; a notice made again bears the
    same key, so nobody need be told twice.
    """
    if round.state not in ("open", "closed"):
        return ()
    return tuple(notice for standing in standings for notice in _of(standing, round, today))


def region_at(level: Level, region: str) -> str:
    """Where somebody approves at a level what a region answers: itself, its province, or the nation."""
    if level == "centre":
        return NATION
    return (parent(region) or region) if level == "province" else region


def _of(standing: Standing, round: Round, today: date) -> Iterator[Notice]:
    changed = standing.changed_on or round.opens
    if standing.waits_for:
        key = f"{standing.waits_for}/{changed}"
        yield _notice("waits_for_approval", standing, round, key, level=standing.waits_for, day=today)
    if standing.state not in EDITABLE:
        return
    if standing.state == "returned":
        yield _notice("returned", standing, round, str(changed), day=today)
    if standing.state == "invited" and today <= due_of(standing, round.due):
        yield _notice("invitation", standing, round, str(round.opens), day=today)
    yield from _by_date(standing, round, today)


def _by_date(standing: Standing, round: Round, today: date) -> Iterator[Notice]:
    due = due_of(standing, round.due)
    left = (due - today).days
    if left > 0:
        reached = [before for before in round.reminders if left <= before]
        if reached:
            yield _notice("reminder", standing, round, f"{due}/{min(reached)}", days=left, day=today)
        return
    if left == 0:
        yield _notice("due_today", standing, round, str(due), day=today)
        return
    yield _notice("overdue", standing, round, str(due), days=-left, day=today)
    above = levels_above(standing.region)
    for step in round.escalations:
        if -left >= step.days_late and step.level in above:
            key = f"{due}/{step.level}"
            yield _notice("escalation", standing, round, key, level=step.level, days=-left, day=today)


def _notice(  # noqa: PLR0913  the words of a notice
    kind: NoticeKind,
    standing: Standing,
    round: Round,
    key: str,
    *,
    day: date,
    days: int = 0,
    level: Level = "office",
) -> Notice:
    slots = {
        "round": round.title,
        "whom": _whom(standing),
        "place": full_name(standing.region),
        "due": dated(due_of(standing, round.due)),
        "days": days,
        "level": LEVELS[level],
        "answered": standing.answered,
        "asked": standing.asked,
    }
    to = Addressee(region_at(level, standing.region), level, standing.office if level == "office" else "")
    subject, body = _SUBJECTS[kind].fill(**slots), _BODIES[kind].fill(**slots)
    return Notice(f"{kind}/{standing.submission}/{key}", kind, to, subject, body, day, standing.submission)


def _whom(standing: Standing) -> str:
    """Who answers: an office in its region, or the region as a whole."""
    place = full_name(standing.region)
    return f"{standing.office}, {place}," if standing.office else place
