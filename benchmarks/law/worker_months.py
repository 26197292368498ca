"""Makes a table of synthetic worker-months of any size: half PU, half BPU, every month from 2015-07 to 2026-12.

Every value is a hash of the row and the seed, so the same call gives the same table, and no row passes
through Python. The shares below are made up; they are chosen so that every band, risk class, relief and
payer is met many times, not to look like the members of any office.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

FIRST_MONTH = "2015-07-01"
MONTHS = 138  # to 2026-12
BPU_LOWEST, BPU_STEPS = 500_000, 205  # steps of 100,000: to 20,999,000

# BPU incomes end in 00,000 to 99,000: between two printed bands the law is unknown, so nobody is put there.
# Wages are 1.5 to 30 million, one in four with sen.
_SQL = """
COPY (
    WITH draws AS (
        SELECT
            i AS id,
            i % 2 = 0 AS is_pu,
            hash(i, $seed, 1) AS month_draw,
            hash(i, $seed, 2) AS income_draw,
            hash(i, $seed, 3) AS rest_draw,
            hash(i, $seed, 4) % 100 AS risk_draw,
            hash(i, $seed, 5) % 100 AS sponsor_draw,
            hash(i, $seed, 6) % 100 AS work_draw,
            hash(i, $seed, 7) % 100 AS programme_draw,
            CASE WHEN hash(i, $seed, 8) % 4 = 0 THEN CAST(hash(i, $seed, 9) % 100 AS INTEGER) ELSE 0 END AS sen
        FROM range($rows) AS numbers(i)
    ),
    rupiah AS (
        SELECT
            *,
            CASE WHEN is_pu THEN CAST(1500000 + income_draw % 28500001 AS INTEGER)
                 ELSE CAST($lowest + 100000 * (income_draw % $steps) + rest_draw % 99001 AS INTEGER)
            END AS whole
        FROM draws
    )
    SELECT
        id,
        CASE WHEN is_pu THEN 'PU' ELSE 'BPU' END AS segment,
        CAST(CAST($first AS DATE) + to_months(CAST(month_draw % $months AS INTEGER)) AS DATE) AS month,
        CAST(whole AS DECIMAL(18, 2))
            + CASE WHEN is_pu OR whole % 100000 < 99000 THEN CAST(sen AS DECIMAL(4, 0)) * 0.01 ELSE 0 END
            AS income,
        CASE WHEN NOT is_pu THEN ''
             WHEN risk_draw < 25 THEN 'very_low'
             WHEN risk_draw < 50 THEN 'low'
             WHEN risk_draw < 75 THEN 'medium'
             WHEN risk_draw < 90 THEN 'high'
             ELSE 'very_high'
        END AS risk,
        CASE WHEN is_pu THEN CASE WHEN sponsor_draw < 50 THEN 'EMPLOYER' ELSE '' END
             WHEN sponsor_draw < 35 THEN ''
             WHEN sponsor_draw < 65 THEN 'SELF'
             WHEN sponsor_draw < 77 THEN 'APBD'
             WHEN sponsor_draw < 84 THEN 'APBD_PROV'
             WHEN sponsor_draw < 94 THEN 'APBN'
             ELSE 'CSR'
        END AS sponsor,
        CASE WHEN is_pu THEN ''
             WHEN work_draw < 12 THEN 'ojek'
             WHEN work_draw < 20 THEN 'sopir'
             WHEN work_draw < 26 THEN 'kurir'
             WHEN work_draw < 50 THEN 'nelayan'
             WHEN work_draw < 75 THEN 'petani'
             WHEN work_draw < 90 THEN 'pedagang'
             ELSE ''
        END AS occupation,
        is_pu AND work_draw < 20 AS labour_intensive,
        CASE WHEN programme_draw < 20 OR (NOT is_pu AND programme_draw < 70) THEN 'JKK+JKM'
             WHEN programme_draw < 50 OR NOT is_pu THEN 'JKK+JKM+JHT'
             ELSE 'JKK+JKM+JHT+JP'
        END AS programmes
    FROM rupiah
    ORDER BY id
) TO '{path}' (FORMAT parquet, COMPRESSION zstd)
"""


def write_worker_months(path: Path, rows: int, seed: int = 2021) -> Path:
    """Write ``rows`` worker-months, in the order of their ``id``, to a Parquet file.

    Columns: id, segment (PU, BPU), month (first of the month), income (rupiah, DECIMAL(18,2)), risk
    (PU only), sponsor, occupation (BPU only), labour_intensive (PU only), programmes (``JKK+JKM+JHT``).
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    values = {
        "rows": rows, "seed": seed, "lowest": BPU_LOWEST, "steps": BPU_STEPS,
        "first": FIRST_MONTH, "months": MONTHS,
    }  # fmt: skip
    with duckdb.connect(config={"threads": 2}) as database:
        database.execute(_SQL.replace("{path}", str(path).replace("'", "''")), values)
    return path
