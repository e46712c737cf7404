-- The table and the functions of clerk4j-jdbc, for PostgreSQL 12 or later. Can be run again.

-- A row is a slot, with the time of its latest use, or, with the number -1, a hold with its end, or
-- the time of the latest request that had to wait: with the number -2 for one of the slots, with -3
-- for the hold in the interactive lane, and with -4 for the hold in the batch lane. It can be dropped
-- once it has expired, with all others of its name.
CREATE UNLOGGED TABLE IF NOT EXISTS clerk4j_rate_limit (
  name text NOT NULL,
  number int NOT NULL,
  micros bigint NOT NULL,
  expires bigint NOT NULL,
  PRIMARY KEY (name, number)
);

CREATE INDEX IF NOT EXISTS clerk4j_rate_limit_micros ON clerk4j_rate_limit (name, micros);

-- Takes a slot for one request. Returns the microseconds to wait before it is sent, and those that
-- are left of the hold on all requests and of the hold on those of the bucket. Requests that wait
-- for a slot or a hold are spaced evenly, so that they do not come in bursts.
CREATE OR REPLACE FUNCTION clerk4j_reserve(
  hold_all text, hold_bucket text, max_wait bigint,
  names text[], counts int[], periods bigint[], -- of the open, the kept and the bucket's slots
  OUT wait bigint, OUT held_all bigint, OUT held_bucket bigint)
LANGUAGE plpgsql AS $$
DECLARE
  at_time bigint;
  started bigint;
  all_ends bigint;
  bucket_ends bigint;
  number_of int[] := ARRAY[0, 0, 0];
  free_at bigint[] := ARRAY[0, 0, 0]::bigint[];
  lane int := 1;
  pace int := CASE WHEN counts[2] > 0 THEN -3 ELSE -4 END;
  spacing bigint := periods[1] / (counts[1] + counts[2]);
  all_turn bigint;
  bucket_turn bigint;
  used int;
  oldest record;
  paced bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(hold_all, 0));
  started := extract(epoch FROM clock_timestamp()) * 1000000;
  IF random() < 0.0002 THEN
    DELETE FROM clerk4j_rate_limit WHERE name IN
      (SELECT name FROM clerk4j_rate_limit GROUP BY name HAVING max(expires) < started);
  END IF;
  SELECT greatest(started, max(micros) FILTER (WHERE name = hold_all)),
      greatest(started, max(micros) FILTER (WHERE name = hold_bucket))
    INTO all_ends, bucket_ends FROM clerk4j_rate_limit
    WHERE name IN (hold_all, hold_bucket) AND number = -1;
  SELECT greatest(all_ends, max(micros) FILTER (WHERE name = hold_all) + spacing),
      greatest(bucket_ends, max(micros) FILTER (WHERE name = hold_bucket) + spacing)
    INTO all_turn, bucket_turn FROM clerk4j_rate_limit
    WHERE name IN (hold_all, hold_bucket) AND number = pace;
  at_time := greatest(started, CASE WHEN all_ends > started THEN all_turn END,
    CASE WHEN bucket_ends > started THEN bucket_turn END);
  FOR i IN 1..3 LOOP
    CONTINUE WHEN counts[i] = 0;
    SELECT greatest(max(number) + 1, 0) INTO used FROM clerk4j_rate_limit
      WHERE name = names[i] AND number < counts[i];
    IF used < counts[i] THEN
      number_of[i] := used;
    ELSE
      SELECT number, micros INTO oldest FROM clerk4j_rate_limit
        WHERE name = names[i] AND number >= 0 AND number < counts[i] ORDER BY micros LIMIT 1;
      number_of[i] := oldest.number;
      free_at[i] := oldest.micros + periods[i];
    END IF;
    SELECT max(micros) + periods[i] / counts[i] INTO paced FROM clerk4j_rate_limit
      WHERE name = names[i] AND number = -2;
    free_at[i] := greatest(free_at[i], paced);
  END LOOP;
  IF free_at[1] > at_time AND counts[2] > 0 AND free_at[2] < free_at[1] THEN
    lane := 2;
  END IF;
  at_time := greatest(at_time, free_at[lane], free_at[3]);
  IF at_time - started <= max_wait THEN
    FOR i IN 1..3 LOOP
      IF i = lane OR (i = 3 AND counts[3] > 0) THEN
        INSERT INTO clerk4j_rate_limit
          VALUES (names[i], number_of[i], at_time, at_time + periods[i])
          ON CONFLICT (name, number)
          DO UPDATE SET micros = excluded.micros, expires = excluded.expires;
        IF free_at[i] > started THEN
          INSERT INTO clerk4j_rate_limit VALUES (names[i], -2, free_at[i], free_at[i])
            ON CONFLICT (name, number)
            DO UPDATE SET micros = excluded.micros, expires = excluded.expires;
        END IF;
      END IF;
    END LOOP;
    INSERT INTO clerk4j_rate_limit
      SELECT held.name, pace, held.turn, held.turn
        FROM (VALUES (hold_all, all_ends, all_turn), (hold_bucket, bucket_ends, bucket_turn))
          AS held (name, ends, turn)
        WHERE held.ends > started
      ON CONFLICT (name, number)
      DO UPDATE SET micros = excluded.micros, expires = excluded.expires;
  END IF;
  wait := at_time - started;
  held_all := all_ends - started;
  held_bucket := bucket_ends - started;
END $$;

-- Starts a hold, or extends it; the later end counts.
CREATE OR REPLACE FUNCTION clerk4j_hold(hold text, length bigint)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  started bigint := extract(epoch FROM clock_timestamp()) * 1000000;
BEGIN
  INSERT INTO clerk4j_rate_limit VALUES (hold, -1, started + length, started + length)
    ON CONFLICT (name, number)
    DO UPDATE SET micros = greatest(clerk4j_rate_limit.micros, excluded.micros),
      expires = greatest(clerk4j_rate_limit.expires, excluded.expires);
  RETURN length;
END $$;
