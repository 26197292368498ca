"""The jobs of an upload: look at it, take it in, take it back. Each may be done twice and comes to the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from pantau.core.ledger_tables import FACTS
from pantau.core.text import Text
from pantau.errors import Fault, InputError, LedgerError
from pantau.io.intake.fingerprint import fingerprint
from pantau.web.audit.log import record
from pantau.web.columns import keep_headings, on_pages
from pantau.web.jobs.models import Job
from pantau.web.jobs.worker import Progress, work
from pantau.web.ledger.arrears import count_arrears
from pantau.web.ledger.headings import read_headings, remembered
from pantau.web.ledger.looking import Brought, Looked, look, strays
from pantau.web.ledger.models import Stage, Upload
from pantau.web.ledger.turn import turn
from pantau.web.public.work import count_public
from pantau.web.recorded.work import ask_ahead
from pantau.workspace_ledger import Added, Ledger
from pantau.workspace_ledger.attempts import UNDO, note_of
from pantau.workspace_ledger.place import Place
from pantau.workspace_ledger.rolling import rolled
from pantau.workspace_ledger.times import moment
from pantau.workspace_ledger.writing import Desk

_READING = Text("membaca dan memeriksa baris", "reading and checking the rows")
_ADDING = Text("memasukkan baris ke buku besar", "taking the rows into the ledger")
_UNDOING = Text("menarik kembali baris", "taking the rows back")
_CHANGED = Text(
    "berkas ini berubah sejak diperiksa; kirim lagi supaya yang disetujui sama dengan yang masuk",
    "this file changed since it was checked; bring it again, so that what is approved is what enters",
)
_STRAY = Text(
    "{n} baris bukan milik wilayah kantor pengirim; tidak ada yang dimasukkan",
    "{n} rows are not of the region of the office that brought them; nothing was taken in",
)


@work("ledger_check")
def check(job: Job, progress: Progress) -> dict[str, Any]:
    """Look at the files; what would become of them is kept for whoever approves."""
    upload = Upload.objects.select_related("user__office").get(pk=job.asked["upload"])
    progress(_READING, 0, 0)
    _head(upload)
    found = _looked(upload, Path(upload.folder) / "looked")
    stage = Stage.REFUSED if found.outside else Stage.CHECKED
    Upload.objects.filter(pk=upload.pk, stage=Stage.CHECKING).update(checked=found._asdict(), stage=stage)
    return {"rows_in": found.rows_in, "outside": sum(found.outside.values())}


@work("ledger_add")
def add(job: Job, progress: Progress) -> dict[str, Any]:
    """Take approved files into the ledger, if they are still what was approved and still of the region."""
    upload = Upload.objects.select_related("decided_by").get(pk=job.asked["upload"])
    total = upload.checked.get("rows_in", 0)
    progress(_READING, 0, total)
    with turn(settings.HOME):
        _unchanged(upload)
        _refuse_strays(upload)
        progress(_ADDING, 0, total)
        done = _ledger().add(
            upload.kind, _paths(upload), columns=upload.columns or {}, language=_language(upload)
        )
        outcome = _kept(upload, done)
    progress(_ADDING, total, total)
    _count_again(upload)
    return outcome


@work("ledger_undo")
def undo(job: Job, progress: Progress) -> dict[str, Any]:
    """Take a batch back; one that a worker who died had taken back already is only counted to the end."""
    upload = Upload.objects.select_related("undone_by").get(pk=job.asked["upload"])
    progress(_UNDOING, 0, 0)
    with turn(settings.HOME):
        told = _taken_back(upload.kind, upload.wrote or "")
    outcome = {**upload.outcome, **told}
    Upload.objects.filter(pk=upload.pk).update(stage=Stage.UNDONE, outcome=outcome)
    record(upload.undone_by, "batch.undone", upload.wrote or "", region=upload.region, **told)
    _count_again(upload)
    return told


def _taken_back(kind: str, batch: str) -> dict[str, Any]:
    place = _place()
    if place.store.has(FACTS[kind], UNDO + batch):
        with place.working() as (engine, folder):
            rolled(Desk(place.store, engine, folder))
        note = note_of(place.store, FACTS[kind], UNDO + batch)
        return {"taken_back": note["superseded"], "restored": note["added"]}
    done = _ledger().undo(batch)
    return {"taken_back": done.taken_back, "restored": done.restored}


def hashes(paths: list[Path]) -> list[str]:
    """SHA-256 of files."""
    return [fingerprint(path).sha256 for path in paths]


def _ledger() -> Ledger:
    return Ledger(settings.HOME, settings=settings.PANTAU)


def _paths(upload: Upload) -> list[Path]:
    return [Path(upload.folder) / one["file"] for one in upload.files]


def _brought(upload: Upload) -> Brought:
    return Brought(upload.kind, _paths(upload), upload.region, upload.columns or {})


def _head(upload: Upload) -> None:
    """Read the headings; columns stand where somebody said, else where the office said of such headings before."""
    sheets = read_headings(upload, upload.columns or {})
    if upload.columns is None:
        upload.columns = remembered(upload, sheets)
        Upload.objects.filter(pk=upload.pk).update(columns=upload.columns)
        sheets = read_headings(upload, upload.columns) if upload.columns else sheets
    keep_headings(Path(upload.folder), sheets)


def _language(upload: Upload) -> Any:
    return "en" if upload.user.language == "en" else "id"


def _refuse_strays(upload: Upload) -> None:
    found = strays(_place(), _brought(upload))
    if found.outside:
        looked = _looked(upload, Path(upload.folder) / "looked")  # for the file of those rows
        Upload.objects.filter(pk=upload.pk).update(stage=Stage.REFUSED, checked=looked._asdict())
        said = _STRAY.fill(n=sum(found.outside.values()))
        raise LedgerError.of(id=said.id, en=said.en)


def _unchanged(upload: Upload) -> None:
    now = hashes(_paths(upload))
    faults = [
        Fault(one["name"], 0, _CHANGED._asdict())
        for one, sha256 in zip(upload.files, now, strict=True)
        if one["sha256"] != sha256
    ]
    if faults:
        raise InputError(faults)


def _looked(upload: Upload, aside: Path) -> Looked:
    """A look, its faults told by the names under which the files were brought."""
    names = {one["file"]: one["name"] for one in upload.files}
    try:
        return look(_place(), _brought(upload), aside)
    except InputError as error:
        faults = [
            one._replace(
                file=names.get(one.file, one.file),
                message={language: on_pages(text) for language, text in one.message.items()},
            )
            for one in error.faults
        ]
        raise InputError(faults) from error


def _kept(upload: Upload, done: Added) -> dict[str, Any]:
    """Keep what the ledger answered, and whether this upload brought the batch in or found it there."""
    outcome = {
        "rows_in": done.rows_in,
        "added": done.added,
        "set_aside": done.set_aside,
        "already_there": done.already_there,
        "superseded": done.superseded,
        "reasons": dict(done.reasons),
        "warnings": {language: [one.say(language) for one in done.warnings] for language in ("id", "en")},  # type: ignore[arg-type]
        "aside": done.set_aside_file.name if done.set_aside_file else "",
    }
    wrote: str | None = done.batch if done.added else None
    if not done.added and _our_own(upload, done.batch):
        note = note_of(_place().store, FACTS[upload.kind], done.batch)
        outcome |= {
            name: note[name] for name in ("rows_in", "added", "set_aside", "already_there", "reasons")
        }
        wrote = done.batch
    try:
        with transaction.atomic():
            _end(upload, outcome, done.batch, wrote)
    except IntegrityError:  # another upload of the same files has the batch
        _end(upload, outcome, done.batch, None)
    return outcome


def _our_own(upload: Upload, batch: str) -> bool:
    """Whether a worker who died while at this very upload had written the batch that is found now."""
    if Upload.objects.filter(wrote=batch).exclude(pk=upload.pk).exists() or upload.decided_at is None:
        return False
    note = note_of(_place().store, FACTS[upload.kind], batch)
    return bool(note["added"]) and moment(note["recorded_at"]) >= upload.decided_at


def _place() -> Place:
    return Place.of(settings.HOME, settings=settings.PANTAU)


def _end(upload: Upload, outcome: dict[str, Any], batch: str, wrote: str | None) -> None:
    Upload.objects.filter(pk=upload.pk).update(stage=Stage.ADDED, outcome=outcome, batch=batch, wrote=wrote)
    record(
        upload.decided_by,
        "batch.added" if wrote else "batch.there",
        batch,
        region=upload.region,
        upload=str(upload.pk),
        rows_in=outcome["rows_in"],
        added=outcome["added"],
    )


def _count_again(upload: Upload) -> None:
    ask_ahead(upload.user, upload.region)
    count_arrears(upload.user, upload.region)
    count_public(upload.user)
