"""What rosters are linked with otherwise: equal NIKs, and Splink as its own example for people sets it up.

The set-up follows the example "Deduplicate 50k rows historical persons" of Splink's documentation: the
comparisons of its library for people, its blocking rules with region in the place of postcode and birth place,
its way of training, and a threshold of 0.95 for clusters. What that example has no column for, the NIK, is
compared by edit distance and blocked on, as the library offers for identifiers.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

_THRESHOLD = 0.95


def exact_nik(rows: Path, out: Path) -> Path:
    """Rows with one NIK are one person; rows without are alone."""
    people = out / "exact.parquet"
    with duckdb.connect() as con:
        con.execute(
            "copy (select row_id, 'roster' as source, case when nik <> '' then nik else 'row' || row_id end as"
            f" person from read_parquet('{rows}')) to '{people}' (format parquet)"
        )
    return people


def default_splink(rows: Path, out: Path, memory: str = "6GB") -> Path:
    """Splink's example set-up on the same rows; the people that it finds."""
    people = out / "default.parquet"
    with duckdb.connect() as con:
        con.execute(f"set memory_limit = '{memory}'")
        con.execute(f"set temp_directory = '{out / 'spill'}'")
        con.execute("set enable_progress_bar = false")
        con.execute(
            "create table list as select row_id as unique_id, nullif(nik, '') as nik,"
            " nullif(name_normal, '') as full_name, nullif(split_part(name_normal, ' ', 1), '') as first_name,"
            " nullif(split_part(name_normal, ' ', -1), '') as surname, birth_date, nullif(sex, '') as sex,"
            f" nullif(region, '') as region from read_parquet('{rows}')"
        )
        api = DuckDBAPI(connection=con)
        linker = Linker(api.register("list"), _settings(), log_level=None)
        _train(linker)
        scored = linker.inference.predict(threshold_match_probability=0.2, warning_mode="never")
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
            scored, threshold_match_probability=_THRESHOLD
        )
        con.execute(
            "copy (select unique_id as row_id, 'roster' as source, cluster_id::varchar as person from"
            f" {clusters.physical_name}) to '{people}' (format parquet)"
        )
    return people


def default_from_files(files: list[Path], out: Path) -> Path:
    """From CSV files to a CSV with the person of every row: read, prepared with what SQL offers, linked, written."""
    out.mkdir(parents=True, exist_ok=True)
    rows, written = out / "rows.parquet", out / "rows.csv"
    listed = ", ".join(f"'{file}'" for file in files)
    days = ", ".join(f"'{form}'" for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d %b %Y"))
    with duckdb.connect() as con:
        con.execute("set enable_progress_bar = false")
        con.execute(
            "create table listed as select row_number() over () as row_id, * from"
            f" read_csv([{listed}], all_varchar = true, union_by_name = true, filename = true)"
        )
        con.execute(
            "copy (select row_id, regexp_replace(coalesce(nik, ''), '[^0-9]', '', 'g') as nik,"
            " upper(trim(coalesce(name, ''))) as name_normal,"
            f" try_strptime(birth_date, [{days}])::date as birth_date,"
            " case upper(left(sex, 1)) when 'L' then 'M' when 'P' then 'F' else '' end as sex,"
            f" coalesce(region, '') as region from listed) to '{rows}' (format parquet)"
        )
        people = default_splink(rows, out)
        con.execute(
            f"copy (select listed.*, person from listed join read_parquet('{people}') using (row_id) order by row_id)"
            f" to '{written}' (format csv, header)"
        )
    return written


def _settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.ForenameSurnameComparison(
                "first_name", "surname", forename_surname_concat_col_name="full_name"
            ),
            cl.DateOfBirthComparison("birth_date", input_is_string=False),
            cl.LevenshteinAtThresholds("nik", [1, 2]),
            cl.ExactMatch("region").configure(term_frequency_adjustments=True),
            cl.ExactMatch("sex"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("nik"),
            block_on("substr(first_name, 1, 3)", "substr(surname, 1, 4)"),
            block_on("surname", "birth_date"),
            block_on("first_name", "birth_date"),
            block_on("region", "first_name"),
            block_on("region", "surname"),
            block_on("birth_date", "region"),
        ],
    )


def _train(linker: Linker) -> None:
    linker.training.estimate_probability_two_random_records_match(
        [
            "l.first_name = r.first_name and l.surname = r.surname and l.birth_date = r.birth_date",
            "substr(l.first_name, 1, 2) = substr(r.first_name, 1, 2) and l.surname = r.surname"
            " and l.region = r.region and l.birth_date = r.birth_date",
            "l.nik = r.nik",
        ],
        recall=0.6,
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("first_name", "surname"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("birth_date"))


if __name__ == "__main__":
    default_from_files([Path(name) for name in sys.argv[2:]], Path(sys.argv[1]))
