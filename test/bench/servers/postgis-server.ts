import pg from 'pg';
import { assess } from '#shared/domain/assess.ts';
import type { Candidate } from '#shared/domain/candidates.ts';
import { boxOf } from '#shared/domain/cells.ts';
import { ACTIVITIES, AMENITIES } from '#shared/domain/codes.ts';
import type { NeedFields, Place } from '#shared/domain/need.ts';
import { byScore } from '#shared/domain/rank.ts';
import type { SpaceFields } from '#shared/domain/space.ts';
import { EUR_PER_HUF } from '../draw-space.ts';
import type { Ask } from '../oracle.ts';
import { bitsOf, refusedBits } from '../postgis/columns.ts';
import { needsAround, spacesIn, spacesOfAll, spacesOfCountry } from '../postgis/queries.ts';
import { serve } from './serve.ts';

// The peer: PostGIS holds the data and filters by every constraint that its columns can decide; what is left has its
// calendar, its cost and its score worked out by the same rule in the same process. All statements are prepared.

const pool = new pg.Pool({ connectionString: process.env['POSTGIS_URL']!, max: 4 });
const BEST = 20;

const filtersOf = (need: NeedFields): unknown[] => [
  bitsOf(need.activities, ACTIVITIES),
  bitsOf(need.requires, AMENITIES),
  need.emits.noise,
  refusedBits(need.emits),
  need.people,
  need.tenure,
  need.minimums.powerKw ?? null,
  need.minimums.floorLoadKgM2 ?? null,
  need.minimums.doorWidthCm ?? null,
  need.minimums.ceilingCm ?? null,
  need.when.kind,
  need.when.kind === 'stay' ? need.when.minDays : null,
  need.when.kind === 'stay' ? need.when.maxDays : null,
  need.areaM2.min,
  need.areaM2.max,
  need.when.latest,
];

const inPlace = (place: Place, filters: unknown[]) => {
  if ('country' in place) return pool.query({ ...spacesOfCountry, values: [...filters, place.country] });
  const { west, south, east, north } = boxOf(place);
  const values = [...filters, west, south, east, north, place.lat, place.lon, place.radiusKm + 1e-6];
  return pool.query({ ...spacesIn, values });
};

const search = async ({ need, actor }: Ask) => {
  const filters = filtersOf(need);
  const answers =
    need.places.length === 0
      ? [await pool.query({ ...spacesOfAll, values: filters })]
      : await Promise.all(need.places.map((place) => inPlace(place, filters)));
  const rows = new Map(answers.flatMap(({ rows: some }) => some.map((row) => [row.id as string, row])));
  const found = [...rows.values()].flatMap((row) => {
    const space = row.doc as SpaceFields;
    const assessment = assess(need, actor, space, row.site as Candidate['site'], {
      today: row.today as string,
      eurPerHuf: EUR_PER_HUF,
    });
    return assessment.fits ? [{ id: row.id as string, match: assessment.match }] : [];
  });
  const best = found.sort(byScore).slice(0, BEST);
  return { items: best.map(({ id, match }) => ({ spaceId: id, ...match })), nearMisses: [], advice: [] };
};

const find = async ({ space, site, today }: Candidate) => {
  const { rows } = await pool.query({
    ...needsAround,
    values: [
      site.location.lat,
      site.location.lon,
      site.country,
      space.activities && bitsOf(space.activities, ACTIVITIES),
      bitsOf(space.amenities.lacks, AMENITIES),
      space.tolerates.noise,
      refusedBits({
        dust: space.tolerates.dust === false,
        fumes: space.tolerates.fumes === false,
        wet: space.tolerates.wet === false,
        flame: space.tolerates.flame === false,
      }),
      space.capacity,
      space.tenure,
      space.measures.powerKw,
      space.measures.floorLoadKgM2,
      space.measures.doorWidthCm,
      space.measures.ceilingCm,
      space.modes,
      space.term?.minDays ?? null,
      space.term?.maxDays ?? null,
      space.divisibleFromM2 === null && space.tenure !== 'shared' ? space.areaM2 : null,
    ],
  });
  const ctx = { today, eurPerHuf: EUR_PER_HUF };
  const fits = rows.filter(({ need, actor }) => assess(need, actor, space, site, ctx).fits);
  return { needIds: fits.map(({ id }) => id as string) };
};

serve(async (request) => {
  const body = await request.json();
  const isSearch = new URL(request.url).pathname === '/search';
  return Response.json(isSearch ? await search(body as Ask) : await find(body as Candidate));
});
