import * as z from 'zod';
import { CASE_STATES } from '#shared/domain/case-moves.ts';
import { revealedActorSchema, revealedNeedSchema } from '#shared/domain/consent.ts';
import type { ShownApplication, ShownInvitation } from '#shared/usecases/show-case.ts';
import { shownSite, shownSpace, siteView, spaceView } from './views.ts';

// What leaves of applications and invitations; what is not the reader's to see is null already.

const instant = z.iso.datetime();
const caseView = z.object({
  id: z.string(),
  side: z.enum(['actor', 'site']), // on which side the reader stands
  state: z.enum(CASE_STATES),
  siteId: z.string(),
  siteName: z.string().nullable(),
  site: siteView.nullable(),
  spaceId: z.string(),
  spaceName: z.string().nullable(),
  space: spaceView.nullable(),
  needId: z.string().nullable(),
  actorId: z.string().nullable(),
  actor: revealedActorSchema.nullable(), // for the site, while consent lasts
  need: revealedNeedSchema.nullable(), // likewise
  consentUntil: instant.nullable(),
  createdAt: instant,
  expiresAt: instant,
  answeredAt: instant.nullable(),
  endedAt: instant.nullable(),
  version: z.int(),
});
export const applicationView = caseView.extend({
  letter: z.string().nullable(),
  links: z.array(z.string()),
  message: z.string().nullable(),
  reason: z.string().nullable(),
  asksPlaced: z.boolean(),
  placedAt: instant.nullable(),
});
export const invitationView = caseView.extend({
  pseudonym: z.string().nullable(), // for the site
  reason: z.string(),
  answerBy: z.iso.date(),
});

export const asCase = <T extends ShownApplication | ShownInvitation>(shown: T) => ({
  ...shown,
  site: shown.site && shownSite(shown.site),
  space: shown.space && shown.site && shownSpace(shown.space, shown.site),
});
