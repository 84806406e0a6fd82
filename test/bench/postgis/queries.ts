// One statement a kind of place, each planned for itself. A null column is unknown and never a miss.

/** What columns can decide of each constraint but the place, by the parameters of filtersOf. */
const HOLDS = [
  // activities, amenities, emissions, people, tenure
  '(s.activities IS NULL OR s.activities & $1::bigint = $1::bigint)',
  '(s.lacks & $2::bigint = 0)',
  '((s.noise IS NULL OR s.noise >= $3::int) AND s.refuses & $4::int = 0)',
  '(s.capacity IS NULL OR s.capacity >= $5::int)',
  "($6::text = 'either' OR s.tenure IS NULL OR s.tenure = 'either' OR s.tenure = $6::text)",
  // measures
  `(($7::float8 IS NULL OR s.power_kw IS NULL OR s.power_kw + 1e-6 >= $7::float8)
    AND ($8::float8 IS NULL OR s.floor_kg_m2 IS NULL OR s.floor_kg_m2 + 1e-6 >= $8::float8)
    AND ($9::float8 IS NULL OR s.door_cm IS NULL OR s.door_cm + 1e-6 >= $9::float8)
    AND ($10::float8 IS NULL OR s.ceiling_cm IS NULL OR s.ceiling_cm + 1e-6 >= $10::float8))`,
  // when
  `((s.modes IS NULL OR $11::text = ANY (s.modes))
    AND (s.available_from IS NULL OR s.available_from <= $16::date))`,
  // term
  `(($12::int IS NULL OR s.term_max IS NULL OR $12::int <= s.term_max)
    AND ($13::int IS NULL OR s.term_min IS NULL OR s.term_min <= $13::int))`,
  // area
  `($6::text = 'shared' OR s.whole_m2 IS NULL OR (s.whole_m2 + 1e-6 >= $14::float8
    AND ($15::float8 IS NULL OR s.whole_m2 <= $15::float8 + 1e-6)))`,
];
const SPACE = 'SELECT s.id, s.doc, h.doc AS site, h.today FROM space s JOIN site h ON h.id = s.site_id WHERE';
const ALL_HOLD = HOLDS.join(' AND ');
const MISSES = HOLDS.map((holds) => `(NOT ${holds})::int`).join(' + ');
const IN_BOX = 's.point && ST_MakeEnvelope($17::float8, $18::float8, $19::float8, $20::float8, 4326)';
const KM = 'km(s.lat, s.lon, $21::float8, $22::float8)';
const IN_COUNTRY = 's.country = $17::text';

/** The spaces that all constraints may hold for. */
export const suiting = {
  circle: { name: 'suiting-circle', text: `${SPACE} ${ALL_HOLD} AND ${IN_BOX} AND ${KM} <= $23::float8` },
  country: { name: 'suiting-country', text: `${SPACE} ${ALL_HOLD} AND ${IN_COUNTRY}` },
  anywhere: { name: 'suiting-anywhere', text: `${SPACE} ${ALL_HOLD}` },
};
/** Those that at most one may fail for: the box, and $24, are of twice the radius. */
export const nearlySuiting = {
  circle: {
    name: 'nearly-circle',
    text: `${SPACE} ${IN_BOX} AND ${KM} <= $24::float8 AND ${MISSES} + (${KM} > $23::float8)::int <= 1`,
  },
  country: { name: 'nearly-country', text: `${SPACE} ${IN_COUNTRY} AND ${MISSES} <= 1` },
  anywhere: { name: 'nearly-anywhere', text: `${SPACE} ${MISSES} <= 1` },
};

export const needsAround = {
  name: 'needs-around',
  text: `SELECT n.id, n.doc AS need, n.actor FROM need n
WHERE n.id IN (
    SELECT need_id FROM circle
    WHERE box && ST_SetSRID(ST_MakePoint($2::float8, $1::float8), 4326)
      AND km(lat, lon, $1::float8, $2::float8) <= radius_km + 1e-6
    UNION ALL SELECT need_id FROM anywhere WHERE country = $3::text
    UNION ALL SELECT need_id FROM anywhere WHERE country IS NULL)
  AND ($4::bigint IS NULL OR n.activities & $4::bigint = n.activities)
  AND n.requires & $5::bigint = 0
  AND ($6::int IS NULL OR n.noise <= $6::int)
  AND n.emits & $7::int = 0
  AND ($8::int IS NULL OR n.people <= $8::int)
  AND (n.tenure = 'either' OR $9::text IS NULL OR $9::text = 'either' OR n.tenure = $9::text)
  AND (n.power_kw IS NULL OR $10::float8 IS NULL OR n.power_kw <= $10::float8 + 1e-6)
  AND (n.floor_kg_m2 IS NULL OR $11::float8 IS NULL OR n.floor_kg_m2 <= $11::float8 + 1e-6)
  AND (n.door_cm IS NULL OR $12::float8 IS NULL OR n.door_cm <= $12::float8 + 1e-6)
  AND (n.ceiling_cm IS NULL OR $13::float8 IS NULL OR n.ceiling_cm <= $13::float8 + 1e-6)
  AND ($14::text[] IS NULL OR n.kind = ANY ($14::text[]))
  AND (n.min_days IS NULL OR $16::int IS NULL OR n.min_days <= $16::int)
  AND (n.kind <> 'stay' OR n.max_days IS NULL OR $15::int IS NULL OR $15::int <= n.max_days)
  AND (n.tenure = 'shared' OR $17::float8 IS NULL OR n.min_m2 <= $17::float8 + 1e-6)
  AND (n.tenure = 'shared' OR $17::float8 IS NULL OR n.max_m2 IS NULL OR $17::float8 <= n.max_m2 + 1e-6)`,
};
