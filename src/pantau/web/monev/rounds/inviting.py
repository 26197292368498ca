"""Inviting many at once: one value of the library for each, a handful of statements for all."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.monev import Actor, Instrument, Round, Submission, invite, standing_of
from pantau.web.monev.models import KeptEvent, KeptRound, KeptSubmission
from pantau.web.monev.rounds.places import Place
from pantau.web.monev.rounds.rows import shown
from pantau.web.monev.stored import columns_of

_AT_ONCE = 200
_NOTHING_ASKED = Text(
    "instrumen ini tidak menanyakan apa pun kepada {code}", "this instrument asks nothing of {code}"
)


def invite_all(
    row: KeptRound, round_: Round, invited: Iterable[Place], instrument: Instrument, by: Actor, at: datetime
) -> int:
    """Invite those who are not invited yet; gives how many were."""
    known = set(row.submissions.values_list("region", "office"))
    new = [place for place in invited if (place.region, place.office) not in known]
    unasked = {place.region for place in new if not instrument.questions_for(place.addressee)}
    if unasked:
        raise InputError(
            [Fault("places", 0, _NOTHING_ASKED.fill(code=code)._asdict()) for code in sorted(unasked)]
        )
    made = [
        invite(
            Submission(
                str(uuid.uuid4()), round_.id, place.region, place.office, place.addressee,
                round_.instrument, round_.instrument_version,
            ),
            round_, by=by, at=at,
        )
        for place in new
    ]  # fmt: skip
    with transaction.atomic():
        KeptSubmission.objects.bulk_create([_row(row, one, instrument) for one in made], batch_size=_AT_ONCE)
        KeptEvent.objects.bulk_create(
            [
                KeptEvent(
                    round=row, submission_id=one.id, action=event.action, by=event.by, at=event.at,
                    reason=event.reason, level=event.level,
                )
                for one in made
                for event in one.history
            ],
            batch_size=_AT_ONCE,
        )  # fmt: skip
    return len(made)


def _row(row: KeptRound, submission: Submission, instrument: Instrument) -> KeptSubmission:
    plain = columns_of(submission, "id", "region", "office", "addressee", "state", "version", "approvals")
    return KeptSubmission(round=row, **plain, **shown(standing_of(submission, instrument)))
