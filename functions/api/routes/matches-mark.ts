import * as z from 'zod';
import { MARKS } from '#shared/domain/match-record.ts';
import { markMatch } from '#shared/usecases/mark-match.ts';
import { forSignedIn, type Route } from '../route.ts';

const mark = z.enum(MARKS).nullable();

export const matchMarkRoutes: readonly Route[] = [
  forSignedIn({
    method: 'POST',
    path: '/matches/{matchId}/mark',
    tag: 'matches',
    summary: 'Keep a match, hide it, or neither',
    body: z.strictObject({ mark }),
    answers: z.object({ matchId: z.string(), needId: z.string(), spaceId: z.string(), mark }),
    async handle({ deps, caller, params, body }) {
      return { answer: await markMatch(deps, caller, params['matchId']!, body.mark) };
    },
  }),
];
