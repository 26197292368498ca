"""From a number to its rows: what was counted, each with its file, sheet and row; persons are masked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from pantau.core import regions
from pantau.core.categories import categories, category_title
from pantau.core.ledger_tables import AMOUNTS
from pantau.core.terms import SPONSORS
from pantau.core.text import Text
from pantau.figures.measures import MEASURES
from pantau.indicators import indicators
from pantau.web.accounts.roles import Role, rank
from pantau.web.audit.log import record
from pantau.web.language import language
from pantau.web.people.keys import key_of
from pantau.web.people.strip import amount, programmes
from pantau.web.people.traces import traced
from pantau.web.places.behind import A_PAGE, KINDS, MOST_TAKEN, Behind, all_behind, behind
from pantau.web.places.board import board
from pantau.web.places.exports import KINDS as FILES
from pantau.web.places.exports import Table, taken
from pantau.web.places.page import month_of

_SHOWN_SIGNS = 4
_UNSAID = Text("tidak disebut", "not said")
_HEADINGS = (
    *("person", "region", "month", "segment", "category", "sponsor"),
    *("what", "amount", "origin", "file", "sheet", "row"),
)


class Line(NamedTuple):
    """A row as it is shown: the person masked, a link to their page where the reader may open it."""

    person: str
    key: str
    region: str
    when: Any
    segment: str
    category: Text
    sponsor: Text
    what: str
    amount: Any
    trace: Any


def rows(request: HttpRequest, region: str, measure: str) -> HttpResponse:
    """A page of the rows behind a number."""
    month, category = _asked(request, region, measure)
    page = _page(request)
    found = behind(measure, region, month, page, category)
    record(request.user, "rows.seen", f"{region} {month} {measure}", region=region, page=page)
    pages = max(1, -(-found.rows_in_all // A_PAGE))
    if page > pages:
        raise Http404
    user: Any = request.user
    about = {
        "here": regions.region(region),
        "month": month,
        "measure": measure,
        "title": MEASURES[measure].title,
        "says": next(one.says for one in indicators() if one.id == measure),
        "category": category_title(category) if category else None,
        "category_code": category,
        "found": found,
        "lines": _lines(user, found),
        "told": _told(region, month, measure) if not category else None,
        "page": page,
        "pages": pages,
        "may_open": rank(user.role) >= rank(Role.OFFICER),
        "source": board(region, month).source,
        "most": MOST_TAKEN,
    }
    answer = render(request, "places/rows.html", about)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def rows_file(request: HttpRequest, region: str, measure: str, kind: str) -> HttpResponse:
    """The rows behind a number as a file, persons masked."""
    month, category = _asked(request, region, measure)
    if kind not in FILES:
        raise Http404
    found = all_behind(measure, region, month, category)
    told = [_cells(line) for line in _lines(request.user, found)]
    record(
        request.user, "rows.exported", f"{region} {month} {measure}", region=region, rows=len(told), kind=kind
    )
    name = f"pantau-{region}-{month}-{measure}"
    table = Table(name, _HEADINGS, told, board(region, month).source, month, (measure,))
    return taken(table, kind, request.user, language())


def _asked(request: HttpRequest, region: str, measure: str) -> tuple[str, str]:
    month, category = month_of(request), request.GET.get("category", "")
    known = not category or category in categories()
    if measure not in KINDS or not regions.is_region(region) or not month or not known:
        raise Http404
    return month, category


def _page(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 8 and int(text) > 0):
        raise Http404
    return int(text)


def _told(region: str, month: str, measure: str) -> Any:
    """What the page of the region says of the measure, to be held beside the rows."""
    here = board(region, month)
    figures = here.year if measure in ("contributions", "claims_paid") else here.now
    found = figures.get(measure)
    return found if found and found["value"] is not None else None


def _lines(user: Any, found: Behind) -> list[Line]:
    return [_line(row) for row in traced(user, found.rows)]


def _line(row: dict[str, Any]) -> Line:
    key = key_of(row["person"]) if row.get("person") else ""
    category, sponsor = row.get("category") or "", row.get("sponsor") or ""
    return Line(
        person=f"…{key[-_SHOWN_SIGNS:]}" if key else "",
        key=key,
        region=row["region"],
        when=row.get("month") or row.get("paid_on") or row.get("as_of"),
        segment=row.get("segment") or "",
        category=category_title(category) if category else _UNSAID,
        sponsor=SPONSORS.get(sponsor, _UNSAID) if "sponsor" in row else Text("", ""),
        what=_what(row),
        amount=row["value"] if "value" in row else row["amount"] if "amount" in row else amount(row),
        trace=row["trace"],
    )


def _what(row: dict[str, Any]) -> str:
    if "programme" in row:
        return " ".join(filter(None, (row["programme"], row["benefit"])))
    if "definition" in row:
        ends = [str(row[name]) for name in ("low", "high") if row[name] is not None]
        return "–".join(ends)
    return programmes(row) if any(name in row for name in AMOUNTS) else ""


def _cells(line: Line) -> Sequence[Any]:
    spoken, trace = language(), line.trace
    told = (line.person, line.region, str(line.when or "")[:10], line.segment, line.category.say(spoken))
    origin = (trace.batch, trace.file, trace.sheet, trace.row) if trace else ("", "", "", "")
    return (*told, line.sponsor.say(spoken), line.what, line.amount, *origin)
