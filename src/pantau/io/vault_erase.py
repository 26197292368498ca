"""Erasing a person from the vault, beside other writers: NIK, name, birth date and card go; the facts stay.

After `erase` nothing joins the person id to a NIK. `purge` then removes what older versions of the vault still
hold on the disk. A writer that knew the person before may describe them once more afterwards; `purge` takes such
a description away too, since nobody has its id.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

import duckdb
from deltalake import CommitProperties, DeltaTable
from deltalake.exceptions import CommitFailedError, DeltaError
from deltalake.transaction import PostCommitHookProperties

from pantau.errors import Conflict, LedgerError
from pantau.io.sql_paths import sql_path

_TABLES: Final = ("ids", "details")
_TIMES: Final = 50
_DAY: Final = 24 * 3600.0
_HOOK: Final = PostCommitHookProperties(create_checkpoint=False, cleanup_expired_logs=False)


class Erased(NamedTuple):
    """What went: the person whose NIK it was (none: nobody), and how many descriptions of them."""

    person: int | None
    descriptions: int


def told(folder: Path, nik: str) -> list[dict[str, Any]]:
    """Everything that the vault ever was told of the person of a NIK, oldest first; empty for nobody."""
    ids, details = _opened(folder, "ids"), _opened(folder, "details")
    person = _person(ids, nik)
    if person is None:
        return []
    query = f"SELECT name, birth_date, kpj FROM {{}} WHERE person = {person} ORDER BY said"  # noqa: S608
    rows = _rows(details, query)
    return [{"person": person, **row} for row in rows] or [{"person": person}]


def erase(folder: Path, nik: str) -> Erased:
    """Take NIK, name, birth date and card number out of the vault.

    ``nik`` is 16 digits. Raises `Conflict` where others keep the vault busy, `LedgerError` where it cannot be
    read or written. Once it returns, no lookup finds the person; call `purge` for the files of older versions.
    """
    person = _person(_opened(folder, "ids"), nik)
    if person is None:
        return Erased(None, 0)
    _delete(folder, "ids", f"person = {person}")
    return Erased(person, _delete(folder, "details", f"person = {person}"))


def purge(folder: Path, *, grace_seconds: float = _DAY) -> int:
    """Remove the files of older versions and descriptions without an id; gives the number of files removed.

    Readers and writers that opened the vault ``grace_seconds`` ago or later are not disturbed.
    """
    if not DeltaTable.is_deltatable(str(folder / "ids")):
        return 0
    _forget_orphans(folder)
    return sum(_purged(folder / name, grace_seconds) for name in _TABLES)


def _forget_orphans(folder: Path) -> None:
    """A description whose person has no NIK; ids are read later than descriptions, as they are written before."""
    details = _opened(folder, "details")
    ids = _opened(folder, "ids")
    if details is None or ids is None or not details.file_uris():
        return
    query = f"SELECT DISTINCT person FROM {{}} WHERE person NOT IN (SELECT person FROM {_files(ids)})"  # noqa: S608
    orphans = [row["person"] for row in _rows(details, query)]
    for start in range(0, len(orphans), 500):
        listed = ", ".join(map(str, orphans[start : start + 500]))
        _delete(folder, "details", f"person IN ({listed})")


def _delete(folder: Path, name: str, where: str) -> int:
    """Delete rows of a table against the version that was read; again where somebody else was first."""
    gone = 0
    for _ in range(_TIMES):
        table = _opened(folder, name)
        found = _rows(table, f"SELECT count(*) AS n FROM {{}} WHERE {where}")  # noqa: S608
        if table is None or not found or not found[0]["n"]:
            return gone
        with suppress(CommitFailedError):
            try:
                # The predicate stands in the log of the table: it names a random id, never a NIK.
                table.delete(
                    where,
                    commit_properties=CommitProperties(max_commit_retries=0),
                    post_commithook_properties=_HOOK,
                )
            except CommitFailedError:
                raise
            except (OSError, DeltaError) as error:
                raise _not_done(folder, error) from error
            gone += int(found[0]["n"])
    raise Conflict.of(
        id="brankas NIK terus dipakai penulis lain; coba lagi sebentar lagi",
        en="others keep writing to the vault of NIKs; try again in a while",
    )


def _purged(table: Path, grace_seconds: float) -> int:
    """Remove data files that no longer belong to the table, and the log before a checkpoint: both name old rows."""
    if not DeltaTable.is_deltatable(str(table)):
        return 0
    opened = DeltaTable(str(table))
    kept = {Path(uri).name for uri in opened.file_uris()}
    removed_at = dict(_removals(table / "_delta_log"))
    limit = time.time() - grace_seconds
    gone = 0
    for file in table.glob("*.parquet"):
        # A file that the log never named is one of a writer that is at work, or of one that died long ago.
        since = removed_at.get(file.name, file.stat().st_mtime + _DAY)
        if file.name not in kept and since <= limit:
            file.unlink(missing_ok=True)
            gone += 1
    return gone + _older_log(opened, table / "_delta_log", min(limit, time.time() - _DAY))


def _removals(log: Path) -> Iterator[tuple[str, float]]:
    """The data files that commits took out, and when; they are told once a day as old as the log itself."""
    for commit in sorted(log.glob("*.json")):
        for line in commit.read_text(encoding="utf-8").splitlines():
            out = json.loads(line).get("remove")
            if out:
                yield out["path"], out.get("deletionTimestamp", 0) / 1000


def _older_log(opened: DeltaTable, log: Path, limit: float) -> int:
    """Remove commits of more than a day ago behind a checkpoint: their statistics may hold a name or a NIK.

    Never younger ones: a writer that still holds the version before could take the free number.
    """
    old = [path for path in log.glob("*.json") if path.stat().st_mtime <= limit]
    old = [path for path in old if path.stem.isdigit() and int(path.stem) < opened.version()]
    if not old:
        return 0
    opened.create_checkpoint()
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _person(ids: DeltaTable | None, nik: str) -> int | None:
    if not (nik.isascii() and nik.isdigit() and len(nik) == 16):
        return None
    found = _rows(ids, f"SELECT person FROM {{}} WHERE nik = {int(nik)}")  # noqa: S608
    return int(found[0]["person"]) if found else None


def _rows(table: DeltaTable | None, query: str) -> list[dict[str, Any]]:
    if table is None or not table.file_uris():
        return []
    with duckdb.connect() as connection:
        return connection.sql(query.format(_files(table))).to_arrow_table().to_pylist()  # type: ignore[no-any-return]


def _files(table: DeltaTable) -> str:
    listed = ", ".join(sql_path(uri) for uri in table.file_uris())
    return f"read_parquet([{listed}])" if listed else "(SELECT NULL::BIGINT AS person WHERE false)"


def _opened(folder: Path, name: str) -> DeltaTable | None:
    path = str(folder / name)
    try:
        return DeltaTable(path) if DeltaTable.is_deltatable(path) else None
    except (OSError, DeltaError) as error:
        raise _not_done(folder, error) from error


def _not_done(folder: Path, error: Exception) -> LedgerError:
    why = (str(error).splitlines() or [type(error).__name__])[0][:200]
    return LedgerError.of(
        id=f"brankas NIK di {folder} tidak dapat dibaca atau ditulis ({why}); periksa izin dan ruang disk",
        en=f"the vault of NIKs in {folder} cannot be read or written ({why}); look at its rights and the disk space",
    )
