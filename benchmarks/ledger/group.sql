SELECT
    month, region, category, segment, sponsor, sex,
    CASE
        WHEN birth_month IS NULL THEN ''
        WHEN date_diff('month', birth_month, month) < 216 THEN '0-17'
        WHEN date_diff('month', birth_month, month) < 300 THEN '18-24'
        WHEN date_diff('month', birth_month, month) < 420 THEN '25-34'
        WHEN date_diff('month', birth_month, month) < 540 THEN '35-44'
        WHEN date_diff('month', birth_month, month) < 660 THEN '45-54'
        WHEN date_diff('month', birth_month, month) < 780 THEN '55-64'
        ELSE '65+' END AS age_band,
    sum(sign * (counts & 1)) AS workers,
    sum(sign * ((counts >> 1) & 1)) AS workers_jkk,
    sum(sign * ((counts >> 2) & 1)) AS workers_jkm,
    sum(sign * ((counts >> 3) & 1)) AS workers_jht,
    sum(sign * ((counts >> 4) & 1)) AS workers_jp,
    sum(sign * ((counts >> 5) & 1)) AS workers_jkp,
    sum(sign * ((counts >> 6) & 1)) AS paid_twice,
    sum(sign * ((counts >> 7) & 1)) AS paid_twice_in_segment,
    sum(sign) AS memberships,
    sum(sign * jkk) AS jkk, sum(sign * jkm) AS jkm, sum(sign * jht) AS jht, sum(sign * jp) AS jp, sum(sign * jkp) AS jkp
FROM read_parquet([$files], hive_partitioning = true, hive_types = {'month': DATE})
GROUP BY ALL
