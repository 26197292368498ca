"""Rounds, findings, regulations and budgets for programs."""

# Annotations are values here: what pages an answer reads them in a module of its own, where our names mean nothing.
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import LimitOffsetPagination, paginate
from pydantic import Field

from pantau.monev import FINDING_STATES, FindingState, age, bought, lawful_months, plain
from pantau.web.access import visible
from pantau.web.api.guard import READ, region_or_404
from pantau.web.monev.actors import actor_of, rounds_for, sheets_for
from pantau.web.monev.budgets.rows import budgets_for, line_of
from pantau.web.monev.findings.rows import finding_of, findings_for
from pantau.web.monev.models import KeptRegulation, KeptRound
from pantau.web.monev.regulations.rows import regulation_of
from pantau.web.monev.rounds.boards import board_of
from pantau.web.monev.rounds.desk import desk_at
from pantau.web.monev.rounds.posting import today
from pantau.web.monev.rounds.prefilling import reviewed
from pantau.web.monev.rounds.rows import round_of
from pantau.web.monev.rounds.watching import notices_for

router = Router(tags=["rounds"], auth=READ)
Spoken = Literal["id", "en"]
Year = Annotated[int, Field(ge=1900, le=2200)] | None


@router.get("", response=list[dict[str, Any]], summary="Rounds")
@paginate(LimitOffsetPagination)
def rounds(request: HttpRequest) -> Any:
    """The rounds that concern the regions of the token's user, the newest first."""
    return [told(one) for one in rounds_for(request.user)]


@router.get("findings", response=list[dict[str, Any]], summary="Findings that are followed up")
@paginate(LimitOffsetPagination)
def findings(
    request: HttpRequest, region: str = "", state: FindingState | None = None, language: Spoken = "id"
) -> Any:
    """Findings with cause, action, owner and due day, the oldest first."""
    rows = findings_for(request.user)
    if region:
        rows = rows.filter(region=region_or_404(request.user, region))
    if state is not None:
        rows = rows.filter(state=state)
    return [_finding(finding_of(one), language) for one in rows.prefetch_related("history")]


@router.get("regulations", response=list[dict[str, Any]], summary="Regulations on their way")
@paginate(LimitOffsetPagination)
def regulations(request: HttpRequest) -> Any:
    """Regulations with the days they reached their stages."""
    return [plain(regulation_of(one)) for one in visible(KeptRegulation.objects.all(), request.user)]


@router.get("budgets", response=list[dict[str, Any]], summary="Budget lines and what they buy")
@paginate(LimitOffsetPagination)
def budgets(request: HttpRequest, year: Year = None) -> Any:
    """Budget lines, with the person-months that they buy by the law of each month."""
    rows = budgets_for(request.user)
    lines = [line_of(one) for one in (rows.filter(year=year) if year is not None else rows)]
    return [{**plain(one), "buys": plain(bought(one, lawful_months(one)))} for one in lines]


@router.get("notices", response=list[dict[str, Any]], summary="What the day brings")
@paginate(LimitOffsetPagination)
def notices(request: HttpRequest, language: Spoken = "id") -> Any:
    """What is due, who is late, what ends soon."""
    return [
        {
            "kind": one.kind,
            "region": one.to.region,
            "subject": one.subject.say(language),
            "body": one.body.say(language),
            "about": one.about,
        }
        for one in notices_for(request.user, today())
    ]


@router.get("answers/{sheet}", summary="The answers of one office")
def answers(request: HttpRequest, sheet: UUID, language: Spoken = "id") -> dict[str, Any]:
    """The answers as they stand, with what the review says of them."""
    row = get_object_or_404(sheets_for(request.user), pk=sheet)
    desk = desk_at(row, actor_of(request.user))
    found = reviewed(desk, desk.submission)
    return {
        "id": str(row.pk),
        "round": str(row.round_id),
        "region": row.region,
        "office": row.office,
        "state": row.state,
        "version": row.version,
        "answers": plain(desk.submission.answers),
        "findings": [
            {"id": one.id, "check": one.check, "severity": one.severity, "message": one.message.say(language)}
            for one in found.findings
        ],
    }


@router.get("{round}", summary="One round with its board")
def one(request: HttpRequest, round: UUID) -> dict[str, Any]:
    """A round, and who answered, who is late, what is complete in the regions of the token's user."""
    row = get_object_or_404(rounds_for(request.user), pk=round)
    found = board_of(request.user, row, round_of(row))
    rows = [
        {**plain(each.standing), "name": each.name, "days_late": each.days_late, "share": str(each.share)}
        for each in found.rows
    ]
    return {**told(row), "whole": plain(found.whole), "provinces": plain(found.provinces), "rows": rows}


def told(row: KeptRound) -> dict[str, Any]:
    """A round as programs read it."""
    about = {name: getattr(row, name) for name in ("title", "region", "instrument", "instrument_version")}
    return {
        "id": str(row.pk),
        **about,
        "period": row.period,
        "opens": row.opens.isoformat(),
        "due": row.due.isoformat(),
        "state": row.state,
    }


def _finding(found: Any, language: Spoken) -> dict[str, Any]:
    kept = plain(found)
    for name in ("figures", "history", "explanations"):
        kept.pop(name, None)
    return {
        **kept,
        "message": found.message.say(language),
        "state_title": FINDING_STATES[found.state].say(language),
        "days": age(found, today()),
    }
