"""How long each kind of thing is kept, in one table, and the removal of what is older: recorded, never silent.

A part that keeps uploads of people names its rule in `RULES` and gives the function that removes them with
``@removes("kind")`` in its module ``personal.py``.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from django.apps import apps
from django.conf import settings
from django.utils import timezone

from pantau.core.text import Text
from pantau.web.jobs.models import Job, State


class Rule(NamedTuple):
    """What is kept, for how many days, and why so long."""

    kind: str
    days: int
    what: Text
    why: Text


_TABLE: Final = (
    Rule(
        "rosters",
        365,
        Text("Daftar pekerja yang diunggah", "Uploaded lists of workers"),
        Text("satu tahun anggaran, untuk menelusuri keputusan", "a budget year, to follow decisions"),
    ),
    Rule(
        "ledger",
        90,
        Text("Berkas iuran dan klaim yang diunggah", "Uploaded files of contributions and claims"),
        Text("isinya sudah menjadi fakta tanpa nama", "their rows are facts without names by then"),
    ),
    Rule(
        "set_aside",
        180,
        Text("Baris yang disisihkan", "Rows set aside"),
        Text("waktu untuk memperbaiki dan mengirim ulang", "time to mend them and send them again"),
    ),
    Rule(
        "checks",
        5 * 365,
        Text("Angka yang diperiksa (tanpa data orang)", "Figures checked (no data of people)"),
        Text("lima tahun laporan dibandingkan", "reports of five years are compared"),
    ),
    Rule(
        "leftovers",
        7,
        Text("Unggahan yang tidak dipakai apa pun", "Uploads that nothing refers to"),
        Text("unggahan yang terputus", "uploads that were interrupted"),
    ),
    Rule(
        "invitations",
        30,
        Text("Undangan yang lewat waktu", "Invitations past their time"),
        Text("memuat alamat surel", "they hold e-mail addresses"),
    ),
    Rule(
        "attempts",
        90,
        Text("Percobaan masuk", "Attempts to sign in"),
        Text("untuk melihat serangan", "to see attacks"),
    ),
)
RULES: Final[Mapping[str, Rule]] = MappingProxyType({rule.kind: rule for rule in _TABLE})


class Removed(NamedTuple):
    """One thing that was removed and the region it belonged to; the thing is an id, never a name."""

    thing: str
    region: str = ""


Remove = Callable[[datetime], Iterable[Removed]]
REMOVERS: dict[str, Remove] = {}


def removes(kind: str) -> Callable[[Remove], Remove]:
    """Make a function the one that removes what of a kind is older than a moment, and names what it removed."""
    if kind not in RULES:
        raise KeyError(kind)

    def enter(function: Remove) -> Remove:
        REMOVERS[kind] = function
        return function

    return enter


def queue(user: Any = None) -> None:
    """Queue the removal, unless it waits already."""
    if not Job.objects.filter(kind="retention", state=State.QUEUED).exists():
        Job.objects.create(kind="retention", user=user, region="ID")


def queue_daily() -> None:
    """Queue the removal once a day, whether anybody signs in or not."""
    if not Job.objects.filter(kind="retention", queued_at__gt=timezone.now() - timedelta(days=1)).exists():
        queue()


def remove_folder(folder: Path | str) -> bool:
    """Remove a folder of uploads; whether it was one. Anything outside of the uploads is left alone."""
    path = Path(folder).resolve()
    if path.parent != (Path(settings.HOME) / "uploads").resolve() or not path.is_dir():
        return False
    shutil.rmtree(path)
    return True


@removes("set_aside")
def _set_aside(before: datetime) -> Iterable[Removed]:
    for file in sorted((Path(settings.HOME) / "set_aside").glob("b*")):
        if file.is_file() and file.stat().st_mtime < before.timestamp():
            file.unlink(missing_ok=True)
            yield Removed(file.name)


@removes("checks")
def _checks(before: datetime) -> Iterable[Removed]:
    model = apps.get_model("checking", "Check")
    for case in model.objects.filter(at__lt=before):
        remove_folder(case.folder)
        thing, region = str(case.pk), case.region
        case.delete()
        yield Removed(thing, region)


@removes("ledger")
def _ledger(before: datetime) -> Iterable[Removed]:
    """The files alone: who brought what, on which basis and who approved it stays."""
    for upload in apps.get_model("ledger", "Upload").objects.filter(at__lt=before):
        if remove_folder(upload.folder):
            yield Removed(str(upload.pk), upload.region)


@removes("leftovers")
def _leftovers(before: datetime) -> Iterable[Removed]:
    """Folders of uploads that no row of the database names, in any column that names a folder or a path."""
    named = " ".join(_named())
    for folder in sorted((Path(settings.HOME) / "uploads").glob("*")):
        if folder.is_dir() and folder.stat().st_mtime < before.timestamp() and folder.name not in named:
            remove_folder(folder)
            yield Removed(folder.name)


@removes("invitations")
def _invitations(before: datetime) -> Iterable[Removed]:
    for one in apps.get_model("accounts", "Invitation").objects.filter(expires__lt=before):
        thing, region = str(one.pk), one.office.region
        one.delete()
        yield Removed(f"invitation {thing}", region)


@removes("attempts")
def _attempts(before: datetime) -> Iterable[Removed]:
    for name in ("AccessAttempt", "AccessFailureLog", "AccessLog"):
        gone, _ = apps.get_model("axes", name).objects.filter(attempt_time__lt=before).delete()
        if gone:
            yield Removed(f"{name} {gone}")
    minute = int(before.timestamp()) // 60
    gone, _ = apps.get_model("api", "Pace").objects.filter(minute__lt=minute).delete()
    if gone:
        yield Removed(f"Pace {gone}")


def _named() -> Iterable[str]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if any(word in field.name for word in ("folder", "path")):
                yield from map(str, model._default_manager.values_list(field.name, flat=True))
