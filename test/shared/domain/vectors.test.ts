import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ActorFields } from '#shared/domain/actor.ts';
import { assess } from '#shared/domain/assess.ts';
import type { RuleContext } from '#shared/domain/facts.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import type { SiteFields } from '#shared/domain/site.ts';
import type { SpaceFields } from '#shared/domain/space.ts';

type Expected = {
  fails: string[];
  near: string | null;
  toConfirm: string[];
  use: string;
  score?: number;
  criteria?: { side: string; code: string; d: number; weight: number }[];
};
type Vector = {
  need: NeedFields;
  actor: ActorFields;
  space: SpaceFields;
  site: SiteFields;
  ctx: RuleContext;
  expect: Expected;
};

const vectors: Vector[] = readFileSync(new URL('./vectors.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const DECIMALS = 6; // of the figures in the file

/** The assessment in the shape of the file, its figures rounded as there. */
function answered(v: Vector): unknown {
  const a = assess(v.need, v.actor, v.space, v.site, v.ctx);
  const common = { near: a.fits ? null : (a.near?.constraint ?? null), toConfirm: a.toConfirm, use: a.use };
  if (!a.fits) return { fails: a.fails, ...common };
  const { score, creative, site, start, days, cost, offeredAreaM2, distanceKm, criteria } = a.match;
  const figures = { score, creative, site, start, days, cost: cost?.cents ?? null, offeredAreaM2, distanceKm };
  return { fails: [], ...common, ...figures, criteria: criteria.map(({ figures: _, ...criterion }) => criterion) };
}

/** Every number as one that differs by less than half a digit of the file's last. */
const rounded = (value: unknown): unknown => {
  if (typeof value === 'number') return expect.closeTo(value, DECIMALS);
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rounded(each)]));
};

describe('the vectors of the specification', () => {
  it.each(vectors.map((v, i) => [i + 1, v] as const))('line %i is answered in every field', (_, v) => {
    expect(answered(v)).toEqual(rounded(v.expect));
    if (v.expect.score !== undefined) expect(answered(v)).toMatchObject({ score: v.expect.score });
  });
});
