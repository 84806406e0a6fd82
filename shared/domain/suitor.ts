import * as z from 'zod';
import type { Actor } from './actor.ts';
import { type Match, shownScore } from './assess.ts';
import {
  monthOf,
  PEOPLE_BANDS,
  peopleBand,
  REASON_WORDS,
  reasonWord,
  roundedM2,
  SCORE_WORDS,
  scoreWord,
} from './bands.ts';
import {
  activitySchema,
  actorKindSchema,
  amenitySchema,
  disciplineSchema,
  sectorSchema,
  tenureSchema,
} from './codes.ts';
import { SITE_CRITERIA } from './criterion.ts';
import type { NeedFields } from './need.ts';

const yes = z.boolean();

/** All that a site sees of a need that suits a space, before its actor has shown itself (spec: product). */
export const suitorSchema = z.object({
  pseudonym: z.string(), // this site's own name for the need
  score: z.enum(SCORE_WORDS),
  reasons: z.array(z.object({ criterion: z.enum(SITE_CRITERIA).exclude(['local']), suits: z.enum(REASON_WORDS) })),
  kind: actorKindSchema,
  sector: sectorSchema,
  country: z.string().nullable(), // the actor's; null: not said
  disciplines: z.array(disciplineSchema),
  activities: z.array(activitySchema),
  areaM2: z.object({ min: z.number(), max: z.number().nullable() }), // to 5 m²
  when: z.object({ kind: z.enum(['stay', 'sessions']), earliest: z.string(), latest: z.string() }), // months
  people: z.enum(PEOPLE_BANDS),
  emits: z.object({ noise: z.number(), dust: yes, fumes: yes, wet: yes, flame: yes }),
  requires: z.array(amenitySchema),
  prefers: z.array(amenitySchema),
  tenure: tenureSchema,
});
export type Suitor = z.infer<typeof suitorSchema>;

/** The order in which somebody typed codes could be known again elsewhere: everybody's are sorted. */
const inOrder = <T extends string>(codes: readonly T[]): T[] => [...codes].sort();

/** A need as the site sees it under a pseudonym: built up from what may be told, not cut down from what there is. */
export const suitorOf = (
  pseudonym: string,
  need: NeedFields,
  actor: Pick<Actor, 'kind' | 'sector' | 'disciplines' | 'country'>,
  match: Match,
): Suitor => ({
  pseudonym,
  score: scoreWord(shownScore(match.score)),
  reasons: match.criteria.flatMap((criterion) =>
    criterion.side === 'site' && criterion.code !== 'local'
      ? [{ criterion: criterion.code, suits: reasonWord(criterion.d) }]
      : [],
  ),
  kind: actor.kind,
  sector: actor.sector,
  country: actor.country,
  disciplines: inOrder(actor.disciplines),
  activities: inOrder(need.activities),
  areaM2: {
    min: roundedM2(need.areaM2.min),
    max: need.areaM2.max === null ? null : roundedM2(need.areaM2.max),
  },
  when: { kind: need.when.kind, earliest: monthOf(need.when.earliest), latest: monthOf(need.when.latest) },
  people: peopleBand(need.people),
  emits: {
    noise: need.emits.noise,
    dust: need.emits.dust,
    fumes: need.emits.fumes,
    wet: need.emits.wet,
    flame: need.emits.flame,
  },
  requires: inOrder(need.requires),
  prefers: inOrder(need.prefers),
  tenure: need.tenure,
});

/** The place of a suitor in the list: by word, then by pseudonym, and by nothing finer. */
export const suitorPlace = ({ score, pseudonym }: Pick<Suitor, 'score' | 'pseudonym'>): string =>
  `${SCORE_WORDS.indexOf(score)}${pseudonym}`;
