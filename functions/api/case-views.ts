import * as z from 'zod';
import { CASE_STATES } from '#shared/domain/case-moves.ts';
import { revealedActorSchema, revealedNeedSchema } from '#shared/domain/consent.ts';
import { siteSchema } from '#shared/domain/site.ts';
import { spaceSchema } from '#shared/domain/space.ts';

// What leaves of applications and invitations; what is not the reader's to see is null already.

const instant = z.iso.datetime();
const caseView = z.object({
  id: z.string(),
  side: z.enum(['actor', 'site']), // on which side the reader stands
  state: z.enum(CASE_STATES),
  siteId: z.string(),
  site: z
    .object({ ...siteSchema.pick({ id: true, name: true, country: true, timeZone: true, sample: true }).shape })
    .extend({ contact: siteSchema.shape.contact.nullable(), notAnOffer: z.boolean() })
    .nullable(),
  spaceId: z.string(),
  space: z
    .object({ ...spaceSchema.pick({ id: true, name: true, kind: true, areaM2: true }).shape })
    .extend({ isShown: z.boolean() }) // whether the reader finds it at spaces/{id}
    .nullable(),
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
export const applicationView = caseView
  .extend({
    letter: z.string().nullable(),
    links: z.array(z.string()),
    message: z.string().nullable(),
    reason: z.string().nullable(),
    asksPlaced: z.boolean(),
    placedAt: instant.nullable(),
  })
  .meta({ id: 'Application' });
export const invitationView = caseView
  .extend({
    pseudonym: z.string().nullable(), // for the site
    reason: z.string(),
    answerBy: z.iso.date(),
  })
  .meta({ id: 'Invitation' });
