"""All reports of a round in one folder, made by several processes; what is there from the same content is kept."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import fields, is_dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, NamedTuple

from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.io.documents import law_version
from pantau.io.processes import others
from pantau.io.round_documents.documents import Issuing, report
from pantau.io.round_documents.fields import FILES
from pantau.report.round.model import RoundReport
from pantau.report.saying import plain

NAMES: Final = Text("laporan-{region}.{form}", "report-{region}.{form}")
MARKS: Final = ".dibuat"  # beside the reports: from which content each was made
WAITING: Final = 4  # reports on their way for each process: more would only fill the memory
_NOT_WRITTEN: Final = Text(
    "{folder}: laporan tidak dapat ditulis ({why}); yang sudah jadi tetap ada, ulangi setelah diperbaiki",
    "{folder}: reports cannot be written ({why}); those made are kept, repeat when that is mended",
)


class Outcome(NamedTuple):
    """One report: its file, and whether it was made now or was there from the same content."""

    region: str
    path: Path
    made: bool


class Counts(NamedTuple):
    """How many reports were made now, and how many were kept."""

    made: int
    kept: int


def make_all(
    contents: Iterable[RoundReport],
    folder: Path,
    how: Issuing,
    *,
    form: str = "pdf",
    processes: int = 2,
    seen: Callable[[Outcome], None] | None = None,
) -> Counts:
    """Write the report of every region; one that is there from the same content, day and templates is kept.

    Whenever this stops, every report in the folder is a whole one, and the next call goes on from there.
    ``seen`` is told of each as it is done, in the order of ``contents``.
    """
    made = kept = 0
    for outcome in each_made(contents, folder, how, form=form, processes=processes):
        made, kept = made + outcome.made, kept + (not outcome.made)
        if seen is not None:
            seen(outcome)
    return Counts(made, kept)


def each_made(
    contents: Iterable[RoundReport], folder: Path, how: Issuing, *, form: str = "pdf", processes: int = 2
) -> Iterator[Outcome]:
    """The same, one outcome after the other."""
    try:
        (folder / MARKS).mkdir(parents=True, exist_ok=True)
        for left in (*folder.glob(".*.part"), *(folder / MARKS).glob(".*.part")):
            left.unlink(missing_ok=True)
        if processes < 2:
            yield from (_one(each, folder, how, form) for each in contents)
        else:
            yield from _by_many(contents, folder, how, form, processes)
    except OSError as error:
        told = _NOT_WRITTEN.fill(folder=str(folder)[:200], why=error.strerror or type(error).__name__)
        raise PantauError.of(id=told.id, en=told.en) from error


def _by_many(
    contents: Iterable[RoundReport], folder: Path, how: Issuing, form: str, processes: int
) -> Iterator[Outcome]:
    """By several processes, started afresh: the converter of drawings has threads that a fork would lose."""
    waiting: deque[Future[Outcome]] = deque()
    with others(processes) as pool:
        try:
            for each in contents:
                waiting.append(pool.submit(_one, each, folder, how, form))
                if len(waiting) >= processes * WAITING:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _one(content: RoundReport, folder: Path, how: Issuing, form: str) -> Outcome:
    """Make the report of one region, unless it is there."""
    path = folder / file_name(content.region, how, form)
    mark, wanted = folder / MARKS / f"{path.name}.json", content_digest(content, how)
    if _is_there(path, mark, wanted):
        return Outcome(content.region, path, made=False)
    made = report(content, how, form)
    _write(path, made)
    noted = {"content": wanted, "file": hashlib.sha256(made).hexdigest()}
    _write(mark, json.dumps(noted, sort_keys=True).encode())
    return Outcome(content.region, path, made=True)


def file_name(region: str, how: Issuing, form: str) -> str:
    """The name of the report of a region.

    >>> from datetime import datetime
    >>> file_name("36.72", Issuing("id", datetime(2026, 11, 20)), "pdf")
    'laporan-36.72.pdf'
    """
    return NAMES.fill(region=plain(region, 20).replace("/", "-"), form=form).say(how.language)


def _is_there(path: Path, mark: Path, wanted: str) -> bool:
    """Whether a whole report from this very content lies there; a changed or damaged one does not count."""
    try:
        noted = json.loads(mark.read_bytes())
        return bool(
            noted["content"] == wanted and noted["file"] == hashlib.sha256(path.read_bytes()).hexdigest()
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _write(path: Path, content: bytes) -> None:
    """Put a file in its place in one step, so that nobody ever meets half of it."""
    number, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def content_digest(content: RoundReport, how: Issuing) -> str:
    """What a report is made from, in short: another figure, day, office, template or version, another name.

    The time of day is left out: a round that is gone on with an hour later keeps what it has.
    """
    seen = hashlib.sha256()
    seen.update(
        f"{version('pantau')} {law_version()} {how.language} {how.published} {how.now.date()}\0".encode()
    )
    for name in sorted(FILES.values()) if how.templates else ():
        path = how.templates / name if how.templates else Path(name)
        seen.update(hashlib.sha256(path.read_bytes() if path.is_file() else b"").digest())
    seen.update(repr(_canonical((content, how.sender))).encode("utf-8", "surrogatepass"))
    return seen.hexdigest()


def _canonical(value: Any) -> Any:
    """A value whose text is the same in every process: dataclasses as pairs, dictionaries in order."""
    if is_dataclass(value) and not isinstance(value, type):
        return (
            type(value).__name__,
            *((each.name, _canonical(getattr(value, each.name))) for each in fields(value)),
        )
    if isinstance(value, dict):
        return tuple((str(key), _canonical(value[key])) for key in sorted(value))
    if isinstance(value, tuple | list):
        return tuple(map(_canonical, value))
    return str(value) if not isinstance(value, bytes) else hashlib.sha256(value).hexdigest()
