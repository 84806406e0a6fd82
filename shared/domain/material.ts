import type { Actor } from './actor.ts';
import type { Need } from './need.ts';
import type { Site } from './site.ts';
import type { Space } from './space.ts';

// What of a stored noun the rule reads. A write that changes none of it is a touch: no news, and nothing to judge.

const differs = <T>(fields: readonly (keyof T)[], before: T, after: T): boolean =>
  fields.some((field) => !same(before[field], after[field]));

/** Deep equality of JSON: the order of names is nothing, and a name without a value is no name. */
const same = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((name) => same(left[name], right[name]));
};

const NEED_FIELDS = [
  'activities',
  'people',
  'areaM2',
  'tenure',
  'budget',
  'when',
  'places',
  'requires',
  'prefers',
  'minimums',
  'emits',
  'importance',
] as const satisfies (keyof Need)[];
const SPACE_FIELDS = [
  'activities',
  'areaM2',
  'divisibleFromM2',
  'capacity',
  'tenure',
  'modes',
  'available',
  'hours',
  'term',
  'preferredTerm',
  'tariffs',
  'amenities',
  'measures',
  'tolerates',
] as const satisfies (keyof Space)[];
const SITE_FIELDS = [
  'location',
  'country',
  'timeZone',
  'purposes',
  'disciplines',
  'values',
  'audiences',
  'wants',
  'concept',
  'importance',
] as const satisfies (keyof Site)[];
const ACTOR_FIELDS = [
  'kind',
  'sector',
  'disciplines',
  'values',
  'audiences',
  'home',
  'offers',
] as const satisfies (keyof Actor)[];

type Change<T> = { before: T | undefined; after: T | undefined };

/** It takes part, or did until now, and something that the rule reads is another. */
const takingPart =
  <T extends { state: string }>(state: string, fields: readonly (keyof T)[]) =>
  ({ before, after }: Change<T>): boolean => {
    if (before?.state !== state && after?.state !== state) return false;
    return !before || !after || before.state !== after.state || differs(fields, before, after);
  };

export const isMaterial = {
  need: takingPart<Need>('open', NEED_FIELDS),
  space: takingPart<Space>('published', SPACE_FIELDS),
  site: takingPart<Site>('verified', SITE_FIELDS),
  actor: ({ before, after }: Change<Actor>): boolean => !!before && !!after && differs(ACTOR_FIELDS, before, after),
};
