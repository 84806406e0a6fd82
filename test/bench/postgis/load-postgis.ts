import { once } from 'node:events';
import { createWriteStream, rmSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { boxOf } from '#shared/domain/cells.ts';
import { ACTIVITIES, AMENITIES } from '#shared/domain/codes.ts';
import { actorFieldsOf, needFieldsOf } from '#shared/store/dynamo/need-index.ts';
import { groupsOf, type Wanted } from '../bench-data.ts';
import { candidatesIn } from '../oracle.ts';
import type { Offer } from '../workloads/fanning.ts';
import { bitsOf, refusedBits } from './columns.ts';
import type { Postgis } from './start-postgis.ts';

type Cell = string | number | boolean | null | undefined;
const escaped = (cell: Cell): string =>
  cell === null || cell === undefined
    ? '\\N'
    : String(cell).replace(/[\\\n\t\r]/g, (c) => ({ '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' })[c]!);

/** The same data into PostGIS, by COPY; its indexes after, then ANALYZE. */
export const loadPostgis = async (postgis: Postgis, size: Wanted): Promise<number> => {
  const startedMs = Date.now();
  const here = (name: string) => new URL(name, import.meta.url).pathname;
  postgis.sqlFile(here('./schema.sql'));
  const names = ['site', 'space', 'need', 'circle', 'anywhere'] as const;
  const pathOf = (name: string) => join(postgis.dir, `${name}.tsv`);
  const files = Object.fromEntries(names.map((name) => [name, createWriteStream(pathOf(name))])) as Files;
  const row = async (name: keyof Files, cells: Cell[]) => {
    if (!files[name].write(`${cells.map(escaped).join('\t')}\n`)) await once(files[name], 'drain');
  };
  for (const group of groupsOf(size)) {
    if (group.kind === 'house') {
      const candidates = candidatesIn(group);
      const [first] = candidates;
      if (first) await row('site', [group.site.id, first.today, JSON.stringify(first.site)]);
      for (const candidate of candidates) await row('space', spaceCells({ ...candidate, siteId: group.site.id }));
      continue;
    }
    const actor = JSON.stringify(actorFieldsOf(group.actor));
    for (const stored of group.needs) {
      const need = needFieldsOf(stored);
      await row('need', needCells(stored.id, need, actor));
      if (need.places.length === 0) await row('anywhere', [stored.id, null]);
      for (const place of need.places)
        if ('country' in place) await row('anywhere', [stored.id, place.country]);
        else await row('circle', [stored.id, boxText(place), place.lat, place.lon, place.radiusKm]);
    }
  }
  for (const name of names) {
    files[name].end();
    await finished(files[name]);
    postgis.sql(`\\copy ${name} FROM '${pathOf(name)}'`);
    rmSync(pathOf(name));
  }
  postgis.sqlFile(here('./indexes.sql'));
  return Date.now() - startedMs;
};
type Files = Record<'site' | 'space' | 'need' | 'circle' | 'anywhere', WriteStream>;

const boxText = (circle: { lat: number; lon: number; radiusKm: number }): string => {
  const { west, south, east, north } = boxOf(circle);
  return `SRID=4326;POLYGON((${west} ${south},${east} ${south},${east} ${north},${west} ${north},${west} ${south}))`;
};

const spaceCells = ({ id, siteId, space, site }: Offer): Cell[] => {
  const { tolerates, measures, term } = space;
  const { lat, lon } = site.location;
  const isRefused = (allowed: boolean | null) => allowed === false;
  return [
    id,
    siteId,
    `SRID=4326;POINT(${lon} ${lat})`,
    lat,
    lon,
    site.country,
    space.activities && bitsOf(space.activities, ACTIVITIES),
    bitsOf(space.amenities.lacks, AMENITIES),
    tolerates.noise,
    refusedBits({
      dust: isRefused(tolerates.dust),
      fumes: isRefused(tolerates.fumes),
      wet: isRefused(tolerates.wet),
      flame: isRefused(tolerates.flame),
    }),
    space.capacity,
    space.tenure,
    measures.powerKw,
    measures.floorLoadKgM2,
    measures.doorWidthCm,
    measures.ceilingCm,
    space.modes && `{${space.modes.join()}}`,
    term?.minDays,
    term?.maxDays,
    space.divisibleFromM2 === null && space.tenure !== 'shared' ? space.areaM2 : null,
    space.available?.from,
    JSON.stringify(space),
  ];
};

const needCells = (id: string, need: ReturnType<typeof needFieldsOf>, actor: string): Cell[] => [
  id,
  bitsOf(need.activities, ACTIVITIES),
  bitsOf(need.requires, AMENITIES),
  need.emits.noise,
  refusedBits(need.emits),
  need.people,
  need.tenure,
  need.minimums.powerKw,
  need.minimums.floorLoadKgM2,
  need.minimums.doorWidthCm,
  need.minimums.ceilingCm,
  need.when.kind,
  need.when.kind === 'stay' ? need.when.minDays : null,
  need.when.kind === 'stay' ? need.when.maxDays : null,
  need.areaM2.min,
  need.areaM2.max,
  JSON.stringify(need),
  actor,
];
