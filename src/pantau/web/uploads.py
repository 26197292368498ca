"""Files that users bring: kept under a name of ours, for nobody else to read, never served as a page."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Any

from django.conf import settings
from django.http import FileResponse

from pantau.core.text import Text
from pantau.errors import Fault, InputError

_TOO_LARGE = Text(
    "{size} MB; paling besar {limit} MB. Bagi berkas ini atau kirim sebagai CSV",
    "{size} MB; at most {limit} MB. Split the file or send it as CSV",
)
_NO_KIND = Text(
    "jenis berkas ini tidak dibaca; yang dibaca: {kinds}", "this kind of file is not read; read are {kinds}"
)
_EMPTY = Text("berkas ini kosong", "this file is empty")


def new_folder() -> Path:
    """A folder of its own for what is uploaded together, closed to others."""
    folder = Path(settings.HOME) / "uploads" / secrets.token_hex(16)
    folder.mkdir(mode=0o700, parents=True)
    return folder


def keep(uploads: Iterable[Any], folder: Path, kinds: tuple[str, ...]) -> list[Path]:
    """Write uploads into a folder as ``1.xlsx``, ``2.csv``...; `InputError` names every one that is refused."""
    uploads = list(uploads)
    faults = [fault for upload in uploads for fault in _refused(upload, kinds)]
    if faults:
        raise InputError(faults)
    kept = []
    for place, upload in enumerate(uploads, 1):
        path = folder / f"{place}{PurePath(upload.name).suffix.lower()}"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            for chunk in upload.chunks():
                out.write(chunk)
        kept.append(path)
    return kept


def download(path: Path, name: str) -> FileResponse:
    """A file to keep, never to be shown by the browser."""
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=name)
    answer.headers["Content-Type"] = "application/octet-stream"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def shown_name(upload: Any) -> str:
    """The name of an upload as it may be shown: its last part, printable, short."""
    name = PurePath(str(upload.name).replace("\\", "/")).name
    return "".join(letter for letter in name if letter.isprintable())[-100:] or "?"


def _refused(upload: Any, kinds: tuple[str, ...]) -> Iterable[Fault]:
    limit = settings.PANTAU.max_file_mb
    suffix = PurePath(upload.name).suffix.lower()
    text = None
    if suffix not in kinds:
        text = _NO_KIND.fill(kinds=", ".join(kinds))
    elif not upload.size:
        text = _EMPTY
    elif upload.size > limit << 20:
        text = _TOO_LARGE.fill(size=-(-upload.size >> 20), limit=limit)
    if text is not None:
        yield Fault(shown_name(upload), 0, text._asdict())
