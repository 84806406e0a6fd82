CREATE EXTENSION IF NOT EXISTS postgis;

-- As the rule measures: haversine on the mean radius.
CREATE FUNCTION km(lat1 float8, lon1 float8, lat2 float8, lon2 float8) RETURNS float8
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT 2 * 6371.0088 * asin(least(1, sqrt(
    sin(radians(lat2 - lat1) / 2) ^ 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ^ 2)))
$$;

CREATE TABLE site (id text PRIMARY KEY, today text NOT NULL, doc json NOT NULL);
CREATE TABLE space (
  id text NOT NULL,
  site_id text NOT NULL,
  point geometry(Point, 4326) NOT NULL,
  lat float8 NOT NULL,
  lon float8 NOT NULL,
  country text NOT NULL,
  activities bigint,
  lacks bigint NOT NULL,
  noise smallint,
  refuses smallint NOT NULL,
  capacity int,
  tenure text,
  power_kw float8,
  floor_kg_m2 float8,
  door_cm float8,
  ceiling_cm float8,
  modes text[],
  term_min int,
  term_max int,
  whole_m2 float8, -- where it is let whole whatever the need says, and known
  available_from date,
  doc json NOT NULL
);
CREATE TABLE need (
  id text NOT NULL,
  activities bigint NOT NULL,
  requires bigint NOT NULL,
  noise smallint NOT NULL,
  emits smallint NOT NULL,
  people int NOT NULL,
  tenure text NOT NULL,
  power_kw float8,
  floor_kg_m2 float8,
  door_cm float8,
  ceiling_cm float8,
  kind text NOT NULL,
  min_days int,
  max_days int,
  min_m2 float8 NOT NULL,
  max_m2 float8,
  doc json NOT NULL,
  actor json NOT NULL
);
CREATE TABLE circle (
  need_id text NOT NULL,
  box geometry(Polygon, 4326) NOT NULL,
  lat float8 NOT NULL,
  lon float8 NOT NULL,
  radius_km float8 NOT NULL
);
CREATE TABLE anywhere (need_id text NOT NULL, country text);
