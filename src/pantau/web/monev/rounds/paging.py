"""The page of a submission, as it stands or as it was typed, and what the rules said against a step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.monev import LEVELS, STATES, Saved, Stale, may, missing_in, standing_text
from pantau.web.language import language
from pantau.web.monev.actors import names_of
from pantau.web.monev.rounds.desk import Desk
from pantau.web.monev.rounds.forms import WhyForm
from pantau.web.monev.rounds.prefilling import prefill_of, references_of, reviewed
from pantau.web.monev.rounds.shown import About, findings_by, items_of
from pantau.web.monev.rounds.typed import Typed

_STEPS = ("saved", "submitted", "approved", "returned", "locked", "reopened")


class Wrong(NamedTuple):
    """What stands against a step: sentences for the top of the page, the status of the answer, a reason to mend.

    ``noted`` is a sentence that is no fault.
    """

    told: Sequence[Text | str] = ()
    status: int = 422
    why: WhyForm | None = None
    noted: Text | None = None


def shown(
    request: HttpRequest,
    desk: Desk,
    read: Typed | None = None,
    result: Saved | None = None,
    *,
    wrong: Wrong | None = None,
) -> HttpResponse:
    """The page of a submission."""
    wrong = wrong or Wrong(status=200)
    review = reviewed(desk, desk.submission)
    clashes = result.clashes if result else ()
    prefill = prefill_of(desk)
    about = About(review, prefill, references_of(desk), read or Typed(), clashes)
    context = {
        "desk": desk, "row": desk.row, "round": desk.round, "submission": desk.submission, "review": review,
        "items": items_of(desk, about), "left": findings_by(desk, about)[1], "told": wrong.told, "noted": wrong.noted,
        "has_last": any(one.last for one in prefill.values()),
        "why": {step: _why(wrong, step) for step in ("returned", "reopened")},
        "reason_clashes": result.reason_clashes if result else (), **_standing(desk),
    }  # fmt: skip
    return render(request, "monev/sheet.html", context, status=wrong.status)


def refused(request: HttpRequest, desk: Desk, error: PantauError, read: Typed | None = None) -> HttpResponse:
    """The page with what the rules said against a step."""
    status = 409 if isinstance(error, Stale) else 422
    return shown(request, desk, read, wrong=Wrong(error.lines(language()), status))


def _why(wrong: Wrong, step: str) -> WhyForm:
    return wrong.why if wrong.why and wrong.why.step == step else WhyForm(step)


def _standing(desk: Desk) -> dict[str, Any]:
    """Where a submission stands: state, levels, history, what is missing, what its reader may do."""
    submission = desk.submission
    people = names_of(
        {one.by for one in submission.history}
        | {one.by for one in submission.approvals}
        | {one.by for one in submission.revisions}
    )
    approvals = {one.level: one for one in submission.approvals}
    questions = desk.instrument.questions_for(submission.addressee)
    refusals = {step: may(step, submission, desk.round, desk.actor) for step in _STEPS}  # type: ignore[arg-type]
    return {
        "state": STATES[submission.state],
        "standing": standing_text(submission),
        "may": {step: refusal is None for step, refusal in refusals.items()},
        "why_not": refusals["approved"] if submission.state == "submitted" else refusals["saved"],
        "missing": [one.text for one in missing_in(questions, submission.answers)],
        "levels": [
            (LEVELS[level], approvals.get(level), level == submission.waits_for)
            for level in submission.levels
        ],
        "history": [(one, people[one.by]) for one in submission.history],
        "editors": sorted({people[one.by] for one in submission.revisions}),
    }
