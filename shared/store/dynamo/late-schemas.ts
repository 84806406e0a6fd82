import { actorSchema } from '#shared/domain/actor.ts';
import { applicationSchema } from '#shared/domain/application.ts';
import { invitationSchema } from '#shared/domain/invitation.ts';
import { matchRecordSchema } from '#shared/domain/match-record.ts';
import { memberInviteSchema } from '#shared/domain/member-invite.ts';
import { membershipSchema } from '#shared/domain/membership.ts';
import { needSchema } from '#shared/domain/need.ts';
import { personSchema } from '#shared/domain/person.ts';
import { regionSchema } from '#shared/domain/region.ts';

/** Of the nouns that a visitor's first answer does not read. */
export const lateSchemas = {
  actor: actorSchema,
  application: applicationSchema,
  invitation: invitationSchema,
  match: matchRecordSchema,
  memberInvite: memberInviteSchema,
  membership: membershipSchema,
  need: needSchema,
  person: personSchema,
  region: regionSchema,
};
