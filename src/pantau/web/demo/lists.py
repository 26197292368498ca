"""The lists of workers of the demonstration: made-up people as three offices wrote them down, each in its own way."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from pantau.core.text import Text
from pantau.io.synthetic_files import write_office_workbooks
from pantau.synthetic import UGLY, offices, population, rosters
from pantau.web.accounts.models import User
from pantau.web.audit.log import record
from pantau.web.demo.people import CITY
from pantau.web.jobs.worker import Progress
from pantau.web.privacy.basis import DEFAULT
from pantau.web.rosters.asked import check_again
from pantau.web.rosters.files import store
from pantau.web.rosters.models import ListedFile, Roster
from pantau.web.uploads import new_folder

_PEOPLE: Final = 160
_SEED: Final = 5
_WRITING: Final = Text("menulis daftar pekerja tiga kantor", "writing the lists of three offices")
TITLE: Final = "Daftar pekerja rentan Kota Cilegon (contoh)"


def bring(people: dict[str, User], progress: Progress) -> dict[str, Any]:
    """Bring the lists as the officer of the city, once; the check of them is a job of its own."""
    progress(_WRITING, 0, 0)
    user = people["city"]
    roster = Roster.objects.filter(title=TITLE, user=user).first() or _brought(user)
    check_again(roster, user)
    return {"roster": str(roster.pk)}


def _brought(user: User) -> Roster:
    folder = new_folder()
    found = store(folder, {"list": written()})
    roster = Roster.objects.create(
        title=TITLE,
        region=CITY,
        lawful_basis=DEFAULT,
        as_of=timezone.localdate(),
        user=user,
        folder=str(folder),
    )
    ListedFile.objects.bulk_create(ListedFile(roster=roster, **file) for file in found)
    told = [f"{file['kind']}: {file['name']}" for file in found]
    record(user, "roster.brought", str(roster.pk), region=CITY, files=told, basis=DEFAULT)
    return roster


def written() -> list[SimpleUploadedFile]:
    """The workbooks of the offices, as they would be uploaded."""
    random = Random(_SEED)  # noqa: S311  made-up people need no secret
    kept = offices(random, damaged=0.2)[:3]
    with TemporaryDirectory(prefix="pantau-demo-") as folder:
        rows = rosters(random, list(population(random, _PEOPLE, (CITY,))), UGLY, kept)
        files = write_office_workbooks(random, Path(folder), rows, kept)
        return [SimpleUploadedFile(path.name, path.read_bytes()) for path in files]
