"""Which NIKs of a file can be nobody's: nearly all are told good by DuckDB, the rest by the reader of rosters."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pyarrow as pa

from pantau.core import regions
from pantau.io.intake.cells_numbers import nik_reason
from pantau.io.intake.incoming import fresh
from pantau.io.intake.staging import drop

_AT_ONCE: Final = 100_000
_REASONS: Final = pa.schema([("nik", pa.int64()), ("reason", pa.string())])
# Two digits repeated eight times are a multiple of this, and no other number of sixteen digits is.
_REPEATED: Final = 101_010_101_010_101
# The day of a NIK as a date of this century; only 29 February of 1900 is right here and wrong in the other one.
_DATE: Final = (
    "TRY_CAST(printf('20%02d-%02d-%02d', nik // 10000 % 100, nik // 1000000 % 100, "
    "CASE WHEN nik // 100000000 % 100 > 40 THEN nik // 100000000 % 100 - 40 ELSE nik // 100000000 % 100 END) AS DATE)"
)


def impossible(engine: Any, niks: str, today: date) -> str:
    """A table ``nik, reason`` of the numbers among ``niks`` (a table with a column ``nik``) that nobody can have."""
    districts = [code for regency in regions.regencies() for code in regions.children(regency.code)]
    engine.con.register(
        "intake_districts", pa.table({"district": [int(code.replace(".", "")) for code in districts]})
    )
    made = fresh("impossible")
    engine.raw_sql(f'CREATE TEMP TABLE "{made}" (nik BIGINT, reason VARCHAR)')
    doubtful = fresh("doubtful")
    engine.raw_sql(
        f"""CREATE TEMP TABLE "{doubtful}" AS SELECT DISTINCT nik FROM "{niks}"
        LEFT JOIN intake_districts ON nik // 10000000000 = district
        WHERE district IS NULL OR nik % {_REPEATED} = 0 OR nik % 10000 = 0 OR {_DATE} IS NULL"""  # noqa: S608
    )
    engine.con.unregister("intake_districts")
    try:
        for batch in engine.con.sql(f'SELECT nik FROM "{doubtful}"').to_arrow_reader(_AT_ONCE):  # noqa: S608
            pairs = [(nik, nik_reason(f"{nik:016d}", today)) for nik in batch.column(0).to_pylist()]
            wrong = [pair for pair in pairs if pair[1]]
            columns = [[pair[0] for pair in wrong], [pair[1] for pair in wrong]]
            _insert(engine, made, pa.table(columns, schema=_REASONS))
    finally:
        drop(engine, doubtful)
    return made


def _insert(engine: Any, table: str, rows: pa.Table) -> None:
    engine.con.register("intake_wrong", rows)
    engine.raw_sql(f'INSERT INTO "{table}" SELECT * FROM intake_wrong')  # noqa: S608
    engine.con.unregister("intake_wrong")


def born(today: date) -> str:
    """The birth date in a column ``nik`` as SQL: of two centuries the later one, unless it is to come."""
    century = today.year - today.year % 100
    late = _DATE.replace("'20%02d", f"'{century // 100}%02d")
    early = _DATE.replace("'20%02d", f"'{century // 100 - 1}%02d")
    return f"CASE WHEN {late} <= DATE '{today.isoformat()}' THEN {late} ELSE {early} END"


SEX: Final = "CASE WHEN nik // 100000000 % 100 > 40 THEN 'F' ELSE 'M' END"
