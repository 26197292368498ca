"""Pairs scored by Splink and sorted: linked, for a person to see, or dropped."""

# ruff: noqa: S608 - the SQL is made of our own constants and of quoted file names

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import duckdb

from pantau.io.linking.engine import count, refuse_untrained, splink_over
from pantau.roster.linkage import Thresholds, decision_sql, splink_settings, two_people_sql
from pantau.roster.linkage_model import COMPARISONS, Model

_PAIRS_AT_ONCE: Final = 2_500_000
_GAMMAS = ", ".join(f"gamma_{one.code}" for one in COMPARISONS)


def name_frequencies(con: duckdb.DuckDBPyConnection, rows: int) -> None:
    """Table ``name_frequency``: the share of rows with a name.

    A short list says little about how rare a name is, so every name starts from one in fifty thousand, as if
    read in a list of twenty thousand others.
    """
    con.execute(
        "create table name_frequency as select name_normal, (count(*) + 0.4) / (20000 + ?) as tf_name_normal"
        " from records where name_normal <> '' group by name_normal",
        [rows],
    )


def score(con: duckdb.DuckDBPyConnection, model: Model, thresholds: Thresholds) -> int:
    """Table ``scored``: l, r, probability, levels, weights, decided (link, review); answers how many.

    Pairs are scored some millions at a time, so that memory does not grow with the number of rows.
    """
    pairs = count(con, "select count(*) from candidates")
    slices = max(1, -(-pairs // _PAIRS_AT_ONCE))
    for slice_ in range(slices):
        con.execute(
            "create or replace table slice as select join_key_l, join_key_r, match_key from candidates"
            f" where hash(join_key_l) % {slices} = {slice_}"
        )
        predicted = _predicted(con, model, thresholds)
        start = "insert into scored" if slice_ else "create table scored as"
        con.execute(f"{start} {_sorted(con, predicted, thresholds)}")
        con.execute(f"drop table {predicted}")
    con.execute("drop table slice")
    return count(con, "select count(*) from scored")


def _predicted(con: duckdb.DuckDBPyConnection, model: Model, thresholds: Thresholds) -> str:
    linker = splink_over(con, "people", splink_settings(model))
    refuse_untrained(linker)
    blocked = linker._db_api.register("slice")
    linker.table_management.register_blocked_pairs_for_predict(blocked)
    return linker.inference.predict(threshold_match_probability=thresholds.review).physical_name


def _sorted(con: duckdb.DuckDBPyConnection, predicted: str, thresholds: Thresholds) -> str:
    columns = predicted_columns(con, predicted)
    weights = ", ".join(_weight(one.code, columns) for one in COMPARISONS)
    return (
        "select uid_l as l, uid_r as r, match_probability as probability, match_weight as weight,"
        f" {_GAMMAS}, {weights}, {decision_sql(thresholds)}, match_key as found_by"
        f" from {predicted} where not {two_people_sql()}"
    )


def predicted_columns(con: duckdb.DuckDBPyConnection, table: str) -> Sequence[str]:
    """The names of the columns of a table."""
    return [str(row[0]) for row in con.execute(f"describe {table}").fetchall()]


def _weight(code: str, columns: Sequence[str]) -> str:
    parts = [name for name in columns if name == f"mw_{code}" or name.startswith(f"mw_tf_adj_{code}")]
    return f"{' + '.join(parts)} as weight_{code}"
