import * as z from 'zod';
import { type Membership, membershipSchema } from '#shared/domain/membership.ts';

export const membershipView = z.object(membershipSchema.shape).omit({ schemaVersion: true }).meta({ id: 'Membership' });

/** The answer to a membership that was made; it is left at its location. */
export const madeMembership = (membership: Membership) => ({
  status: 201 as const,
  answer: membership,
  version: membership.version,
  location: `/memberships/${membership.scope.kind}/${membership.scope.id}/${membership.personId}`,
});
