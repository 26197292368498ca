"""What stands around every page: who reads it, in which language, and where they can go."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.translation import get_language

from pantau.core.text import Language, Text
from pantau.web.accounts.roles import Role, rank


class Door(NamedTuple):
    """An entry of the menu: the name of its page, what it is called, who sees it."""

    page: str
    title: Text
    role: Role | None


# One line a part of the application; a part that is added adds its line here.
MENU: list[Door] = [
    Door("home", Text("Beranda", "Home"), Role.VIEWER),
    Door("batches", Text("Iuran & klaim", "Contributions & claims"), Role.VIEWER),
    Door("people", Text("Pekerja", "Workers"), Role.OFFICER),
    Door("checks", Text("Periksa angka", "Check figures"), Role.VIEWER),
    Door("rosters", Text("Daftar pekerja", "Lists of workers"), Role.VIEWER),
    Door("privacy", Text("Data pribadi", "Personal data"), Role.COORDINATOR),
    Door("users", Text("Pengguna", "Users"), Role.ADMINISTRATOR),
    Door("log", Text("Log", "Log"), Role.ADMINISTRATOR),
    Door("cost", Text("Hitung iuran", "What it costs"), None),
    Door("owed", Text("Hitung manfaat", "What is owed"), None),
    Door("coverage", Text("Cakupan", "Coverage"), None),
]


def language_of(request: HttpRequest) -> Language:
    """The language in which a page is told."""
    return "en" if (get_language() or "id").startswith("en") else "id"


def frame(request: HttpRequest) -> dict[str, Any]:
    """The menu and the language, for the template around every page."""
    user: Any = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated and user.office_id)
    doors = [door for door in MENU if door.role is None or (signed_in and rank(user.role) >= rank(door.role))]
    return {"language": language_of(request), "menu": doors, "signed_in": signed_in}


def sent(request: HttpRequest) -> tuple[Any, Any]:
    """What a form was sent, an empty one too; nothing when the page is only asked for."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)
