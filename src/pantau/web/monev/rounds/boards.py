"""The progress board: who answered, who is late, what is complete; out of columns alone, in a handful of questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from pantau.core import regions
from pantau.core.text import Text
from pantau.monev import LEVELS, ROUND_STATES, STATES, Board, BoardRow, Round, board, may_step
from pantau.web.access import region_of, visible
from pantau.web.monev.actors import actor_of, rounds_for
from pantau.web.monev.models import KeptRound, KeptSubmission
from pantau.web.monev.rounds.rows import round_of, standing_in

_A_PAGE: Final = 100
_NOT_YET: Final = ("invited", "draft", "returned", "reopened")
_SHOW: Final[dict[str, tuple[Text, Callable[[BoardRow], bool]]]] = {
    "": (Text("semua", "all"), lambda row: True),
    "late": (Text("terlambat", "late"), lambda row: row.days_late > 0),
    "waiting": (Text("belum mengajukan", "not submitted"), lambda row: row.standing.state in _NOT_YET),
    "submitted": (Text("diajukan", "submitted"), lambda row: row.standing.state == "submitted"),
    "approved": (Text("disetujui", "approved"), lambda row: row.standing.state in ("approved", "locked")),
    "findings": (Text("dengan temuan", "with findings"), lambda row: row.standing.findings > 0),
}


def board_of(user: Any, row: KeptRound, round_: Round) -> Board:
    """The board of a round as somebody may see it."""
    sheets = visible(KeptSubmission.objects.filter(round=row).order_by("region", "office"), user)
    return board(round_, [standing_in(one) for one in sheets], timezone.localdate())


def one_round(request: HttpRequest, round: UUID) -> HttpResponse:
    """The board of a round, for the reader's regions, narrowed by province and by what stands."""
    row = get_object_or_404(rounds_for(request.user), pk=round)
    here = round_of(row)
    whole = board_of(request.user, row, here)
    asked = {"region": request.GET.get("region", ""), "show": request.GET.get("show", "")}
    chosen = _SHOW.get(asked["show"], _SHOW[""])[1]
    rows = [one for one in whole.rows if _inside(one, asked["region"]) and chosen(one)]
    given = {name: value for name, value in asked.items() if value}
    about = {
        "row": row, "round": here, "board": whole, "asked": asked,
        "title": here.title, "state": ROUND_STATES[here.state],
        "page": Paginator([_told(one) for one in rows], _A_PAGE).get_page(request.GET.get("page")),
        "shows": [(code, text, sum(map(test, whole.rows))) for code, (text, test) in _SHOW.items()],
        "query": f"{urlencode(given)}&" if given else "",
        "home": region_of(request.user),
        "leads": any(may_step(step, here, actor_of(request.user)) is None for step in ("closed", "reopened")),
    }  # fmt: skip
    return render(request, "monev/board.html", about)


def _told(row: BoardRow) -> dict[str, Any]:
    standing = row.standing
    return {
        "row": row,
        "standing": standing,
        "state": STATES[standing.state],
        "waits": LEVELS[standing.waits_for] if standing.waits_for else None,
    }


def _inside(row: BoardRow, region: str) -> bool:
    return not region or (regions.is_region(region) and regions.within(row.standing.region, region))
