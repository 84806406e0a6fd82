import * as z from 'zod';
import { type Actor, actorSchema } from './actor.ts';
import { type Case, daysAfter } from './case.ts';
import { type Need, needSchema } from './need.ts';

/** How long a site still sees what was revealed to it, after application or invitation ended. */
export const CONSENT_LASTS_DAYS = 30;

/** The first instant at which the site sees nothing more; null while it goes on, or where nothing was revealed. */
export const consentUntil = ({ revealedAt, endedAt }: Pick<Case, 'revealedAt' | 'endedAt'>): string | null =>
  revealedAt === null || endedAt === null ? null : daysAfter(endedAt, CONSENT_LASTS_DAYS);

/** Whether the site may see who stands behind the need, at this moment. */
export const siteSees = (found: Pick<Case, 'revealedAt' | 'endedAt'>, now: Date): boolean => {
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
