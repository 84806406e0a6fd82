import * as z from 'zod';
import { caseShape } from './case.ts';
import { daySchema, textSchema } from './scalars.ts';

/** How far ahead an answer may be asked for, in days. */
export const LATEST_ANSWER_DAYS = 90;

export const invitationBodySchema = z.strictObject({
  pseudonym: z.string().regex(/^[a-z2-7]{1,64}$/, 'a pseudonym as the list of suitors gives it'),
  reason: textSchema(2000),
  answerBy: daySchema, // the last day, at the site, on which the actor can answer
});
export type InvitationBody = z.infer<typeof invitationBodySchema>;

/** A manager asks the actor behind a pseudonymous need to come. */
export const invitationSchema = z.looseObject({
  ...caseShape,
  pseudonym: z.string(),
  reason: z.string(),
  answerBy: daySchema,
});
export type Invitation = z.infer<typeof invitationSchema>;
