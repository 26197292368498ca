-- The contributions of one month ($at: 0 is January of the first year): who of the people pays, and what for.
-- A budget pays from one of its first months to December, a term and a site last some months, a job goes on
-- until it is left, and who pays for themselves misses months. Some wage earners pay for a second work as well.
SELECT p.*, s.* EXCLUDE (scheme), 0 AS number,
    $month + (hash(i, $at, 'day') % 28)::INTEGER AS paid_on
FROM people AS p JOIN schemes AS s USING (scheme)
WHERE CASE course
    WHEN 'budget' THEN hash(i, $at // 12, 'renewed') % 100 < 90 AND $at % 12 >= first % 3
    WHEN 'own' THEN $at >= first AND hash(i, $at, 'pays') % 100 < 84
    WHEN 'steady' THEN $at >= first AND (hash(i, 'leaves') % 100 < 88 OR ($at + i) % 12 > 2)
    WHEN 'term' THEN ($at + first) % 12 < 3
    ELSE ($at + first) % 12 < 7 END
