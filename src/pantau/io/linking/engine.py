"""The engine that links: DuckDB within bounds of memory, and Splink without its talk."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from pantau.errors import PantauError

if TYPE_CHECKING:
    from splink import Linker


@contextmanager
def engine(scratch: Path | None, memory: str, threads: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB that spills to disk beyond ``memory``; what it spilt is gone when it closes."""
    with tempfile.TemporaryDirectory(prefix="pantau-link-", dir=scratch) as folder:
        con = duckdb.connect(":memory:")
        try:
            con.execute("SET memory_limit = ?", [memory])
            con.execute("SET temp_directory = ?", [f"{folder}/spill"])
            con.execute("SET preserve_insertion_order = false")
            con.execute("SET enable_progress_bar = false")
            if threads:
                con.execute(f"SET threads = {int(threads)}")
            yield con
        finally:
            con.close()


def splink_over(con: duckdb.DuckDBPyConnection, table: str, settings: dict[str, Any]) -> Linker:
    """A linker over one table that is already in the engine, with the frequencies of names beside it."""
    from splink import DuckDBAPI, Linker  # noqa: PLC0415  heavy, and most that opens the engine does not link

    api = DuckDBAPI(connection=con)
    linker = Linker(api.register(table), settings, log_level=None, validate_settings=False)
    linker.table_management.register_term_frequency_lookup(api.register("name_frequency"), "name_normal")
    return linker


@contextmanager
def quiet() -> Iterator[list[str]]:
    """Keep what Splink would print; what it warned of is in the list that comes out."""
    logger = logging.getLogger("splink")
    heard = _Heard()
    before = logger.propagate, logger.level
    logger.addHandler(heard)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield heard.warnings
    finally:
        logger.removeHandler(heard)
        logger.propagate, level = before
        logger.setLevel(level)


class _Heard(logging.Handler):
    """Collects warnings instead of printing them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings.append(record.getMessage())


def refuse_untrained(linker: Linker) -> None:
    """Raise `PantauError` when a level would be given a default weight that nobody estimated."""
    settings = linker._settings_obj
    missing = [
        f"{one.output_column_name}.{level.label_for_charts}"
        for one in settings.comparisons
        for level in one.comparison_levels
        if not level._is_trained
    ]
    if missing or not settings._is_fully_trained:
        names = ", ".join(missing)
        raise PantauError.of(
            id=f"model tautan belum dilatih ({names}); tidak ada yang ditautkan",
            en=f"the linkage model is not trained ({names}); nothing was linked",
        )


def count(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    """The one whole number that a query answers."""
    row = con.execute(sql).fetchone()
    return int(row[0] or 0) if row else 0


def parquet(file: Path) -> str:
    """SQL that reads one Parquet file, whatever stands in its name."""
    plain = "".join(f"[{character}]" if character in "*?[" else character for character in str(file))
    return f"read_parquet('{plain.replace(chr(39), chr(39) * 2)}')"


def quoted(file: Path) -> str:
    """A file name inside a text of SQL."""
    return str(file).replace("'", "''")
