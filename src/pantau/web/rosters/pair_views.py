"""Tinjau pasangan: is this one person? Two cards, an answer, the next pair."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from pantau.web.audit.log import record
from pantau.web.layout import language_of
from pantau.web.rosters.asked import checked_of, frame_of, refused, result_of
from pantau.web.rosters.beside import beside
from pantau.web.rosters.models import Answer, Roster, Standing, Verdict
from pantau.web.rosters.pile import Pair, cards, pile, place
from pantau.web.rosters.verdicts import counted, standing, waiting
from pantau.web.rosters.words import ANSWERS, LOCKED

_A_PAGE = 50
_GIVEN = (Answer.SAME, Answer.DIFFERENT, Answer.UNSURE)


def pairs(request: HttpRequest, roster: UUID) -> HttpResponse:
    """The pile: how many pairs are decided, which wait, and what is to be applied."""
    here = checked_of(request, roster)
    found, said = pile(result_of(here)), standing(here)
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    about = {
        **frame_of(request, here),
        "page": page,
        "rows": [
            (pair.code, place(pair.left), place(pair.right), said.get(pair.code), _said(said.get(pair.code)))
            for pair in page
        ],
        "total": len(found),
        "done": sum(pair.code in said for pair in found),
        "counted": [(ANSWERS[code], many) for code, many in counted(said).items()],
        "first": next((pair.code for pair in found if pair.code not in said), ""),
        "waiting": waiting(here),
    }
    return render(request, "rosters/pairs.html", about)


def pair(request: HttpRequest, roster: UUID, code: str) -> HttpResponse:
    """One pair, and what is said of it; then the next that nobody spoke of."""
    here = checked_of(request, roster)
    found = pile(result_of(here))
    at = _at(found, code)
    if request.method == "POST":
        answer = request.POST.get("answer", "")
        if here.standing == Standing.APPROVED:
            return refused(request, LOCKED)
        if answer not in _GIVEN:
            raise Http404
        _answered(request, here, found[at], answer)
        following = _following(found, at, set(standing(here)))
        return redirect("roster_pair", here.pk, following) if following else redirect("roster_pairs", here.pk)
    said = standing(here)
    mine = [one for one in said.values() if one.by_id == request.user.pk]
    about = {
        **frame_of(request, here),
        "code": code,
        "cards": cards(result_of(here), found[at], beside(result_of(here)), language_of(request)),
        "before": found[at - 1].code if at else "",
        "after": found[at + 1].code if at + 1 < len(found) else "",
        "number": at + 1,
        "total": len(found),
        "done": sum(each.code in said for each in found),
        "verdict": said.get(code),
        "answer": _said(said.get(code)),
        "last": mine[-1] if mine else None,
    }
    return render(request, "rosters/pair.html", about)


@require_POST
def undo(request: HttpRequest, roster: UUID, code: str) -> HttpResponse:
    """Take back what was said of a pair."""
    here = checked_of(request, roster)
    if here.standing == Standing.APPROVED:
        return refused(request, LOCKED)
    said = standing(here).get(code)
    if said is None:
        raise Http404
    told = {"pair": code, "left": said.left, "right": said.right}
    Verdict.objects.create(roster=here, answer=Answer.UNDONE, by=request.user, **told)
    record(request.user, "pair.undone", f"{here.pk}/{code}", region=here.region)
    known = any(one.code == code for one in pile(result_of(here)))
    return redirect("roster_pair", here.pk, code) if known else redirect("roster_pairs", here.pk)


def _answered(request: HttpRequest, roster: Roster, about: Pair, answer: str) -> None:
    before = standing(roster).get(about.code)
    if before is not None and before.answer == answer:
        return
    told = {"pair": about.code, "left": about.left, "right": about.right}
    Verdict.objects.create(roster=roster, answer=answer, by=request.user, **told)
    record(request.user, f"pair.{answer}", f"{roster.pk}/{about.code}", region=roster.region)


def _at(found: list[Pair], code: str) -> int:
    at = next((number for number, one in enumerate(found) if one.code == code), None)
    if at is None:
        raise Http404
    return at


def _following(found: list[Pair], at: int, said: set[str]) -> str:
    """The next pair that nobody spoke of, from the top again after the last; empty when none is left."""
    return next((one.code for one in (*found[at + 1 :], *found[:at]) if one.code not in said), "")


def _said(verdict: Verdict | None) -> Any:
    return ANSWERS[verdict.answer] if verdict else None
