import * as z from 'zod';
import { CONSTRAINTS } from '#shared/domain/constraints.ts';
import { MARKS } from '#shared/domain/match-record.ts';
import { FREQUENCIES } from '#shared/domain/settings.ts';
import { KEPT_FROM_MAIL } from '#shared/usecases/why-space.ts';

// How matches leave. The figures are the rule's own; `about` names what they are of.

const constraint = z.enum(CONSTRAINTS);
const pointView = z.object({ lat: z.number(), lon: z.number() });
export const aboutView = z.object({
  space: z.object({ name: z.string(), kind: z.string() }),
  site: z.object({
    name: z.string(),
    country: z.string(),
    location: pointView,
    locationPrecision: z.enum(['exact', 'street', 'town']),
    sample: z.boolean(),
    notAnOffer: z.boolean(),
  }),
});
const figures = z.record(z.string(), z.unknown());

const matchShape = {
  rule: z.literal(1),
  score: z.number().min(0).max(1),
  creative: z.number(), // the creative's side
  site: z.number(), // the site's side
  criteria: z.array(
    z.object({ code: z.string(), side: z.enum(['creative', 'site']), d: z.number(), weight: z.number(), figures }),
  ),
  start: z.iso.date(),
  days: z.int().nullable(),
  cost: z.object({ cents: z.number(), currency: z.literal('EUR'), unit: z.string() }).nullable(),
  distanceKm: z.number().nullable(), // as the crow flies
  offeredAreaM2: z.number().nullable(),
  use: z.enum(['whole', 'places', 'part']),
  toConfirm: z.array(constraint),
};
export const foundView = z.object({
  id: z.string().optional(), // of the match, where the need is stored
  spaceId: z.string(),
  siteId: z.string(),
  shown: z.int(), // the score as people read it, of 100
  word: z.string(), // strong, good, fair or weak, in the reader's language
  reasons: z.array(z.string()), // the three best, as sentences
  ask: z.string().nullable(), // what to ask the manager
  mark: z.enum(MARKS).nullable().optional(), // of the actor, where the need is stored
  ...matchShape,
  about: aboutView,
});
const nearView = z.object({
  spaceId: z.string(),
  siteId: z.string(),
  constraint,
  change: figures, // a JSON merge patch of the need
  gap: figures,
  says: z.string(),
  about: aboutView,
});
const adviceRow = z.object({
  constraint,
  change: figures,
  unlocks: z.int(),
  loses: z.int(),
  says: z.string().nullable(),
  brings: z.string(),
});
const context = z.object({ rule: z.literal(1), today: z.record(z.string(), z.iso.date()), eurPerHuf: z.number() });

export const searchView = z.object({
  items: z.array(foundView),
  nearMisses: z.array(nearView), // with the first page
  advice: z.array(adviceRow), // with the first page
  next: z.string().nullable(),
  context,
});
export const adviceView = z.object({ advice: z.array(adviceRow), nearMisses: z.array(nearView), context });
export const whyView = z.object({
  matchId: z.string(),
  spaceId: z.string(),
  siteId: z.string(),
  about: aboutView,
  fits: z.boolean(),
  shown: z.int().nullable(),
  match: z.object(matchShape).nullable(),
  gaps: z.array(figures),
  near: z.object({ constraint, change: figures, gap: figures }).nullable(),
  toConfirm: z.array(constraint),
  mark: z.enum(MARKS).nullable(),
  mail: z
    .object({ setting: z.enum([...FREQUENCIES, 'off']), leastScore: z.int(), keptBy: z.array(z.enum(KEPT_FROM_MAIL)) })
    .nullable(), // of a new match; null where there is none
});
