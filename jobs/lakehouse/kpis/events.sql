-- How long after Kafka took them the `events` of the window were in their table, against the `limits`.
WITH recent AS (
  SELECT (unix_millis(ingested_at) - unix_millis(kafka_timestamp)) / 1000.0D AS seconds, limits.*
  FROM events CROSS JOIN limits
  WHERE ingested_at > current_timestamp() - make_dt_interval(window_days)
),
measured AS (
  SELECT
    percentile(seconds, 0.95D) AS value, CAST(maximum_stream_freshness_seconds AS DOUBLE) AS threshold, of_table
  FROM recent
  GROUP BY maximum_stream_freshness_seconds, of_table
)
SELECT
  'stream_freshness_p95' AS kpi, of_table AS subject, value, false AS at_least, threshold, 's' AS unit, value <= threshold AS met
FROM measured
