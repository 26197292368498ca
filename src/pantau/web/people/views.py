"""Finding somebody, reading their months, seeing who they are for a reason that is recorded."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from pantau.core.categories import category_title
from pantau.core.regions import full_name
from pantau.core.terms import SPONSORS
from pantau.core.text import Text
from pantau.web.access import region_of
from pantau.web.audit.log import record
from pantau.web.layout import sent
from pantau.web.people.entitlement import entitled
from pantau.web.people.forms import EntitlementForm, SearchForm, UnmaskForm
from pantau.web.people.keys import key_of, person_of
from pantau.web.people.ledger import MOST, Facts, by_name, by_nik, facts, identity
from pantau.web.people.strip import STATES, amount, month_names, programmes, strip
from pantau.web.people.traces import traced

_UNSAID = Text("tidak disebut", "not said")
ENDED = {
    "contract_end": Text("kontrak berakhir", "the contract ended"),
    "term_end": Text("masa perlindungan berakhir", "the term of cover ended"),
    "project_end": Text("proyek selesai", "the project ended"),
    "resigned": Text("mengundurkan diri", "resigned"),
    "dismissed": Text("diberhentikan", "dismissed"),
    "death": Text("meninggal", "died"),
}


def search(request: HttpRequest) -> HttpResponse:
    """Look for somebody of the reader's region; what was typed goes by POST and is kept nowhere."""
    form = SearchForm(*sent(request)[:1])
    about: dict[str, Any] = {"form": form, "most": MOST}
    status = 200
    if form.is_bound:
        if form.is_valid():
            about |= {"form": SearchForm(), **_found(request, form.cleaned_data["who"])}
        else:
            status = 422
    return _private(render(request, "people/search.html", about, status=status))


def one(request: HttpRequest, key: str) -> HttpResponse:
    """One person, masked."""
    found = _facts(request, key)
    record(request.user, "person.seen", key, region=found.home or region_of(request.user))
    return _page(request, found, key, identity(found.person))


def unmask(request: HttpRequest, key: str) -> HttpResponse:
    """The same page with the full identity, for this one answer; why is recorded."""
    found = _facts(request, key)
    form = UnmaskForm(request.POST)
    if not form.is_valid():
        return _page(request, found, key, identity(found.person), unmask=form, status=422)
    reason = form.cleaned_data["reason"]
    record(request.user, "person.unmasked", key, region=found.home or region_of(request.user), reason=reason)
    return _page(request, found, key, _spaced(identity(found.person, masked=False)), open=True)


def _found(request: HttpRequest, who: str) -> dict[str, Any]:
    region, is_nik = region_of(request.user), who.isdecimal()
    if is_nik:
        rows = by_nik(region, who)
        total = len(rows)
    else:
        rows, total = by_name(region, who)
    record(request.user, "people.searched", region=region, by="nik" if is_nik else "name", found=total)
    people = [{"key": key_of(row.person), "row": row, "place": full_name(row.region)} for row in rows]
    return {"searched": True, "people": people, "total": total}


def _facts(request: HttpRequest, key: str) -> Facts:
    person = person_of(key)
    found = None if person is None else facts(region_of(request.user), person)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, found: Facts, key: str, who: dict[str, Any], **more: Any) -> HttpResponse:
    asked = EntitlementForm(request.GET or None)
    due = None
    if asked.is_bound and asked.is_valid():
        given = asked.cleaned_data
        due = entitled(found, given["cause"], given["on"], given["children"])
    payments = traced(request.user, found.payments)
    years = strip(found.payments, found.newest)
    about = {
        "key": key,
        "who": who,
        "open": more.get("open", False),
        "unmask": more.get("unmask", UnmaskForm()),
        "found": found,
        "home": full_name(found.home) if found.home else "",
        "years": years,
        "paid": sum(year.paid for year in years),
        "last": _last(years),
        "names": month_names(),
        "states": [
            {"code": code, "sign": sign, "says": says} for code, (sign, says) in STATES.items() if sign
        ],
        "payments": [_payment(row) for row in reversed(payments)],
        "enrolments": [_enrolment(row) for row in traced(request.user, found.enrolments)],
        "claims": traced(request.user, found.claims),
        "deaths": traced(request.user, found.deaths),
        "asked": asked,
        "due": due,
    }
    status = more.get("status", 422 if asked.is_bound and not asked.is_valid() else 200)
    return _private(render(request, "people/person.html", about, status=status))


def _last(years: list[Any]) -> Any:
    """The newest month of which there are data."""
    known = [cell for year in years for cell in year.cells if cell.state not in ("unknown", "before")]
    return max(known, key=lambda cell: cell.month) if known else None


def _payment(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **row,
        "amount": None if row["elsewhere"] else amount(row),
        "programmes": programmes(row),
        "payer_title": SPONSORS.get(row["sponsor"] or "", _UNSAID),
    }


def _enrolment(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **row,
        "category_title": category_title(row["category"]),
        "payer_title": SPONSORS.get(row["sponsor"], _UNSAID),
        "ended": ENDED.get(row["end_reason"] or "", row["end_reason"] or ""),
    }


def _spaced(who: dict[str, Any]) -> dict[str, Any]:
    """The NIK in groups of four, as it is read aloud and compared with a card."""
    nik = who["nik"]
    return {**who, "nik": " ".join(nik[place : place + 4] for place in range(0, len(nik), 4))}


def _private(answer: HttpResponse) -> HttpResponse:
    """No browser and no proxy keeps a page about people."""
    answer.headers["Cache-Control"] = "no-store"
    return answer
