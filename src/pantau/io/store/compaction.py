"""Compaction: the same rows in fewer files, those of one person side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from pantau.core.ledger_tables import LedgerTable
from pantau.errors import LedgerError
from pantau.io.engine import duckdb_engine
from pantau.io.store.snapshot import Part, Snapshot
from pantau.io.store.staged import COMPRESSION, grouped

PREFIX: Final = "compact-"  # the names of files that a compaction wrote
_MEMORY_GB: Final = 2


def scattered(snapshot: Snapshot) -> dict[str, list[Part]]:
    """The files to write anew, by the folder that they lie in: those of each folder with a file in order of arrival."""
    folders: dict[str, list[Part]] = {}
    for part in snapshot.parts:
        folders.setdefault(part.folder, []).append(part)
    return {
        folder: parts
        for folder, parts in folders.items()
        if any(not part.name.removeprefix(f"{folder}/").startswith(PREFIX) for part in parts)
    }


def gathered(snapshot: Snapshot, folders: dict[str, list[Part]], target: Path) -> None:
    """Write the rows of each folder, sorted, below ``target``; raises where a row would be lost or doubled."""
    engine = duckdb_engine(memory_gb=_MEMORY_GB)
    try:
        engine.raw_sql(f"SET temp_directory = {_quoted(target.parent / 'spill')}")
        for folder, parts in folders.items():
            _gathered(engine, snapshot.with_parts(parts), target / folder)
    finally:
        engine.disconnect()


def _gathered(engine: Any, snapshot: Snapshot, target: Path) -> None:
    table = snapshot.table
    target.mkdir(parents=True)
    rows = snapshot.read(engine)
    columns = [name for name in table.names if name != table.partition]
    query = engine.compile(rows.select(*columns).order_by(_order(table)))
    # One file for a folder: DuckDB keeps the order of rows only where it writes a single one.
    file = target / "data.parquet"
    engine.raw_sql(
        f"COPY ({query}) TO {_quoted(file)} (FORMAT parquet, COMPRESSION {COMPRESSION}{grouped(table)})"
    )
    before = _proof(engine, engine.compile(rows.select(*columns)))
    after = _proof(engine, f"FROM read_parquet({_quoted(file)}, hive_partitioning = false)")
    if not before == after:
        raise LedgerError.of(
            id=f"pemadatan tabel {table.name} menghasilkan baris yang berbeda ({before[0]} menjadi {after[0]}); "
            "tidak ada yang diubah. Jalankan `pantau ledger verify`",
            en=f"compacting table {table.name} gave other rows ({before[0]} became {after[0]}); "
            "nothing was changed. Run `pantau ledger verify`",
        )


def _proof(engine: Any, query: str) -> tuple[int, int]:
    """How many rows there are, and a sum over what they hold that no order changes."""
    counted = f"SELECT count(*), sum(hash(each)::HUGEINT) FROM ({query}) AS each"  # noqa: S608  # our own text
    found = engine.raw_sql(counted).fetchone()
    return int(found[0]), int(found[1] or 0)


def _order(table: LedgerTable) -> list[str]:
    """By person where there are persons, else by the key: what is asked for together lies together."""
    if "person" in table.names:
        return ["person"]
    return [field.name for field in table.key if field.name != table.partition]


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
