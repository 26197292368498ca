"""The parts of a round's report: each value of a round as the report has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from pantau.core.terms import INSTRUCTION_STATUSES
from pantau.core.text import Text
from pantau.monev import (
    FINDING_STATES,
    BudgetLine,
    Instrument,
    Pace,
    Standing,
    Submission,
    TrackedFinding,
    TrackedRegulation,
    age,
    answer_text,
    asked,
    bought,
    coarse_stage,
    days_in_stage,
    days_late,
    lawful_months,
    missing_content,
    required_for,
    rounds_of,
    stage_title,
    state_text,
    status_of,
    themes,
)
from pantau.report.round import model

_STATUS: Final = {
    "empty": INSTRUCTION_STATUSES["not_started"],
    "partial": INSTRUCTION_STATUSES["in_progress"],
    "complete": INSTRUCTION_STATUSES["done"],
}


def finding_part(one: TrackedFinding, today: date) -> model.RoundFinding:
    """A finding that is followed up."""
    theme = themes().get(one.theme)
    return model.RoundFinding(
        id=one.id,
        title=theme.title if theme else one.message,
        severity=one.severity,
        state=FINDING_STATES[one.state],
        message=one.message,
        check=one.check,
        stated=one.figures[0] if one.figures else None,
        expected=one.expected,
        proof=one.figures[1:],
        explanation=next(iter(one.explanations), ""),
        cause=one.cause,
        recommendation=one.recommendation or (theme.recommendations[0] if theme else ""),
        action=one.action,
        owner=one.owner,
        due=one.due,
        evidence=", ".join(one.evidence),
        region=one.region,
        days=age(one, today),
        rounds=len(rounds_of(one)),
        closed=one.is_settled,
    )


def obstacle_parts(submission: Submission, instrument: Instrument) -> Iterator[model.Obstacle]:
    """The obstacles that an office named: answers that are themes, with what was recommended against them."""
    answers = submission.answers
    for code in asked(instrument.questions_for(submission.addressee), answers):
        for chosen in answers[code].choices if code in answers else ():
            theme = themes().get(chosen)
            if theme:
                yield model.Obstacle(
                    theme.title, recommendation=theme.recommendations[0], region=submission.region
                )


def regulation_part(one: TrackedRegulation, pace: Pace | None, today: date) -> model.RegulationStep:
    """A regulation on its way; ``pace`` says how long its peers took where it is not in force yet."""
    return model.RegulationStep(
        region=one.region,
        kind=one.kind,
        title=one.title,
        stage=stage_title(one),
        number=one.number,
        year=one.year,
        since=one.since,
        days=days_in_stage(one, today) if pace else None,
        peer_days=pace.peers.median if pace and pace.peers else None,
        missing=missing_content(one) if coarse_stage(one) != "revoked" else (),
        source=one.url,
    )


def budget_part(line: BudgetLine) -> model.BudgetLine:
    """A budget line with what the law asks and the months that stay open."""
    lawful = lawful_months(line)
    found = bought(line, lawful)
    return model.BudgetLine(
        region=line.region,
        year=line.year,
        sponsor=line.source,
        category=line.category,
        planned=line.planned,
        allocated=line.allocated,
        revised=line.revised,
        realised=line.realised,
        required=required_for(line, lawful),
        persons=line.persons,
        months=line.months,
        rate=line.rate,
        months_open=len(found.uncovered) if found and line.persons else None,
        source=line.note,
    )


def answer_parts(submission: Submission, instrument: Instrument) -> Iterator[model.Answer]:
    """What an office answered, item by item; what was not answered says so."""
    answers = submission.answers
    put = asked(instrument.questions_for(submission.addressee), answers)
    for item in instrument.items_for(submission.addressee):
        for question in item.questions:
            if question.code in put:
                given = answers.get(question.code)
                yield model.Answer(
                    item=item.code,
                    question=question.title,
                    answer=answer_text(question, given) if given else Text("", ""),
                    status=_STATUS[status_of(question, given)],
                    evidence=", ".join(one.name for one in given.attachments) if given else "",
                )


def progress_part(
    one: Standing, due: date, findings: Sequence[TrackedFinding], today: date
) -> model.Progress:
    """How far one office is; ``findings`` are those of its region."""
    open_ones = [each for each in findings if not each.is_settled]
    return model.Progress(
        region=one.region,
        state=state_text(one.state, one.waits_for),
        answered=one.answered,
        asked=one.asked,
        days_late=days_late(one, due, today),
        open_findings=len(open_ones),
        late_follow_ups=sum(1 for each in open_ones if each.due and each.due < today),
        name=one.office,
    )
