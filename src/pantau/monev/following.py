"""The steps of a finding: raised, disputed, explained, followed up, resolved, risk accepted, carried over, reopened.

What happened is only ever appended; the finding is what its events amount to (`replayed`). A finding of a check
is resolved by its query alone (`pantau.monev.matching`), never by a tick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from pantau.core.regions import within
from pantau.core.text import Text
from pantau.errors import InputError
from pantau.figures import Severity
from pantau.monev.actors import Actor, leads
from pantau.monev.findings import FINDING_STATES, STANDING, FindingEvent, FindingState, Step, TrackedFinding
from pantau.monev.kept import fault
from pantau.monev.refusal import Incomplete, refuse
from pantau.monev.rounds import given_reason

FIELDS: Final = ("cause", "recommendation", "action", "owner", "due", "theme", "question")
_ALL: Final = tuple(FINDING_STATES)
_FROM: Final[dict[Step, tuple[FindingState, ...]]] = {
    "disputed": ("open", "in_follow_up", "carried_over"),
    "explained": ("open", "disputed", "in_follow_up", "carried_over"),
    "followed_up": STANDING,
    "noted": _ALL,
    "resolved": (*STANDING, "accepted_risk"),
    "risk_accepted": STANDING,
    "carried_over": STANDING,
    "reopened": ("resolved", "explained", "disputed", "accepted_risk"),
    "still_failing": STANDING,
}
_TO: Final[dict[Step, FindingState]] = {
    "raised": "open",
    "disputed": "disputed",
    "explained": "explained",
    "followed_up": "in_follow_up",
    "resolved": "resolved",
    "risk_accepted": "accepted_risk",
    "carried_over": "carried_over",
    "reopened": "open",
}
_STATE = Text(
    "temuan ini {state}; langkah itu tidak dapat diambil",
    "this finding is {state}; that step cannot be taken",
)
_REGION = Text(
    "hanya petugas wilayah ini, atau wilayah di atasnya, yang dapat melakukannya",
    "only officers of this region, or of one above it, may do that",
)
_LEADER = Text(
    "hanya koordinator wilayah ini, atau wilayah di atasnya, yang dapat memutuskannya",
    "only a coordinator of this region, or of one above it, may decide that",
)
_ONLY_NUMBERS = Text(
    "temuan dari pemeriksaan angka selesai bila angkanya cocok, bukan dengan tanda",
    "a finding of a check is resolved when its numbers agree, not by a tick",
)
_ACTED = Text(
    "Anda yang menindaklanjutinya; yang menindaklanjuti tidak memutuskan",
    "you followed it up; who follows up does not decide",
)
_NO_FIELD = Text("tidak dikenal; pilihannya {known}", "is not known; expected one of {known}")
_NO_DAY = Text("'{found}' bukan tanggal seperti 2024-07-17", "'{found}' is not a day like 2024-07-17")
_NEEDED = {
    "action": Text("tindakannya", "the action"),
    "owner": Text("penanggung jawabnya", "who answers for it"),
    "due": Text("tenggatnya", "the due day"),
    "evidence": Text("buktinya", "the evidence"),
    "message": Text("uraian temuannya", "what is found"),
}


def may_follow(step: Step, finding: TrackedFinding, by: Actor) -> Text | None:
    """Why somebody may not take a step with a finding; nothing where it is allowed."""
    if step not in _WHO or finding.state not in _FROM[step]:
        return _STATE.fill(state=FINDING_STATES[finding.state])
    return _WHO[step](finding, by)


def raised_by_person(  # noqa: PLR0913  the fields of a finding
    *,
    id: str,
    region: str,
    round: str,
    message: Text,
    by: Actor,
    at: datetime,
    severity: Severity = "question",
    fields: Mapping[str, str] | None = None,
) -> TrackedFinding:
    """A finding that somebody raises, with whatever `FIELDS` are known already."""
    if not (by.is_at_least("officer") and _is_over(by, region)):
        refuse(_REGION)
    if not (message.id.strip() and message.en.strip()):
        raise Incomplete.because([_NEEDED["message"]])
    first = TrackedFinding(id, region, round, message, severity, raised_in=round)
    return applied(first, FindingEvent("raised", by.id, at, round, fields=_sound(fields)))


def dispute(finding: TrackedFinding, *, reason: str, by: Actor, at: datetime) -> TrackedFinding:
    """Say that the finding is wrong; it stands until its query passes or a coordinator decides."""
    return _taken(finding, "disputed", by, at, reason=given_reason(reason))


def explain(
    finding: TrackedFinding, *, reason: str, by: Actor, at: datetime, cause: str = ""
) -> TrackedFinding:
    """Say why the numbers are as they are."""
    return _taken(finding, "explained", by, at, reason=given_reason(reason), fields=_said(cause=cause))


def follow_up(  # noqa: PLR0913  who does what by when
    finding: TrackedFinding, *, action: str, owner: str, due: date, by: Actor, at: datetime, cause: str = ""
) -> TrackedFinding:
    """Agree who does what by when; again, to change it."""
    missing = [_NEEDED[name] for name, text in (("action", action), ("owner", owner)) if not text.strip()]
    if missing:
        raise Incomplete.because(missing)
    fields = _said(action=action, owner=owner, due=due.isoformat(), cause=cause)
    return _taken(finding, "followed_up", by, at, fields=fields)


def note(
    finding: TrackedFinding,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    fields: Mapping[str, str] | None = None,
    evidence: Iterable[str] = (),
) -> TrackedFinding:
    """Add a remark, a field of `FIELDS`, or evidence, without a change of state."""
    return _taken(finding, "noted", by, at, reason=reason, fields=_sound(fields), evidence=tuple(evidence))


def resolve(
    finding: TrackedFinding, *, evidence: Iterable[str], by: Actor, at: datetime, reason: str = ""
) -> TrackedFinding:
    """Close a finding that a person raised, on evidence.

    One of a check closes by its numbers alone; only where its source gave up the figure does somebody decide.
    """
    shown = tuple(evidence)
    if not (shown or finding.evidence):
        raise Incomplete.because([_NEEDED["evidence"]])
    return _taken(finding, "resolved", by, at, reason=reason, evidence=shown)


def accept_risk(
    finding: TrackedFinding, *, reason: str, by: Actor, at: datetime, until: date | None = None
) -> TrackedFinding:
    """Live with it, for a reason; ``until`` is the day to look at it again."""
    fields = {"due": until.isoformat()} if until else {}
    return _taken(finding, "risk_accepted", by, at, reason=given_reason(reason), fields=fields)


def reopen_finding(finding: TrackedFinding, *, reason: str, by: Actor, at: datetime) -> TrackedFinding:
    """Open it again: a dispute or an explanation was not accepted, or it came back."""
    return _taken(finding, "reopened", by, at, reason=given_reason(reason))


def carry_over(finding: TrackedFinding, *, into: str, by: str, at: datetime) -> TrackedFinding:
    """Take what still stands into another round, with its action, owner and due day."""
    if finding.state not in STANDING:
        refuse(_STATE.fill(state=FINDING_STATES[finding.state]))
    return applied(finding, FindingEvent("carried_over", by, at, into))


def applied(finding: TrackedFinding, event: FindingEvent) -> TrackedFinding:
    """The finding after an event."""
    changes: dict[str, Any] = {name: text for name, text in event.fields.items() if name in FIELDS}
    if "due" in changes:
        changes["due"] = date.fromisoformat(changes["due"]) if changes["due"] else None
    return replace(
        finding,
        **changes,
        state=_TO.get(event.step, finding.state),
        round=event.round,
        evidence=tuple(dict.fromkeys((*finding.evidence, *event.evidence))),
        figures=event.figures or finding.figures,
        data=event.data or finding.data,
        withdrawn=event.step == "withdrawn" or (finding.withdrawn and not event.figures),
        version=finding.version + 1,
        history=(*finding.history, event),
    )


def replayed(first: TrackedFinding, history: Iterable[FindingEvent]) -> TrackedFinding:
    """A finding out of nothing but its events."""
    for event in history:
        first = applied(first, event)
    return first


def _taken(  # noqa: PLR0913  what an event says
    finding: TrackedFinding,
    step: Step,
    by: Actor,
    at: datetime,
    *,
    reason: str = "",
    fields: Mapping[str, str] | None = None,
    evidence: tuple[str, ...] = (),
) -> TrackedFinding:
    refused = may_follow(step, finding, by)
    if refused:
        refuse(refused)
    return applied(
        finding, FindingEvent(step, by.id, at, finding.round, reason.strip(), fields or {}, evidence)
    )


def _said(**fields: str) -> dict[str, str]:
    return {name: text.strip() for name, text in fields.items() if text.strip()}


def _sound(fields: Mapping[str, str] | None) -> dict[str, str]:
    """Fields as an event keeps them; `InputError` for one that is not known, or a due day that is none."""
    faults = []
    for name, text in (fields or {}).items():
        if name not in FIELDS:
            faults.append(fault(name, "", _NO_FIELD.fill(known=", ".join(FIELDS))))
        elif name == "due" and text and not _is_day(text):
            faults.append(fault(name, "", _NO_DAY.fill(found=text[:40])))
    if faults:
        raise InputError(faults)
    return dict(fields or {})


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_over(by: Actor, region: str) -> bool:
    return by.region == region or within(region, by.region)


def _is_party(finding: TrackedFinding, by: Actor) -> Text | None:
    return None if by.is_at_least("officer") and _is_over(by, finding.region) else _REGION


def _decides(finding: TrackedFinding, by: Actor) -> Text | None:
    """A coordinator, and not the one who explained or followed up."""
    if not leads(by, finding.region):
        return _LEADER
    acted = {event.by for event in finding.history if event.step in ("explained", "followed_up", "disputed")}
    return _ACTED if by.id in acted else None


def _resolves(finding: TrackedFinding, by: Actor) -> Text | None:
    return _ONLY_NUMBERS if finding.from_check and not finding.withdrawn else _decides(finding, by)


_WHO: Final[dict[Step, Callable[[TrackedFinding, Actor], Text | None]]] = {
    "disputed": _is_party,
    "explained": _is_party,
    "followed_up": _is_party,
    "noted": _is_party,
    "resolved": _resolves,
    "risk_accepted": _decides,
    "reopened": _decides,
}
