-- People of a made-up nation, drawn by hashes of a running number: the same number gives the same person.
-- Their NIKs have serials from 9001, which no district registers; each is given once.
CREATE OR REPLACE TEMP TABLE people AS
WITH numbered AS (
    SELECT code AS region, districts, unnest(range(many)) AS nth, first FROM regencies
), placed AS (
    SELECT region, first + nth AS i, districts[1 + nth % len(districts)] AS six, nth // len(districts) AS turn
    FROM numbered
), born AS (
    SELECT *, DATE '1955-01-01' + (turn * 7919 % 19000)::INTEGER AS birth_date,
        CASE WHEN hash(i, 'sex') % 100 < 41 THEN 'F' ELSE 'M' END AS sex
    FROM placed
)
SELECT i, (hash(i, 'person') >> 1)::BIGINT AS person, region,
    six || lpad((day(birth_date) + CASE sex WHEN 'F' THEN 40 ELSE 0 END)::VARCHAR, 2, '0')
        || strftime(birth_date, '%m%y') || (9001 + turn // 19000)::VARCHAR AS nik,
    (SELECT names[1 + (hash(i, 'one') % len(names)::UBIGINT)::BIGINT] || ' ' || names[1 + (hash(i, 'two') % len(names)::UBIGINT)::BIGINT] FROM called) AS name,
    birth_date, date_trunc('month', birth_date)::DATE AS birth_month, sex, scheme,
    CASE WHEN hash(i, 'early') % 100 < 70 THEN 0 ELSE hash(i, 'first') % 12 END::INTEGER AS first,
    segment = 'PU' AND hash(i, 'second') % 50 = 0 AS second
FROM born JOIN buckets ON bucket = hash(i, 'scheme') % 1000 JOIN schemes USING (scheme);
