"""Rows that were not taken in, with their reasons: for their owner only, because they hold NIKs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import ibis
import ibis.expr.types as ir

from pantau.core.text import Language
from pantau.errors import LedgerError
from pantau.io.intake.reading import as_read
from pantau.io.ledger.exports import export
from pantau.io.sql_paths import sql_path
from pantau.io.store.failures import fullness_told
from pantau.ledger.reasons import REASONS

POSITION: Final = ("file", "sheet", "row")
_FIRST: Final = (*POSITION, "reason", "says", "do", "column", "found")
_TYPES: Final = {"file": "string", "sheet": "string", "row": "int32"}


class SetAside:
    """The folder of rows set aside (mode 0700): a table for programs and one for people, a pair for each batch."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, engine: Any, rows: ir.Table, batch: str, language: Language) -> Path:
        """Write the rows of a batch as Parquet, and as CSV with words; answers the path of the CSV."""
        told = self._path(batch, ".csv")
        self._ready()
        with fullness_told(str(self._folder)):
            self._put(engine, rows.order_by(*POSITION), self._path(batch, ".parquet"), ".parquet")
            words = _worded(rows, language)
            first = [name for name in _FIRST if name in words.columns]
            rest = [name for name in words.columns if name not in first]
            self._put(engine, words.select(*first, *rest).order_by(*POSITION), told, ".csv")
        return told

    def note(self, engine: Any, positions: ir.Table, batch: str) -> None:
        """Remember which rows of its files a batch looked at, where that is not all of them."""
        self._ready()
        path = self._path(batch, ".looked-at.parquet")
        self._put(engine, positions.select(*POSITION), path, ".parquet")

    def rows(self, engine: Any, batch: str) -> ir.Table | None:
        """The rows that a batch set aside, with their reasons; none where they are not kept any more."""
        return self._read(engine, self._path(batch, ".parquet"))

    def looked_at(self, engine: Any, batch: str) -> ir.Table | None:
        """Which rows a batch looked at; none where it was all of them, or is not kept any more."""
        found = self._read(engine, self._path(batch, ".looked-at.parquet"))
        return None if found is None else found.select(*POSITION)

    def file(self, batch: str) -> Path | None:
        """The table for people, where there is one."""
        path = self._path(batch, ".csv")
        return path if path.is_file() else None

    def _read(self, engine: Any, path: Path) -> ir.Table | None:
        if not path.is_file():
            return None
        name = f"aside_{uuid4().hex[:12]}"
        engine.raw_sql(f'CREATE TEMP VIEW "{name}" AS SELECT * FROM read_parquet({sql_path(str(path))})')  # noqa: S608
        return engine.table(name).cast(_TYPES)

    def _path(self, batch: str, ending: str) -> Path:
        return self._folder / f"{batch}{ending}"

    def _ready(self) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise LedgerError.of(
                id=f"{self._folder} tidak dapat ditulis ({why}); periksa izin foldernya",
                en=f"{self._folder} cannot be written ({why}); look at the rights of the folder",
            ) from error

    def _put(self, engine: Any, rows: ir.Table, path: Path, ending: str) -> None:
        before = os.umask(0o077)  # readable for its owner from the first byte on
        try:
            export(engine, rows, path, ending)
        finally:
            os.umask(before)


def with_cells(engine: Any, rows: ir.Table, kind: str, base: str) -> ir.Table:
    """Rows (``file, sheet, row, reason``) that were refused late, with their cells out of the reading ``base``."""
    refused = f"refused_{uuid4().hex[:12]}"
    engine.create_table(refused, rows.select(*POSITION, "reason"), temp=True)
    made, cells = f"{refused}_cells", as_read(kind, "''")
    engine.raw_sql(
        f'CREATE TEMP TABLE "{made}" AS SELECT file, sheet, row, reason, \'\' AS "column", {cells} '  # noqa: S608
        f'FROM "{base}" JOIN "{refused}" USING (file, sheet, row)'
    )
    return engine.table(made)


def _worded(rows: ir.Table, language: Language) -> ir.Table:
    """The same with what each reason says and what to do about it."""
    says = {code: reason.says.say(language) for code, reason in REASONS.items()}
    do = {code: reason.do.say(language) for code, reason in REASONS.items()}
    return rows.mutate(
        says=rows.reason.substitute(says, else_=rows.reason),
        do=rows.reason.substitute(do, else_=ibis.literal("")),
    )
