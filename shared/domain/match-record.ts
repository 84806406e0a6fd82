import * as z from 'zod';
import type { Match } from './assess.ts';
import { shownScore } from './assess.ts';
import { matchIdOf } from './match-id.ts';
import { MATCH_KINDS, noteIdOf } from './notification.ts';
import { idSchema, instantSchema, versionSchema } from './scalars.ts';

const figures = {
  score: z.number(), // as shown, 0 … 100
  costCents: z.number().nullable(), // euro cents; null is unknown
  costUnit: z.string().nullable(),
  start: z.string(), // YYYY-MM-DD
};
export const toldFiguresSchema = z.object(figures);
export type ToldFigures = z.infer<typeof toldFiguresSchema>;

/** What its two sides were last told of a pair; pending until every notification of it is there. */
export const toldSchema = z.object({
  ...figures,
  kind: z.enum(MATCH_KINDS),
  because: z.enum(['withdrawn', 'unmatched']).nullable(), // of gone
  before: toldFiguresSchema.nullable(),
  state: z.enum(['pending', 'closed']),
  by: idSchema.nullable(), // whose write this was: not mailed about it
  at: instantSchema,
});
export type Told = z.infer<typeof toldSchema>;

export const MARKS = ['keep', 'hide'] as const;
export type Mark = (typeof MARKS)[number];

/** A need and a space that match or once did: what has been told of it, and how it is marked. */
export const matchRecordSchema = z.looseObject({
  schemaVersion: z.literal(1),
  needId: idSchema,
  spaceId: idSchema,
  actorId: idSchema,
  siteId: idSchema,
  matching: z.boolean(), // as last judged
  told: toldSchema.nullable(),
  /** A need is told to the managers of a site once: in the summary of a publishing, or by itself. */
  toldSite: z
    .object({
      // listed: told by the summary of its publishing, and by nobody else. Releases before had it pending with `via`
      // summary until then, and summed while it was told: see upcastToldSite.
      state: z.enum(['pending', 'listed', 'summed', 'closed']),
      via: z.enum(['summary', 'need']),
      score: z.number(),
      by: idSchema.nullable(),
      at: instantSchema,
    })
    .nullable(),
  marks: z.record(z.string(), z.enum(MARKS)), // per actor
  version: versionSchema,
});
export type MatchRecord = z.infer<typeof matchRecordSchema>;

export const figuresOf = (match: Match): ToldFigures => ({
  score: shownScore(match.score),
  costCents: match.cost?.cents ?? null,
  costUnit: match.cost?.unit ?? null,
  start: match.start,
});

export const isListed = ({ toldSite }: Pick<MatchRecord, 'toldSite'>): boolean => toldSite?.state === 'listed';

/** Whether the managers are still to be told of the need by itself. */
export const isAlone = ({ toldSite }: Pick<MatchRecord, 'toldSite'>): boolean =>
  toldSite?.state === 'pending' && toldSite.via === 'need';

/** The id of the notification by which members were told this. */
export const noteIdOfTold = ({ needId, spaceId }: Pick<MatchRecord, 'needId' | 'spaceId'>, told: Told): string =>
  noteIdOf(matchIdOf([needId], [spaceId]), told.kind, told.costCents, told.start);
