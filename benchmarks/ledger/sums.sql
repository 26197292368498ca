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
    count(*) AS memberships, sum(jkk) AS jkk, sum(jkm) AS jkm, sum(jht) AS jht, sum(jp) AS jp, sum(jkp) AS jkp
FROM read_parquet([$files], hive_partitioning = true, hive_types = {'month': DATE})
GROUP BY ALL
