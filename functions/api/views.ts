import * as z from 'zod';
import { actorSchema } from '#shared/domain/actor.ts';
import { bookingSchema } from '#shared/domain/booking.ts';
import { type Membership, membershipSchema } from '#shared/domain/membership.ts';
import { needSchema } from '#shared/domain/need.ts';
import { personSchema } from '#shared/domain/person.ts';
import { regionSchema } from '#shared/domain/region.ts';
import { type Site, siteSchema } from '#shared/domain/site.ts';
import { type Space, spaceSchema } from '#shared/domain/space.ts';

// What leaves: each stored noun without what is ours alone. A plain z.object drops all it does not name.

const ours = { schemaVersion: true, updatedBy: true } as const;
export const personView = z
  .object(personSchema.shape)
  .omit({ schemaVersion: true, mailCheckedAt: true })
  .meta({ id: 'Person' });
export const membershipView = z.object(membershipSchema.shape).omit({ schemaVersion: true }).meta({ id: 'Membership' });
export const actorView = z.object(actorSchema.shape).omit(ours).meta({ id: 'Actor' });
export const needView = z.object(needSchema.shape).omit(ours).meta({ id: 'Need' });
export const siteView = z.object(siteSchema.shape).omit(ours).extend({ notAnOffer: z.boolean() }).meta({ id: 'Site' });
export const spaceView = z
  .object(spaceSchema.shape)
  .omit(ours)
  .extend({ sample: z.boolean(), notAnOffer: z.boolean() })
  .meta({ id: 'Space' });
export const bookingView = z.object(bookingSchema.shape).omit(ours).meta({ id: 'Booking' });
export const regionView = z.object(regionSchema.shape).omit(ours).meta({ id: 'Region' });

/** A sample says on every surface that it is not an offer. */
export const shownSite = (site: Site) => ({ ...site, notAnOffer: site.sample });
export const shownSpace = (space: Space, site: Site) => ({ ...space, sample: site.sample, notAnOffer: site.sample });

/** The answer to a membership that was made; it is left at its location. */
export const madeMembership = (membership: Membership) => ({
  status: 201 as const,
  answer: membership,
  version: membership.version,
  location: `/memberships/${membership.scope.kind}/${membership.scope.id}/${membership.personId}`,
});
