"""One person for programs, masked as on the pages."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Field, Router, Schema

from pantau.core.period import Month
from pantau.indicators.persons.history import cover_at
from pantau.web.access import region_of
from pantau.web.accounts.roles import Role
from pantau.web.api.guard import Bearer
from pantau.web.audit.log import record
from pantau.web.people.keys import key_of, person_of
from pantau.web.people.ledger import by_nik, facts, identity
from pantau.web.people.traces import traced

router = Router(tags=["people"], auth=Bearer(role=Role.OFFICER))
_AMOUNTS = ("jkk", "jkm", "jht", "jp", "jkp")
_PLACE = {"file": "file", "sheet": "sheet", "row": "row", "batch": "batch"}


class Sought(Schema):
    """A NIK in full; it goes in the body, so that no log of addresses holds it."""

    nik: str = Field(pattern="^[0-9]{16}$")


@router.post("search", summary="The person of a NIK, in one's region")
def search(request: HttpRequest, asked: Sought) -> list[dict[str, str]]:
    """The id by which to ask for the person, masked; an empty list for everybody else."""
    region = region_of(request.user)
    found = by_nik(region, asked.nik)
    record(request.user, "people.searched", region=region, by="nik", found=len(found), via="api")
    return [
        {"id": key_of(one.person), "nik": one.nik, "name": one.name, "region": one.region} for one in found
    ]


@router.get("{person}", summary="One person of one's region, masked")
def one(request: HttpRequest, person: str) -> dict[str, Any]:
    """Months, enrolments and claims with the row that states each; who looks is recorded."""
    number = person_of(person)
    found = None if number is None else facts(region_of(request.user), number)
    if found is None:
        raise Http404
    record(request.user, "person.seen", person, region=found.home or region_of(request.user), via="api")
    who = identity(found.person)
    last = max((Month.of(row["month"]) for row in found.payments), default=None)
    cover = cover_at(found.payments, last) if last else None
    return {
        "id": person,
        "nik": who["nik"],
        "name": who["name"],
        "region": found.home,
        "sex": found.sex,
        "months_paid": cover.months if cover else 0,
        "first_month": str(cover.first) if cover else "",
        "last_month": str(last or ""),
        "payments": [
            _told(row, ("segment", "sponsor", *_AMOUNTS, "elsewhere"))
            for row in traced(request.user, found.payments)
        ],
        "enrolments": [
            _told(row, ("start", "end", "segment", "sponsor", "category", "region", "programmes"))
            for row in traced(request.user, found.enrolments)
        ],
        "claims": [
            _told(row, ("claim_id", "programme", "benefit", "event_date", "filed_on", "paid_on", "amount"))
            for row in traced(request.user, found.claims)
        ],
    }


def _told(row: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    told = {name: row[name] for name in names}
    if "month" in row:
        told = {"month": str(Month.of(row["month"])), **told}
    trace = row["trace"]
    return {**told, "origin": {name: getattr(trace, name) for name in _PLACE} if trace else None}
