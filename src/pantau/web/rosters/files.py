"""The files of a roster: kept under names of ours, read under the names that people know, written for them to take."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, Final

from pantau.web.rosters.masking import hidden
from pantau.web.rosters.models import ListedFile, Roster
from pantau.web.upload_forms import ENDINGS
from pantau.web.uploads import keep, shown_name

RESULT: Final = "result"
OFFICES: Final = "offices"
_NAMED: Final = "named"
_TAKEN: Final = re.compile(r"(?:roster(?:-[0-9]+)?\.xlsx|rows\.csv)")
_ENROLMENT: Final = re.compile(r"enrolment(?:-[0-9]+)?\.xlsx")
_PLAIN: Final = re.compile(r"[^\w .()+&-]+")


def store(folder: Path, uploads: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    """Write uploads by kind into a folder; what `ListedFile` keeps of each. `InputError` names what is refused."""
    found: list[dict[str, Any]] = []
    taken: set[str] = set()
    for kind, given in uploads.items():
        if not given:
            continue
        place = folder / kind
        place.mkdir(mode=0o700)
        for upload, path in zip(given, keep(given, place, ENDINGS), strict=True):
            found.append(
                {
                    "kind": kind,
                    "name": _name(shown_name(upload), taken),
                    "stored": f"{kind}/{path.name}",
                    "size": path.stat().st_size,
                    "sha256": _sha256(path),
                }
            )
    return found


def named(roster: Roster) -> None:
    """Let the files be read under the names that people know: links that lie beside them, made anew."""
    folder = Path(roster.folder)
    place = folder / _NAMED
    place.mkdir(mode=0o700, exist_ok=True)
    for file in roster.files.all():
        link = place / file.name
        link.unlink(missing_ok=True)
        link.symlink_to(folder / file.stored)


def named_of(roster: Roster, kind: str) -> list[Path]:
    """The files of one kind under the names that people know."""
    return [Path(roster.folder) / _NAMED / file.name for file in roster.files.filter(kind=kind)]


def results(roster: Roster) -> list[str]:
    """The workbooks and tables that go back to the offices."""
    return _matching(roster, _TAKEN)


def enrolments(roster: Roster) -> list[str]:
    """The workbooks that go to enrolment."""
    return _matching(roster, _ENROLMENT)


def of_offices(roster: Roster) -> list[str]:
    """The workbooks of the files, one each, by name."""
    folder = Path(roster.folder) / RESULT / OFFICES
    return sorted(path.name for path in folder.glob("*.xlsx")) if folder.is_dir() else []


def seal(roster: Roster) -> str:
    """One hash over the workbooks that go to enrolment."""
    folder = Path(roster.folder) / RESULT
    digest = hashlib.sha256()
    for name in enrolments(roster):
        digest.update(bytes.fromhex(_sha256(folder / name)))
    return digest.hexdigest()


def same_files(roster: Roster, rosters: Iterable[Roster]) -> list[ListedFile]:
    """Lists of other rosters that hold the same bytes as one of this roster."""
    hashes = roster.files.filter(kind="list").values_list("sha256", flat=True)
    found = ListedFile.objects.filter(kind="list", sha256__in=list(hashes), roster__in=rosters)
    return list(found.exclude(roster=roster).select_related("roster__user")[:20])


def _matching(roster: Roster, names: re.Pattern[str]) -> list[str]:
    folder = Path(roster.folder) / RESULT
    return (
        sorted(path.name for path in folder.iterdir() if names.fullmatch(path.name))
        if folder.is_dir()
        else []
    )


def _name(name: str, taken: set[str]) -> str:
    """A name as rows may carry it: plain letters, and not that of another file of the roster."""
    plain = PurePath(_PLAIN.sub("_", hidden(name)).strip(" ."))
    stem, suffix = plain.stem[:80] or "daftar", plain.suffix.lower()
    found, again = f"{stem}{suffix}", 1
    while found.casefold() in taken:
        again += 1
        found = f"{stem} ({again}){suffix}"
    taken.add(found.casefold())
    return found


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
