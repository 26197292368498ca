"""The made-up province of the demonstration: its files, brought by one person and approved by another."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.utils import timezone

from pantau.core.period import Month, Period
from pantau.core.text import Text
from pantau.io.synthetic_ledger import write_world
from pantau.web.accounts.models import User
from pantau.web.audit.log import record
from pantau.web.demo.counted import month_of_count, write_counted
from pantau.web.demo.people import PROVINCE
from pantau.web.jobs.models import Job
from pantau.web.jobs.worker import Progress
from pantau.web.ledger.models import Stage, Upload
from pantau.web.ledger.work import add
from pantau.web.privacy.basis import DEFAULT
from pantau.web.uploads import new_folder

PEOPLE: Final = 2_000
MONTHS: Final = 18
SEED: Final = 36
ERRORS: Final = 0.002  # of the rows of contributions: offices make mistakes
_WRITING: Final = Text("menulis berkas provinsi buatan", "writing the files of a made-up province")
_TAKING: Final = Text("memasukkan {what} ke buku besar", "taking {what} into the ledger")
_BASIS: Final = "data buatan untuk peragaan"


def span() -> Period:
    """The months before this one."""
    last = Month.of(timezone.localdate()).plus(-1)
    return Period.parse(f"{last.plus(1 - MONTHS)}/{last}")


def fill(people: dict[str, User], progress: Progress) -> dict[str, Any]:
    """Bring the world; the newest month of contributions waits for somebody to approve it."""
    progress(_WRITING, 0, 0)
    with TemporaryDirectory(prefix="pantau-demo-") as room:
        written = write_world(Path(room), PROVINCE, PEOPLE, span(), seed=SEED, errors=ERRORS)
        paid, month = written.files["contributions"], month_of_count(span())
        counted = write_counted(Path(room), written.world, month) if month else {}
        brought = [
            ("enrolments", (*written.files["enrolments"], *_of(counted, "enrolments"))),
            ("eligible", written.files["eligible"]),
            ("contributions", (*paid[:-1], *_of(counted, "contributions"))),
            ("claims", written.files["claims"]),
            ("deaths", written.files["deaths"]),
        ]
        for place, (kind, files) in enumerate(brought):
            upload = bring(people["officer"], kind, files)
            said = _TAKING.fill(what=upload.title)
            progress(said, place, len(brought))
            _approved(upload, people["approver"])
        _waiting(bring(people["officer"], "contributions", paid[-1:]), people["officer"])
    return {"people": PEOPLE, "months": MONTHS}


def _of(files: dict[str, Path], kind: str) -> tuple[Path, ...]:
    return (files[kind],) if kind in files else ()


def bring(user: User, kind: str, files: Sequence[Path]) -> Upload:
    """Files as an upload of a user, checked by nobody yet; files of the same names twice are one upload."""
    listed = [
        {"name": path.name, "file": f"{place}{path.suffix}", "sha256": _sha256(path)}
        for place, path in enumerate(files, 1)
    ]
    names = [path.name for path in files]  # a workbook holds the moment when it was written: hashes differ
    for there in Upload.objects.filter(kind=kind, user=user):
        if [one["name"] for one in there.files] == names:
            return there
    folder = new_folder()
    for path, one in zip(files, listed, strict=True):
        shutil.copyfile(path, folder / one["file"])
        (folder / one["file"]).chmod(0o600)
    upload = Upload.objects.create(
        kind=kind,
        region=PROVINCE,
        user=user,
        basis=DEFAULT,
        basis_note=_BASIS,
        folder=str(folder),
        files=listed,
    )
    record(user, "batch.brought", str(upload.pk), region=PROVINCE, kind=kind, basis=DEFAULT)
    return upload


def _approved(upload: Upload, by: User) -> None:
    """Approve an upload and take it in, as the job of a page does; one that is in already stays as it is."""
    if upload.stage == Stage.ADDED:
        return
    Upload.objects.filter(pk=upload.pk).update(stage=Stage.ADDING, decided_by=by, decided_at=timezone.now())
    record(by, "batch.approved", str(upload.pk), region=PROVINCE)
    add(Job(kind="ledger_add", asked={"upload": str(upload.pk)}, user=by), lambda *_: None)


def _waiting(upload: Upload, user: User) -> None:
    if upload.job_id is None:
        asked = {"upload": str(upload.pk)}
        job = Job.objects.create(kind="ledger_check", asked=asked, user=user, region=PROVINCE)
        Upload.objects.filter(pk=upload.pk).update(job=job)


def _sha256(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
