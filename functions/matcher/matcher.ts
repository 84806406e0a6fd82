import * as z from 'zod';
import { eachMessage } from '#shared/config/queue-batch.ts';
import { judge, type MatcherDeps } from '#shared/usecases/judge.ts';

const judgeMessageSchema = z.object({
  kind: z.enum(['space', 'site', 'need', 'actor', 'application', 'invitation', 'member-invite']),
  id: z.string().min(1),
  by: z.string().nullable(),
  at: z.string(),
  after: z.string().exactOptional(),
  run: z.string().exactOptional(),
  nth: z.int().positive().exactOptional(),
});

export const createMatcher = (deps: MatcherDeps) => eachMessage(judgeMessageSchema, (message) => judge(deps, message));
