"""Rounds and submissions out of the database and back: whole values in, whole values out, never half of one."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from pantau.errors import PantauError
from pantau.monev import (
    Event,
    Instrument,
    Revision,
    Round,
    Standing,
    Submission,
    instruments,
    plain,
    revived,
    standing_of,
)
from pantau.web.monev.models import InstrumentVersion, KeptEvent, KeptRevision, KeptRound, KeptSubmission
from pantau.web.monev.stored import columns_of, overtaken, put, value_of

_OF_ROUND = (
    *("title", "region", "instrument", "instrument_version", "period"),
    *("opens", "due", "state", "reminders", "escalations", "version"),
)
_OF_SHEET = ("state", "version", "approvals")
_SHOWN = ("waits_for", "answered", "asked", "missing", "findings", "submitted_on", "changed_on")


def instrument_of(code: str, version: int = 0) -> Instrument:
    """A version of an instrument; without one the newest. `PantauError` where there is none."""
    rows = InstrumentVersion.objects.filter(code=code)
    row = rows.filter(version=version).first() if version else rows.first()
    if row is not None:
        return revived(Instrument, row.body)
    shipped = instruments().get(code)
    if shipped is None or (version and shipped.version != version):
        raise PantauError.of(
            id=f"instrumen {code} versi {version or 'mana pun'} tidak ada",
            en=f"there is no instrument {code} of {f'version {version}' if version else 'any version'}",
        )
    return shipped


def newest_instruments() -> dict[str, Instrument]:
    """The newest version of each instrument by its code."""
    own = {}
    for row in InstrumentVersion.objects.order_by("code", "version"):
        own[row.code] = revived(Instrument, row.body)
    return dict(instruments()) | own


def round_of(row: KeptRound) -> Round:
    """A round with its history."""
    return value_of(Round, row, history=_events(row.events.filter(submission=None)))


def put_round(row: KeptRound, before: Round | None, after: Round) -> None:
    """Keep a round that a step made: a new one, or the next version of one that is still as it was read."""
    columns = columns_of(after, *_OF_ROUND)
    with transaction.atomic():
        if before is None:
            for name, one in columns.items():
                setattr(row, name, one)
            row.save(force_insert=True)
        else:
            put(row, before.version, **columns)
        _keep_events(after.history[len(before.history) if before else 0 :], row, None)


def submission_of(row: KeptSubmission) -> Submission:
    """A submission with every revision and its history."""
    revisions = tuple(
        revived(Revision, {**one.said(), "at": one.at.isoformat()}) for one in row.revisions.all()
    )
    return value_of(
        Submission,
        row,
        round=str(row.round_id),
        instrument=row.round.instrument,
        instrument_version=row.round.instrument_version,
        revisions=revisions,
        history=_events(row.history.all()),
    )


def put_submission(
    row: KeptSubmission, before: Submission | None, after: Submission, instrument: Instrument, findings: int
) -> None:
    """Keep a submission that a step made, with what the board shows of it; `Stale` when somebody was faster."""
    standing = standing_of(after, instrument, findings=findings)
    columns = {**columns_of(after, *_OF_SHEET), **shown(standing)}
    try:
        with transaction.atomic():
            if before is None:
                for name, one in {**columns, **columns_of(after, "region", "office", "addressee")}.items():
                    setattr(row, name, one)
                row.save(force_insert=True)
            else:
                put(row, before.version, **columns)
            KeptRevision.objects.bulk_create(
                KeptRevision(
                    submission=row,
                    number=one.number,
                    by=one.by,
                    at=one.at,
                    answers=plain(one.answers),
                    reasons=plain(one.reasons),
                )
                for one in after.revisions[len(before.revisions) if before else 0 :]
            )
            _keep_events(after.history[len(before.history) if before else 0 :], row.round, row)
    except IntegrityError:
        overtaken()


def standing_in(row: KeptSubmission) -> Standing:
    """What the board shows of a submission, out of its columns alone."""
    return value_of(Standing, row, submission=str(row.pk), waits_for=row.waits_for or None)


def shown(standing: Standing) -> dict[str, Any]:
    """The columns that the board shows of a submission."""
    columns = columns_of(standing, *_SHOWN)
    return {**columns, "waits_for": columns["waits_for"] or ""}


def _events(rows: Any) -> tuple[Event, ...]:
    return tuple(
        Event(action=one.action, by=one.by, at=one.at, reason=one.reason, level=one.level or None)
        for one in rows
    )


def _keep_events(events: tuple[Event, ...], round_: KeptRound, sheet: KeptSubmission | None) -> None:
    KeptEvent.objects.bulk_create(
        KeptEvent(
            round=round_, submission=sheet, action=one.action, by=one.by, at=one.at,
            reason=one.reason, level=one.level,
        )
        for one in events
    )  # fmt: skip
