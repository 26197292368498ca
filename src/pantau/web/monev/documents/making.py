"""The job that makes documents: once, kept under a name of ours, by the templates of the office where it has any."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import Any

from django.db import close_old_connections
from django.utils import timezone

from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.io.round_documents import documents
from pantau.io.round_documents.all import make_all
from pantau.io.round_documents.documents import Issuing
from pantau.web.jobs.models import Job
from pantau.web.jobs.worker import Progress
from pantau.web.monev.documents.content import (
    all_contents,
    letter_of,
    meeting_of,
    report_content,
    sender_of,
)
from pantau.web.monev.documents.own_templates import folder_of
from pantau.web.monev.models import KeptDocument, KeptMeeting
from pantau.web.uploads import new_folder

_READING = Text("mengumpulkan jawaban, temuan dan angka", "gathering answers, findings and figures")
_WRITING = Text("menulis dokumen", "writing the document")
_MANY = Text("menulis laporan setiap wilayah", "writing the report of every region")
_NO_MEETING = Text(
    "isi dulu rapat wilayah ini: hari, tempat, yang hadir",
    "first write the meeting of this region: day, place, who came",
)


def make(job: Job, progress: Progress) -> dict[str, Any]:
    """Make the document that a job is for."""
    kept = KeptDocument.objects.select_related("round", "user__office").get(job=job)
    progress(_READING, 0, 0)
    folder = Path(kept.path).parent if kept.path else new_folder()
    path = folder / f"{kept.kind}.{kept.form}"
    KeptDocument.objects.filter(pk=kept.pk).update(path=str(path))
    if kept.kind == "reports":
        return _all(kept, path, progress)
    content = _content(kept, progress)
    _write(path, content)
    return {"bytes": len(content)}


def _content(kept: KeptDocument, progress: Progress) -> bytes:
    today = timezone.localdate()
    meeting = KeptMeeting.objects.filter(round=kept.round, region=kept.region).first()
    if meeting is None and kept.kind in ("invitation", "attendance", "minutes"):
        raise PantauError.of(id=_NO_MEETING.id, en=_NO_MEETING.en)
    how, letter = _how(kept, meeting), letter_of(meeting, kept.round, kept.user.office)
    if kept.kind in ("invitation", "attendance"):
        progress(_WRITING, 0, 0)
        told = meeting_of(meeting, kept.round)  # type: ignore[arg-type]
        if kept.kind == "invitation":
            return documents.invitation(told, letter, how, kept.form)
        return documents.attendance(told, how, kept.form)
    content = report_content(kept.round, kept.region, today)
    progress(_WRITING, 0, 0)
    if kept.kind == "minutes":
        return documents.minutes(meeting_of(meeting, kept.round), content, how, kept.form)  # type: ignore[arg-type]
    if kept.kind == "note":
        return documents.note(letter, content, how, kept.form)
    return (documents.slides if kept.kind == "slides" else documents.report)(content, how, kept.form)


def _all(kept: KeptDocument, path: Path, progress: Progress) -> dict[str, Any]:
    """The reports of all regions in one archive; begun again, what is there is kept."""
    contents = list(all_contents(kept.round, kept.region, timezone.localdate()))
    folder = path.parent / "reports"
    folder.mkdir(mode=0o700, exist_ok=True)
    done = 0

    def seen(_: Any) -> None:
        nonlocal done
        done += 1
        progress(_MANY, done, len(contents))

    close_old_connections()  # other processes must not share ours
    counts = make_all(contents, folder, _how(kept, None), processes=2, seen=seen)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for one in sorted(folder.glob("*.pdf")):
            archive.write(one, one.name)
    path.chmod(0o600)
    return {"made": counts.made, "kept": counts.kept}


def _how(kept: KeptDocument, meeting: KeptMeeting | None) -> Issuing:
    """The moment is that of the order: made again, a document is the same."""
    return Issuing(
        language=kept.language,  # type: ignore[arg-type]
        now=timezone.localtime(kept.at),
        sender=sender_of(meeting, kept.user.office),
        templates=folder_of(kept.user.office) if kept.user.office else None,
    )


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
