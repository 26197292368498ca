"""The reports of a review: page, paper and workbook, written so that nobody ever meets half of them."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from contextlib import suppress
from datetime import datetime
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Final

from pantau.core.text import Language, Text
from pantau.errors import PantauError
from pantau.figures import Case, Review
from pantau.io.document_drawings import draw
from pantau.io.document_page import html_page
from pantau.io.document_paper import pdf_paper
from pantau.io.document_workbook import workbook
from pantau.report.appendix import Making
from pantau.report.model import Office, build_document

_LONGEST: Final = 200  # characters of a name that a message shows
_IS_A_FILE: Final = Text(
    "{out}: adalah berkas; sebutkan folder untuk menulis laporan",
    "{out}: is a file; name a folder to write the reports into",
)
_CANNOT: Final = Text(
    "{out}: tidak dapat ditulis ({why}); sebutkan folder lain",
    "{out}: cannot be written ({why}); name another folder",
)
_NOT_WRITTEN: Final = Text(
    "{out}: laporan tidak ditulis, tidak ada yang berubah ({why})",
    "{out}: reports not written, nothing was changed ({why})",
)


def render_reports(
    review: Review,
    *,
    language: Language,
    now: datetime,
    law: str = "",
    office: Office | None = None,
) -> dict[str, bytes]:
    """The three reports of a review by file name; the same arguments give the same bytes.

    ``now`` gives every date in them; ``law`` names the version of the law that the review was held against,
    and ``office`` whose letterhead and signatures stand on the paper.
    """
    making = Making(now, f"Pantau {version('pantau')}", law or law_version(), data_version(review.case))
    document = build_document(review, language, making, office)
    drawings = draw(document.charts())
    return {
        "report.html": html_page(document, drawings),
        "report.pdf": pdf_paper(document, drawings, now),
        "report.xlsx": workbook(review, language, making),
    }


@cache
def law_version() -> str:
    """A short name of the dated parameters of the law that came with this software."""
    seen = hashlib.sha256()
    folder = files("pantau.law") / "parameters"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yaml"):
            seen.update(file.name.encode() + b"\0" + file.read_bytes())
    return seen.hexdigest()[:12]


def data_version(case: Case) -> str:
    """A short name of what a case holds: other figures, another name."""
    seen = hashlib.sha256()
    for figure in case.figures:
        seen.update(repr(tuple(str(part) for part in figure)).encode("utf-8", "surrogatepass"))
    for source in case.sources.values():
        seen.update(repr(source).encode("utf-8", "surrogatepass"))
    return seen.hexdigest()[:12]


def write_reports(reports: dict[str, bytes], out: Path) -> None:
    """Write reports into a folder all at once: all of them are new, or none is.

    A folder that is there keeps its other files.
    """
    try:
        out = out.resolve()
        if out.exists() and not out.is_dir():
            raise _refused(out, _IS_A_FILE)
        out.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    except (OSError, ValueError, RuntimeError) as error:  # no right, a name too long, a zero byte, a circle
        raise _refused(out, _CANNOT, error) from error
    try:
        fresh = _write_aside(reports, aside)
        if not _renamed(fresh, out):
            _replace(fresh, out, aside)
    except OSError as error:
        raise _refused(out, _NOT_WRITTEN, error) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _refused(out: Path, text: Text, error: Exception | None = None) -> PantauError:
    why = getattr(error, "strerror", None) or str(error)
    told = text.fill(out=str(out)[:_LONGEST], why=why[:_LONGEST])
    return PantauError.of(id=told.id, en=told.en)


def _write_aside(reports: dict[str, bytes], aside: Path) -> Path:
    """The files in a folder of their own, on the disk; the folder has the usual rights."""
    fresh = aside / "new"
    fresh.mkdir()
    for name, content in sorted(reports.items()):
        with (fresh / name).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    return fresh


def _renamed(fresh: Path, out: Path) -> bool:
    """Put the folder in its place in one step; not possible where one with files is already there."""
    if out.exists() and any(out.iterdir()):
        return False
    with suppress(OSError):
        fresh.rename(out)
        return True
    return False


def _replace(fresh: Path, out: Path, aside: Path) -> None:
    """Replace each report in one step; when one cannot be, put the earlier ones back."""
    out.mkdir(exist_ok=True)
    kept = aside / "old"
    kept.mkdir()
    replaced: list[str] = []
    try:
        for path in sorted(fresh.iterdir()):
            target = out / path.name
            if target.is_file():
                shutil.copy2(target, kept / path.name)
            os.replace(path, target)
            replaced.append(path.name)
    except OSError:
        for name in replaced:
            earlier = kept / name
            if earlier.exists():
                earlier.replace(out / name)
            else:
                (out / name).unlink(missing_ok=True)
        raise
