import pg from 'pg';
import type { SpaceCandidate } from '#shared/domain/advice.ts';
import { assess } from '#shared/domain/assess.ts';
import type { Candidate } from '#shared/domain/candidates.ts';
import { boxOf } from '#shared/domain/cells.ts';
import { ACTIVITIES, AMENITIES } from '#shared/domain/codes.ts';
import type { NeedFields, Place } from '#shared/domain/need.ts';
import { byScore } from '#shared/domain/rank.ts';
import { search as ruleSearch } from '#shared/domain/search.ts';
import { EUR_PER_HUF } from '../draw-space.ts';
import type { Ask } from '../oracle.ts';
import { bitsOf, refusedBits } from '../postgis/columns.ts';
import { nearlySuiting, needsAround, suiting } from '../postgis/queries.ts';
import { BEST, NEAR_SHOWN } from '../workloads/searching.ts';
import { serve } from './serve.ts';

// The peer: PostGIS holds the data and filters by every constraint that its columns can decide; what is left has its
// calendar, its cost and its score worked out by the same rule in the same process. All statements are prepared.

const pool = new pg.Pool({ connectionString: process.env['POSTGIS_URL']!, max: 4 });

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

type Statements = typeof suiting;
const inPlace = (statements: Statements, place: Place, filters: unknown[]) => {
  if ('country' in place) return pool.query({ ...statements.country, values: [...filters, place.country] });
  const isWide = statements === nearlySuiting;
  const { west, south, east, north } = boxOf(isWide ? { ...place, radiusKm: 2 * place.radiusKm } : place);
  const values = [...filters, west, south, east, north, place.lat, place.lon, place.radiusKm + 1e-6];
  return pool.query({ ...statements.circle, values: isWide ? [...values, 2 * place.radiusKm + 1e-6] : values });
};

/** The spaces that the statements leave, each once, as the rule reads them. */
const candidatesFor = async (statements: Statements, need: NeedFields): Promise<SpaceCandidate[]> => {
  const filters = filtersOf(need);
  const answers =
    need.places.length === 0
      ? [await pool.query({ ...statements.anywhere, values: filters })]
      : await Promise.all(need.places.map((place) => inPlace(statements, place, filters)));
  const rows = new Map(answers.flatMap(({ rows: some }) => some.map((row) => [row.id as string, row])));
  return [...rows.values()].map(({ id, doc, site, today }) => ({ id, space: doc, site, today }));
};

const search = async ({ need, actor }: Ask) => {
  const found = (await candidatesFor(suiting, need)).flatMap(({ id, space, site, today }) => {
    const assessment = assess(need, actor, space, site, { today, eurPerHuf: EUR_PER_HUF });
    return assessment.fits ? [{ id, match: assessment.match }] : [];
  });
  const best = found.sort(byScore).slice(0, BEST);
  return { items: best.map(({ id, match }) => ({ spaceId: id, ...match })), nearMisses: [], advice: [] };
};

const searchNear = async ({ need, actor }: Ask) => {
  const found = ruleSearch(need, actor, await candidatesFor(nearlySuiting, need), EUR_PER_HUF);
  return {
    items: found.items.slice(0, BEST).map(({ spaceId, match }) => ({ spaceId, ...match })),
    nearMisses: found.nearMisses.slice(0, NEAR_SHOWN),
    advice: found.advice,
  };
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

const answers: Record<string, (body: never) => Promise<object>> = {
  '/search': search,
  '/near': searchNear,
  '/find': find,
};
serve(async (request) => {
  const body = await request.json();
  return Response.json(await answers[new URL(request.url).pathname]!(body as never));
});
