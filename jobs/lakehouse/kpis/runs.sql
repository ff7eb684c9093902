-- What the slice's runs (`runs`) came to within the window, against the `limits`: a row per KPI and table.
-- A backfill or a re-drive takes old rows on purpose: it says nothing of how the platform does day by day.
WITH regular AS (
  SELECT runs.*, limits.* FROM runs CROSS JOIN limits WHERE job IN ('bronze', 'silver', 'gold')
),
recent AS (
  SELECT * FROM regular WHERE finished_at > current_timestamp() - make_dt_interval(window_days)
),
-- What an audit held back went nowhere: the next run takes it again.
settled AS (
  SELECT * FROM recent WHERE layer IN ('bronze', 'silver') AND state <> 'audit_failed'
),
-- Rows that an audit held back are as old as they were when readers saw them at last, and age until then.
arrivals AS (
  SELECT
    table_name,
    newest_ingest_ts,
    maximum_freshness_minutes,
    min(CASE WHEN state IN ('published', 'accepted_audit') THEN finished_at END) OVER (
      PARTITION BY table_name ORDER BY finished_at ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
    ) AS seen_at
  FROM recent
  WHERE newest_ingest_ts IS NOT NULL
),
newest AS (
  SELECT table_name, maximum_silence_hours, max_by(state, finished_at) AS state, max(finished_at) AS finished_at
  FROM regular
  GROUP BY table_name, maximum_silence_hours
),
measured AS (
  -- The division may come before HAVING leaves out what nothing came into.
  SELECT
    'pass_rate' AS kpi, table_name AS subject, '%' AS unit, true AS at_least,
    100.0D * sum(accepted) / nullif(sum(rows_in), 0) AS value, CAST(minimum_pass_percent AS DOUBLE) AS threshold
  FROM settled
  GROUP BY table_name, minimum_pass_percent
  HAVING sum(rows_in) > 0
  UNION ALL
  SELECT
    'unaccounted_rows', table_name, 'rows', false,
    CAST(sum(abs(rows_in - accepted - quarantined)) AS DOUBLE), 0.0D
  FROM settled
  GROUP BY table_name
  UNION ALL
  SELECT
    'freshness_p95', table_name, 'min', false,
    percentile((unix_millis(coalesce(seen_at, current_timestamp())) - unix_millis(newest_ingest_ts)) / 60000.0D, 0.95D),
    CAST(maximum_freshness_minutes AS DOUBLE)
  FROM arrivals
  GROUP BY table_name, maximum_freshness_minutes
  UNION ALL
  SELECT 'held_back', table_name, '', false, IF(state = 'audit_failed', 1.0D, 0.0D), 0.0D
  FROM newest
  UNION ALL
  SELECT
    'silence', table_name, 'h', false,
    (unix_millis(current_timestamp()) - unix_millis(finished_at)) / 3600000.0D, CAST(maximum_silence_hours AS DOUBLE)
  FROM newest
)
SELECT kpi, subject, value, at_least, threshold, unit, IF(at_least, value >= threshold, value <= threshold) AS met
FROM measured
