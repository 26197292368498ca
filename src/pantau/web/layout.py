"""What stands around every page: who reads it, in which language, and where they can go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest

from pantau.core.text import Language, Text
from pantau.web.accounts.roles import Role, rank
from pantau.web.language import language


class Door(NamedTuple):
    """An entry of the menu: the name of its page, what it is called, who sees it, the group it stands in."""

    page: str
    title: Text
    role: Role | None
    group: str = ""


class Shown(NamedTuple):
    """A place of the menu as one reader sees it: a door alone (no title), or a group of doors that opens."""

    title: Text | None
    doors: tuple[Door, ...]


# Groups in the order of the menu; a door without a group stands by itself, before them.
GROUPS = {
    "data": Text("Data pekerja", "Worker data"),
    "monev": Text("Monev", "Monitoring"),
    "plan": Text("Rencana", "Planning"),
    "public": Text("Hitung", "Calculators"),
    "office": Text("Kelola", "Manage"),
}

# One line a part of the application; a part that is added adds its line here, in the order of the menu.
MENU: list[Door] = [
    Door("home", Text("Beranda", "Home"), Role.VIEWER),
    Door("places", Text("Wilayah", "Regions"), Role.VIEWER),
    Door("rosters", Text("Daftar pekerja", "Lists of workers"), Role.VIEWER, "data"),
    Door("people", Text("Pekerja", "Workers"), Role.OFFICER, "data"),
    Door("batches", Text("Iuran & klaim", "Contributions & claims"), Role.VIEWER, "data"),
    Door("checks", Text("Periksa angka", "Check figures"), Role.VIEWER, "monev"),
    Door("rounds", Text("Putaran monev", "Monitoring rounds"), Role.VIEWER, "monev"),
    Door("findings", Text("Temuan", "Findings"), Role.VIEWER, "monev"),
    Door("regulations", Text("Regulasi & anggaran", "Regulations & budgets"), Role.VIEWER, "monev"),
    Door("plan", Text("Rencana", "Plans"), Role.VIEWER, "plan"),
    Door("awards", Text("Penghargaan", "Awards"), Role.VIEWER, "plan"),
    Door("cost", Text("Hitung iuran", "What it costs"), None, "public"),
    Door("owed", Text("Hitung manfaat", "What is owed"), None, "public"),
    Door("coverage", Text("Cakupan", "Coverage"), None, "public"),
    Door("privacy", Text("Data pribadi", "Personal data"), Role.COORDINATOR, "office"),
    Door("templates", Text("Templat dokumen", "Document templates"), Role.COORDINATOR, "office"),
    Door("users", Text("Pengguna", "Users"), Role.ADMINISTRATOR, "office"),
    Door("log", Text("Log", "Log"), Role.ADMINISTRATOR, "office"),
]


def language_of(request: HttpRequest) -> Language:
    """The language in which a page is told."""
    return language()


def frame(request: HttpRequest) -> dict[str, Any]:
    """The menu and the language, for the template around every page."""
    user: Any = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated and user.office_id)
    doors = [door for door in MENU if door.role is None or (signed_in and rank(user.role) >= rank(door.role))]
    return {
        "language": language_of(request),
        "menu": menu_of(doors) if signed_in else [Shown(None, (door,)) for door in doors],
        "signed_in": signed_in,
    }


def menu_of(doors: Sequence[Door]) -> list[Shown]:
    """Doors as the menu shows them: those without a group first, then the groups; one of a single door is that door."""
    shown = [Shown(None, (door,)) for door in doors if door.group not in GROUPS]
    for code, title in GROUPS.items():
        inside = tuple(door for door in doors if door.group == code)
        if inside:
            shown.append(Shown(title if len(inside) > 1 else None, inside))
    return shown


def sent(request: HttpRequest) -> tuple[Any, Any]:
    """What a form was sent, an empty one too; nothing when the page is only asked for."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)
