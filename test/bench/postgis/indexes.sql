ALTER TABLE space ADD PRIMARY KEY (id);
CREATE INDEX ON space USING gist (point);
CREATE INDEX ON space (country);
CREATE INDEX ON space (site_id);
ALTER TABLE need ADD PRIMARY KEY (id);
CREATE INDEX ON circle USING gist (box);
CREATE INDEX ON circle (need_id);
CREATE INDEX ON anywhere (country);
VACUUM ANALYZE;
