import * as z from 'zod';
import { type Actor, actorSchema } from './actor.ts';
import { type Case, daysAfter } from './case.ts';
import { type Need, needSchema } from './need.ts';

/** How long a site still sees what was revealed to it, after application, invitation or use ended. */
export const CONSENT_LASTS_DAYS = 30;

/** `useEndsAt`: when the last booking that was made for the actor since ends; null where none was made. */
type Revealing = Pick<Case, 'revealedAt' | 'endedAt'> & { useEndsAt: string | null };

/** The first instant at which the site sees nothing more; null where no end is known, or nothing was revealed. */
export const consentUntil = ({ revealedAt, endedAt, useEndsAt }: Revealing): string | null => {
  const [end] = [endedAt, useEndsAt].filter((at) => at !== null).sort();
  return revealedAt === null || end === undefined ? null : daysAfter(end, CONSENT_LASTS_DAYS);
};

/** Whether the site may see who stands behind the need, at this moment. */
export const siteSees = (found: Revealing, now: Date): boolean => {
  const until = consentUntil(found);
  return found.revealedAt !== null && (until === null || now.getTime() < Date.parse(until));
};

/** Profile and contact of an actor, as a site sees them after consent: where it lives is not among them. */
export const revealedActorSchema = z
  .object(actorSchema.shape)
  .omit({ schemaVersion: true, home: true, createdAt: true, updatedAt: true, updatedBy: true, version: true });
export type RevealedActor = z.infer<typeof revealedActorSchema>;
export const revealedActor = (actor: Actor): RevealedActor => revealedActorSchema.parse(actor);

/** A need as a site sees it after consent: all but its budget. */
export const revealedNeedSchema = z
  .object(needSchema.shape)
  .omit({ schemaVersion: true, budget: true, createdAt: true, updatedAt: true, updatedBy: true, version: true });
export type RevealedNeed = z.infer<typeof revealedNeedSchema>;
export const revealedNeed = (need: Need): RevealedNeed => revealedNeedSchema.parse(need);
