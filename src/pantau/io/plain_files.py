"""The bytes of one plain file, no more of them than allowed."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

from pantau.core.text import Text
from pantau.figures.table_faults import Faults

MEGABYTE: Final = 1024 * 1024

_NOT_PLAIN: Final = Text(
    "ini tautan, folder atau perangkat, bukan berkas biasa; salin isinya sebagai berkas",
    "this is a link, a folder or a device, not a plain file; copy what it holds into a file",
)
_TOO_LARGE: Final = Text(
    "lebih besar dari {most} MB; bagi menjadi beberapa kasus, atau naikkan PANTAU_MAX_FILE_MB",
    "larger than {most} MB; divide it into several cases, or raise PANTAU_MAX_FILE_MB",
)
_NOT_ALLOWED: Final = Text(
    "tidak dapat dibaca ({why}); periksa izin berkasnya",
    "cannot be read ({why}); look at the rights of the file",
)


def read_plain(path: Path, name: str, most_mb: int, faults: Faults, *, link: bool = False) -> bytes | None:
    """The bytes of a file; none when it is no plain file, too large or not to be read, which is noted.

    A link is followed only where the user named it: inside a folder that came from elsewhere it could lead
    to any file of this machine.
    """
    try:
        if not stat.S_ISREG((path.stat() if link else path.lstat()).st_mode):
            faults.add(name, 0, _NOT_PLAIN)
            return None
        with path.open("rb") as file:
            data = file.read(most_mb * MEGABYTE + 1)
    except OSError as error:
        faults.add(name, 0, _NOT_ALLOWED.fill(why=error.strerror or type(error).__name__))
        return None
    if len(data) > most_mb * MEGABYTE:
        faults.add(name, 0, _TOO_LARGE.fill(most=most_mb))
        return None
    return data
