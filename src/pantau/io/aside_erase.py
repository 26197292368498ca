"""Rows set aside of one person: found and taken out by NIK, file by file, each replaced in one step."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pantau.errors import LedgerError
from pantau.io.sql_paths import sql_path


def rows_of(folder: Path, nik: str) -> list[dict[str, Any]]:
    """The rows set aside in which a NIK stands in any cell, with the batch they came in."""
    found = []
    for file in _files(folder, ".parquet"):
        with duckdb.connect() as connection:
            rows = connection.sql(f"SELECT * FROM {_read(file)} WHERE {_has(file, nik)}").to_arrow_table()  # noqa: S608
        found += [{"batch": file.stem, **row} for row in rows.to_pylist()]
    return found


def erase_rows(folder: Path, nik: str) -> int:
    """Take those rows out of the tables for programs and for people; gives how many there were."""
    gone = len(rows_of(folder, nik))
    for file in (*_files(folder, ".parquet"), *_files(folder, ".csv")):
        with duckdb.connect() as connection:
            counted = connection.sql(f"SELECT count(*) FROM {_read(file)} WHERE {_has(file, nik)}").fetchone()  # noqa: S608
            if counted and counted[0]:
                _rewrite(connection, file, nik)
    return gone


def _rewrite(connection: Any, file: Path, nik: str) -> None:
    out = file.with_name(f".{file.name}.{os.getpid()}")
    kind = "FORMAT parquet" if file.suffix == ".parquet" else "FORMAT csv, HEADER"
    try:
        os.close(os.open(out, os.O_CREAT | os.O_WRONLY, 0o600))
        target = str(out).replace("'", "''")
        kept = f"SELECT * FROM {_read(file)} WHERE NOT ({_has(file, nik)})"  # noqa: S608
        connection.execute(f"COPY ({kept}) TO '{target}' ({kind})")
        out.chmod(0o600)
        out.replace(file)
    except OSError as error:
        out.unlink(missing_ok=True)
        why = error.strerror or type(error).__name__
        raise LedgerError.of(
            id=f"{file.parent} tidak dapat ditulis ({why}); periksa izin dan ruang disk",
            en=f"{file.parent} cannot be written ({why}); look at its rights and the disk space",
        ) from error


def _files(folder: Path, ending: str) -> Iterator[Path]:
    return (
        file
        for file in sorted(folder.glob(f"*{ending}"))
        if not file.name.startswith(".") and not file.name.endswith(".looked-at.parquet")
    )


def _read(file: Path) -> str:
    path = sql_path(str(file))
    return f"read_parquet([{path}])" if file.suffix == ".parquet" else f"read_csv([{path}], all_varchar=true)"


def _has(file: Path, nik: str) -> str:
    """Whether the digits stand in any cell, however they are written; ``nik`` is digits alone."""
    if not (nik.isascii() and nik.isdigit()):
        return "false"
    with duckdb.connect() as connection:
        columns: pa.Schema = connection.sql(f"SELECT * FROM {_read(file)} LIMIT 0").to_arrow_table().schema  # noqa: S608
    names = ", ".join('coalesce("' + name.replace('"', '""') + "\"::VARCHAR, '')" for name in columns.names)
    return f"regexp_replace(concat_ws('|', {names}), '[^0-9|]', '', 'g') LIKE '%{nik}%'"
