"""The vault: NIK, name and birth date of people, exchanged for a random person id; nothing else holds them.

Two Delta tables in a folder that only its owner may open: ``ids`` (NIK and person) grows by one commit against
the version that was read, so that two writers never give one NIK two ids; ``details`` holds what was said of a
person, the latest of which is shown.
"""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import duckdb
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from deltalake import CommitProperties, DeltaTable, Schema
from deltalake.exceptions import CommitFailedError, DeltaError
from deltalake.transaction import AddAction

from pantau.errors import Conflict, LedgerError
from pantau.io.sql_paths import sql_path

_IDS: Final = pa.schema([("nik", pa.int64()), ("person", pa.int64())])
_DETAILS: Final = pa.schema(
    [
        ("person", pa.int64()),
        ("name", pa.string()),
        ("birth_date", pa.date32()),
        ("kpj", pa.string()),
        ("said", pa.int64()),
    ]
)
_TABLES: Final = {"ids": _IDS, "details": _DETAILS}
_TIMES: Final = 200  # others may commit first so often; each time they give ids to people, and end
_MANY_FILES: Final = 100
_ROW_GROUP: Final = 122_880  # rows that a lookup skips or reads together
_SETTINGS: Final = {
    "delta.logRetentionDuration": "interval 36500 days",
    "delta.enableExpiredLogCleanup": "false",
}


class Vault:
    """Person ids by NIK in a folder of mode 0700, and what is known of the people behind them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def persons(self, engine: Any, niks: ir.Table, *, add: bool) -> ir.Table:
        """The person of each NIK: columns ``nik`` (as given, text or whole number) and ``person``.

        ``niks`` has ``nik`` and, where people may be added, ``name``, ``birth_date`` and ``kpj``; it may repeat
        itself. Without ``add`` a NIK that is not known has no row. Raises `Conflict` where others keep the
        vault busy, `LedgerError` where it cannot be read or written.
        """
        given = f"vault_given_{uuid.uuid4().hex[:8]}"
        text = niks.nik.type().is_string()
        engine.create_table(given, niks.mutate(nik=niks.nik.cast("int64")), temp=True)
        try:
            known = self._added(engine, given) if add else self._known(engine, given, self._scan("ids"))
            if add:
                self._describe(engine, given, known)
        finally:
            engine.raw_sql(f'DROP TABLE "{given}"')
        found = engine.table(known)
        return found.mutate(nik=found.nik.cast("string")) if text else found

    def person(self, engine: Any, nik: int) -> int | None:
        """The person of one NIK, none where it is not known."""
        found = engine.con.execute(f"SELECT person FROM {self._scan('ids')} WHERE nik = ?", [nik]).fetchone()  # noqa: S608
        return int(found[0]) if found else None

    def names(self, persons: Iterable[int], *, masked: bool = True) -> pa.Table:
        """Who people are: ``person, nik, name, birth_date, kpj``, a row for each that is known.

        ``masked`` shows enough to recognise somebody and not enough to find them: ``3672**********01``, the
        first letters of the name, no birth date.
        """
        wanted = pa.table({"person": pa.array(sorted(set(persons)), pa.int64())})
        with duckdb.connect() as connection:
            connection.register("wanted", wanted)
            found = connection.sql(
                f"""SELECT person, nik::VARCHAR AS nik, coalesce(d.name, '') AS name, d.birth_date,
                      coalesce(d.kpj, '') AS kpj
                FROM wanted JOIN {self._scan("ids")} USING (person) LEFT JOIN (
                  SELECT * FROM {self._scan("details")} SEMI JOIN wanted USING (person)
                  QUALIFY row_number() OVER (PARTITION BY person ORDER BY said DESC, name) = 1
                ) d USING (person) ORDER BY person"""  # noqa: S608
            ).to_arrow_table()
        return _masked(found) if masked else found

    def _known(self, engine: Any, given: str, ids: str) -> str:
        known = f"vault_known_{uuid.uuid4().hex[:8]}"
        engine.raw_sql(
            f'CREATE TEMP TABLE "{known}" AS SELECT nik, person FROM {ids} SEMI JOIN "{given}" USING (nik)'  # noqa: S608
        )
        return known

    def _added(self, engine: Any, given: str) -> str:
        """The persons once all that were not known have one; read again as often as others were first."""
        for _ in range(_TIMES):
            table = self._table("ids")  # who is known and what is committed are of one version
            known = self._known(engine, given, _scan(table, "ids"))
            missing = engine.con.sql(
                f'SELECT DISTINCT nik FROM "{given}" ANTI JOIN "{known}" USING (nik) '  # noqa: S608
                "WHERE nik IS NOT NULL ORDER BY nik"
            ).to_arrow_table()
            if not missing.num_rows:
                return known
            new = pa.table([missing["nik"], _random_ids(missing.num_rows)], schema=_IDS)
            if self._is_new(new) and self._commit(table, "ids", new):
                engine.con.register("vault_new", new)
                engine.raw_sql(f'INSERT INTO "{known}" SELECT nik, person FROM vault_new')  # noqa: S608
                engine.con.unregister("vault_new")
                return known
            engine.raw_sql(f'DROP TABLE "{known}"')
        raise Conflict.of(
            id="brankas NIK terus dipakai penulis lain; coba lagi sebentar lagi",
            en="others keep writing to the vault of NIKs; try again in a while",
        )

    def _describe(self, engine: Any, given: str, known: str) -> None:
        """Write down what was said of people, where it is not what was said last."""
        columns = engine.table(given).schema().names
        name, birth, kpj = (
            column if column in columns else "NULL" for column in ("name", "birth_date", "kpj")
        )
        new = (
            engine.con.sql(
                f"""WITH said AS (
              SELECT person, coalesce(max({name}), '') AS name, max({birth})::DATE AS birth_date,
                coalesce(max({kpj}), '') AS kpj
              FROM "{given}" JOIN "{known}" USING (nik) GROUP BY person),
            old AS (
              SELECT * FROM {self._scan("details")} SEMI JOIN "{known}" USING (person)
              QUALIFY row_number() OVER (PARTITION BY person ORDER BY said DESC, name) = 1)
            SELECT said.*, {time.time_ns()} AS said FROM said ANTI JOIN old
              ON said.person = old.person AND said.name = old.name AND said.kpj = old.kpj
              AND said.birth_date IS NOT DISTINCT FROM old.birth_date
            WHERE said.name <> '' OR said.birth_date IS NOT NULL OR said.kpj <> '' ORDER BY person"""  # noqa: S608
            )
            .to_arrow_table()
            .cast(_DETAILS)
        )
        for _ in range(_TIMES):
            if not new.num_rows or self._commit(self._table("details"), "details", new):
                return

    def _is_new(self, new: pa.Table) -> bool:
        """Whether no random id was given before; likely beyond doubt, and cheap to make sure of."""
        with duckdb.connect() as connection:
            connection.register("new", new)
            twice = connection.sql(
                f"SELECT count(*) FROM new SEMI JOIN {self._scan('ids')} USING (person)"  # noqa: S608
            ).fetchone()
        return twice == (0,) and pc.count_distinct(new["person"]).as_py() == new.num_rows

    def _table(self, name: str) -> DeltaTable:
        path = self._folder / name
        try:
            if not DeltaTable.is_deltatable(str(path)):
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._folder.chmod(0o700)
                with suppress(DeltaError):  # another process was first
                    DeltaTable.create(str(path), Schema.from_arrow(_TABLES[name]), configuration=_SETTINGS)
            return DeltaTable(str(path))
        except (OSError, DeltaError) as error:
            raise _unreadable(self._folder, error) from error

    def _scan(self, name: str) -> str:
        """The rows of a table as DuckDB reads them; none where there is no table yet."""
        path = self._folder / name
        try:
            table = DeltaTable(str(path)) if DeltaTable.is_deltatable(str(path)) else None
        except (OSError, DeltaError) as error:
            raise _unreadable(self._folder, error) from error
        return _scan(table, name)

    def _commit(self, table: DeltaTable, name: str, rows: pa.Table) -> bool:
        """Add rows against the version that was read; whether nobody was first."""
        file = self._folder / name / f"{uuid.uuid4().hex}.parquet"
        try:
            with open(file, "xb", opener=_private) as out:
                # Numbers that never repeat: a dictionary of them would only be in the way of a lookup.
                pq.write_table(
                    rows, out, compression="snappy", use_dictionary=False, row_group_size=_ROW_GROUP
                )
                out.flush()
                os.fsync(out.fileno())
            action = AddAction(
                file.name,
                file.stat().st_size,
                {},
                time.time_ns() // 1_000_000,
                True,
                f'{{"numRecords":{rows.num_rows}}}',
            )
            table.create_write_transaction(
                [action],
                "append",
                table.schema(),
                [],
                commit_properties=CommitProperties(max_commit_retries=0),
            )
        except CommitFailedError:
            file.unlink(missing_ok=True)
            return False
        except (OSError, DeltaError) as error:
            raise _unreadable(self._folder, error) from error
        self._compact(name)
        return True

    def _compact(self, name: str) -> None:
        """Put many small files together; whoever is disturbed by it reads again."""
        table = DeltaTable(str(self._folder / name))
        if len(table.file_uris()) > _MANY_FILES:
            try:
                table.optimize.compact()
            except (OSError, DeltaError):
                return


def _scan(table: DeltaTable | None, name: str) -> str:
    files = table.file_uris() if table else []
    if not files:
        columns = ", ".join(f"NULL::{_DUCKDB[str(field.type)]} AS {field.name}" for field in _TABLES[name])
        return f"(SELECT {columns} WHERE false)"
    listed = ", ".join(map(sql_path, files))
    return f"read_parquet([{listed}])"


_DUCKDB: Final = {"int64": "BIGINT", "string": "VARCHAR", "date32[day]": "DATE"}


def masked_nik(nik: str) -> str:
    """A NIK as it may be shown: the regency it was first given in and its last two digits.

    >>> masked_nik("36720157" + "08859001")
    '3672**********01'
    """
    return f"{nik[:4]}{'*' * (len(nik) - 6)}{nik[-2:]}"


def _masked(found: pa.Table) -> pa.Table:
    niks = [masked_nik(nik) for nik in found["nik"].to_pylist()]
    names = [
        " ".join(word[:1] + "*" * (len(word) - 1) for word in name.split())
        for name in found["name"].to_pylist()
    ]
    kpjs = ["*" * max(len(kpj) - 2, 0) + kpj[-2:] for kpj in found["kpj"].to_pylist()]
    days = pa.nulls(found.num_rows, pa.date32())
    return pa.table(
        {"person": found["person"], "nik": niks, "name": pa.array(names, pa.string()), "birth_date": days,
         "kpj": pa.array(kpjs, pa.string())}
    )  # fmt: skip


def _random_ids(count: int) -> pa.Array:
    """Whole numbers of 63 bits that nobody can foresee; 0 is none of them in all likelihood."""
    words = pa.Array.from_buffers(pa.uint64(), count, [None, pa.py_buffer(os.urandom(8 * count))])
    return pc.cast(pc.shift_right(words, pa.scalar(1, pa.uint64())), pa.int64())


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _unreadable(folder: Path, error: Exception) -> LedgerError:
    why = (str(error).splitlines() or [type(error).__name__])[0][:200]
    return LedgerError.of(
        id=f"brankas NIK di {folder} tidak dapat dibaca atau ditulis ({why}); periksa izin dan ruang disk",
        en=f"the vault of NIKs in {folder} cannot be read or written ({why}); look at its rights and the disk space",
    )
