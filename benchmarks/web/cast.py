"""Who loads the application: fifty users with their sessions, a checked case, and everything answered ahead."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore

from pantau.core import regions
from pantau.core.ledger_tables import PEOPLE
from pantau.io.engine import collected
from pantau.web.accounts.models import User, office_for
from pantau.web.accounts.roles import Role
from pantau.web.demo.real_cases import brought, cases
from pantau.web.jobs import worker
from pantau.web.people.keys import key_of
from pantau.web.places.board import board
from pantau.web.recorded.answers import newest_month
from pantau.web.recorded.work import ask_ahead
from pantau.workspace_ledger.place import Place

USERS = 50
NATIONAL = 10  # of them, whose office is that of the nation
SECRET = "s" * 32  # of the protection against forged forms, the same in cookie and form


def filled() -> dict[str, Any]:
    """Fill the database, have the jobs done, and tell what is there to ask for."""
    told = {"users": _users(), "secret": SECRET, **_case()}
    _ask_all()
    worker.run(once=True)
    return {**told, "regions": _regions(), "people": _people()}


def _users() -> list[dict[str, str]]:
    """People of nation, provinces and regencies, signed in: their sessions, as their browsers keep them."""
    provinces = [place.code for place in regions.provinces()]
    regencies = [regions.children(code)[0] for code in provinces]
    places = [*[regions.NATION] * NATIONAL, *provinces, *regencies][:USERS]
    users = []
    for number, place in enumerate(places):
        email = f"u{number}@contoh.id"
        user = User.objects.filter(email=email).first() or User.objects.create(
            email=email,
            name=f"U{number}",
            office=office_for(f"Kantor {place}", place),
            role=Role.COORDINATOR,
            password="x",
        )
        store = SessionStore()
        store["_auth_user_id"] = str(user.pk)
        store["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
        store["_auth_user_hash"] = user.get_session_auth_hash()
        store.save()
        users.append({"session": str(store.session_key), "region": place})
    return users


def _case() -> dict[str, Any]:
    """A real case, to be checked by the worker, whose findings people decide about."""

    case = next(path for path in cases() if path.name == "banten-2022")
    check = brought(case, User.objects.get(email="u0@contoh.id"))
    return {"check": str(check.pk), "folder": check.folder}


def _ask_all() -> None:

    for user in User.objects.select_related("office"):
        ask_ahead(user, user.office.region if user.office else regions.NATION)


def _regions() -> list[str]:
    """The provinces and regencies that have data."""

    month = newest_month()
    provinces = [row.code for row in board(regions.NATION, month).parts if row.code]
    return [*provinces, *(row.code for one in provinces for row in board(one, month).parts if row.code)]


def _people() -> list[str]:
    """Some persons of the ledger, as addresses name them."""
    place = Place.of(settings.HOME, settings=settings.PANTAU)
    with place.working() as (engine, _):
        rows = place.store.snapshot(PEOPLE).read(engine)
        return [key_of(int(one)) for one in collected(engine, rows.limit(200))["person"].to_pylist()]
