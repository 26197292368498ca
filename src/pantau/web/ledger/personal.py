"""What uploads for the ledger hold about one person: found on request; on erasure their files go, the facts stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings

from pantau.core.text import Text
from pantau.errors import InputError, PantauError
from pantau.io.sheets.files import open_sheets
from pantau.web.ledger.models import Stage, Upload
from pantau.web.privacy.holders import Holder, Person, register
from pantau.web.privacy.retention import remove_folder

_BUSY = Text(
    "kiriman yang memuat orang ini sedang dikerjakan; ulangi dalam beberapa menit",
    "an upload that holds this person is being worked on; ask again in a few minutes",
)
_GONE = Text(
    "berkas dihapus atas permintaan seseorang tentang datanya; kirim lagi tanpa orang itu",
    "the files were removed at somebody's request about their data; bring them again without that person",
)
_WAITING = (Stage.CHECKING, Stage.CHECKED, Stage.REFUSED)


def find(person: Person) -> Sequence[dict[str, Any]]:
    """The rows of files that were brought and carry the NIK."""
    return [row for upload in _held() for row in _rows(upload, person.nik)]


def erase(person: Person) -> int:
    """Remove the files of every upload with the NIK; what waits for approval can then only be brought again."""
    touched = 0
    for upload in _held():
        rows = sum(1 for _ in _rows(upload, person.nik))
        if not rows:
            continue
        if upload.working:
            raise PantauError.of(id=_BUSY.id, en=_BUSY.en)
        told = _GONE.en if upload.user.language == "en" else _GONE.id
        Upload.objects.filter(pk=upload.pk, stage__in=_WAITING).update(
            stage=Stage.REJECTED, decision_note=told
        )
        remove_folder(upload.folder)
        touched += rows
    return touched


def _held() -> list[Upload]:
    rows = Upload.objects.select_related("job", "user")
    return [one for one in rows if Path(one.folder).is_dir()]


def _rows(upload: Upload, nik: str) -> Iterator[dict[str, Any]]:
    """The rows of an upload that carry a NIK, however it is grouped; a file that cannot be read has none."""
    for file in upload.files:
        path = Path(upload.folder) / file["file"]
        try:
            for sheet in open_sheets(path, most_mb=settings.PANTAU.max_workbook_mb):
                for row in sheet.rows:
                    if any(_digits(cell) == nik for cell in row.cells):
                        yield {
                            "upload": str(upload.pk),
                            "region": upload.region,
                            "kind": upload.kind,
                            "file": file["name"],
                            "sheet": sheet.name,
                            "row": row.row,
                            "cells": " | ".join(row.cells),
                        }
        except InputError:
            continue


def _digits(cell: str) -> str:
    return cell if cell.isdecimal() else "".join(filter(str.isdecimal, cell)) if len(cell) < 40 else ""


register(
    Holder(
        "uploads",
        Text(
            "Berkas kepesertaan, iuran dan klaim yang diunggah",
            "Uploaded files of enrolments, contributions, claims",
        ),
        find,
        erase,
    )
)
