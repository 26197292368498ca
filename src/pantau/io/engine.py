"""The engines: Ibis on DuckDB in the process, or on Apache Spark where the settings say so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

# Spark has this function; DuckDB divides whole numbers with an operator that Ibis does not write.
_EXACT_DIVISION = "CREATE OR REPLACE TEMP MACRO div(dividend, divisor) AS dividend // divisor"


def duckdb_engine(
    path: Path | None = None, *, threads: int | None = None, memory_gb: int | None = None
) -> Any:
    """An Ibis connection to DuckDB, in memory or in a file, that runs the expressions of Pantau."""
    connection = ibis.duckdb.connect(str(path) if path else ":memory:")
    prepare(connection)
    if threads:
        connection.raw_sql(f"SET threads = {int(threads)}")
    if memory_gb:
        connection.raw_sql(f"SET memory_limit = '{int(memory_gb)}GB'")
    return connection


def prepare(connection: Any) -> Any:
    """Teach a DuckDB connection of Ibis what the expressions of Pantau need."""
    connection.raw_sql(_EXACT_DIVISION)
    return connection


def collected(engine: Any, expression: Any) -> pa.Table:
    """The rows of an expression as an Arrow table.

    Spark is asked directly: Ibis goes through pandas there, which turns whole numbers beside a null into floats.
    """
    if engine.name == "pyspark":
        return engine._session.sql(str(engine.compile(expression))).toArrow()
    return engine.to_pyarrow(expression)


def spark_engine(session: Any) -> Any:
    """An Ibis connection to a Spark session; overflow stops a query instead of losing digits (ANSI mode)."""
    session.conf.set("spark.sql.ansi.enabled", "true")
    return ibis.pyspark.connect(session)
