-- The same contributions as plain DuckDB SQL, as one would write them by hand for this one table: what Pantau is
-- measured against. No names of rules, no articles, no trace; amounts exact (DECIMAL), whole rupiah half up for
-- each payer and programme, NULL where the worker is not in the programme.
--
-- Of the ways that were tried (CASE for everything, lookups by join, PU and BPU apart, a decision tree of the
-- bands, narrower decimals) this is among the fastest; the others are as fast or slower.

CREATE OR REPLACE TEMP TABLE month_law AS
SELECT
    CAST(month AS DATE) AS month,
    wage_cap,
    CAST(CASE WHEN month BETWEEN '2020-08-01' AND '2021-01-01' THEN 0.01 ELSE 1 END AS DECIMAL(3, 2)) AS covid,
    CAST(CASE WHEN month BETWEEN '2025-02-01' AND '2026-01-01' THEN 0.50 ELSE 1 END AS DECIMAL(3, 2)) AS labour,
    CAST(CASE WHEN month BETWEEN '2026-01-01' AND '2027-03-01' THEN 0.50 ELSE 1 END AS DECIMAL(3, 2)) AS transport,
    CAST(CASE WHEN month BETWEEN '2026-04-01' AND '2026-12-01' THEN 0.50 ELSE 1 END AS DECIMAL(3, 2)) AS other
FROM range(DATE '2015-07-01', DATE '2027-04-01', INTERVAL 1 MONTH) AS months(month)
ASOF JOIN (
    VALUES
        (DATE '2015-07-01', CAST(7000000 AS DECIMAL(18, 2))),
        (DATE '2016-03-01', 7335300),
        (DATE '2017-03-01', 7703500),
        (DATE '2018-03-01', 8094000),
        (DATE '2019-03-01', 8512400),
        (DATE '2020-03-01', 8939700),
        (DATE '2021-03-01', 8754600),
        (DATE '2022-03-01', 9077600),
        (DATE '2023-03-01', 9559600),
        (DATE '2024-03-01', 10042300),
        (DATE '2025-03-01', 10547400),
        (DATE '2026-03-01', 11086300)
) AS caps(from_month, wage_cap) ON months.month >= caps.from_month;

CREATE OR REPLACE TEMP TABLE bare AS
WITH worker AS (
    SELECT
        id,
        segment = 'PU' AS is_pu,
        programmes,
        risk,
        income,
        wage_cap,
        CASE
            WHEN segment = 'PU' THEN income
            WHEN income < 1100000 THEN CASE WHEN income <= 1099000 THEN 1000000 END
            WHEN income < 1300000 THEN CASE WHEN income <= 1299000 THEN 1200000 END
            WHEN income < 1500000 THEN CASE WHEN income <= 1499000 THEN 1400000 END
            WHEN income < 1700000 THEN CASE WHEN income <= 1699000 THEN 1600000 END
            WHEN income < 1900000 THEN CASE WHEN income <= 1899000 THEN 1800000 END
            WHEN income < 2100000 THEN CASE WHEN income <= 2099000 THEN 2000000 END
            WHEN income < 2300000 THEN CASE WHEN income <= 2299000 THEN 2200000 END
            WHEN income < 2500000 THEN CASE WHEN income <= 2499000 THEN 2400000 END
            WHEN income < 2700000 THEN CASE WHEN income <= 2699000 THEN 2600000 END
            WHEN income < 3200000 THEN CASE WHEN income <= 3199000 THEN 2950000 END
            WHEN income < 3700000 THEN CASE WHEN income <= 3699000 THEN 3450000 END
            WHEN income < 4200000 THEN CASE WHEN income <= 4199000 THEN 3950000 END
            WHEN income < 4700000 THEN CASE WHEN income <= 4699000 THEN 4450000 END
            WHEN income < 5200000 THEN CASE WHEN income <= 5199000 THEN 4950000 END
            WHEN income < 5700000 THEN CASE WHEN income <= 5699000 THEN 5450000 END
            WHEN income < 6200000 THEN CASE WHEN income <= 6199000 THEN 5950000 END
            WHEN income < 6700000 THEN CASE WHEN income <= 6699000 THEN 6450000 END
            WHEN income < 7200000 THEN CASE WHEN income <= 7199000 THEN 6950000 END
            WHEN income < 7700000 THEN CASE WHEN income <= 7699000 THEN 7450000 END
            WHEN income < 8200000 THEN CASE WHEN income <= 8199000 THEN 7950000 END
            WHEN income < 9200000 THEN CASE WHEN income <= 9199000 THEN 8700000 END
            WHEN income < 10200000 THEN CASE WHEN income <= 10199000 THEN 9700000 END
            WHEN income < 11200000 THEN CASE WHEN income <= 11199000 THEN 10700000 END
            WHEN income < 12200000 THEN CASE WHEN income <= 12199000 THEN 11700000 END
            WHEN income < 13200000 THEN CASE WHEN income <= 13199000 THEN 12700000 END
            WHEN income < 14200000 THEN CASE WHEN income <= 14199000 THEN 13700000 END
            WHEN income < 15200000 THEN CASE WHEN income <= 15199000 THEN 14700000 END
            WHEN income < 16200000 THEN CASE WHEN income <= 16199000 THEN 15700000 END
            WHEN income < 17200000 THEN CASE WHEN income <= 17199000 THEN 16700000 END
            WHEN income < 18200000 THEN CASE WHEN income <= 18199000 THEN 17700000 END
            WHEN income < 19200000 THEN CASE WHEN income <= 19199000 THEN 18700000 END
            WHEN income < 20200000 THEN CASE WHEN income <= 20199000 THEN 19700000 END
            ELSE 20700000
        END AS base,
        CASE WHEN segment = 'PU' AND labour_intensive THEN labour ELSE 1.00 END AS labour_pay,
        CASE
            WHEN covid < 1 THEN covid
            WHEN segment = 'PU' OR (transport = 1 AND other = 1) OR sponsor IN ('APBN', 'APBD', 'APBD_PROV') THEN 1
            WHEN occupation IN ('ojek', 'sopir', 'kurir') THEN transport
            ELSE other
        END AS pay
    FROM worker_months
    JOIN month_law USING (month)
)
SELECT
    id,
    CAST(round(base * pay * labour_pay * CASE
        WHEN NOT is_pu THEN 0.0100
        WHEN risk = 'very_low' THEN 0.0024
        WHEN risk = 'low' THEN 0.0054
        WHEN risk = 'medium' THEN 0.0089
        WHEN risk = 'high' THEN 0.0127
        WHEN risk = 'very_high' THEN 0.0174
    END) AS DECIMAL(18, 2)) AS jkk,
    CAST(CASE WHEN is_pu THEN round(base * 0.0030 * pay) ELSE round(6800 * pay) END AS DECIMAL(18, 2)) AS jkm,
    CAST(CASE WHEN programmes LIKE 'JKK+JKM+JHT%' THEN
        CASE WHEN is_pu THEN round(base * 0.037) + round(base * 0.02) ELSE round(base * 0.02) END
    END AS DECIMAL(18, 2)) AS jht,
    CAST(CASE WHEN programmes LIKE '%+JP' THEN
        CASE WHEN income < wage_cap THEN round(income * 0.02) + round(income * 0.01)
             ELSE round(wage_cap * 0.02) + round(wage_cap * 0.01) END
    END AS DECIMAL(18, 2)) AS jp
FROM worker;
