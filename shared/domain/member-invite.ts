import * as z from 'zod';
import { scopeSchema } from './membership.ts';
import { idSchema, instantSchema, versionSchema } from './scalars.ts';

export const memberInviteBodySchema = z.strictObject({ scope: scopeSchema, mail: z.email().max(254) });
export type MemberInviteBody = z.infer<typeof memberInviteBodySchema>;

/** An invitation to membership: single use, for the person whose verified mail address it was sent to. */
export const memberInviteSchema = z.looseObject({
  schemaVersion: z.literal(1),
  id: idSchema, // SHA-256 of the token, base64url: the token itself is nowhere in clear, and cannot be told from it
  scope: scopeSchema,
  mail: z.string(),
  sealedToken: z.string().nullable(), // for the mail to go out with; null once it waits no more
  state: z.enum(['sent', 'accepted', 'expired', 'withdrawn']),
  invitedBy: idSchema,
  createdAt: instantSchema,
  expiresAt: instantSchema,
  acceptedBy: idSchema.nullable(),
  version: versionSchema,
});
export type MemberInvite = z.infer<typeof memberInviteSchema>;

/** Whether two addresses are the same one: letters of either case. */
export const isSameMail = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
