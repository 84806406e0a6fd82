import * as z from 'zod';
import { idSchema, instantSchema, versionSchema } from './scalars.ts';

export const SCOPE_KINDS = ['actor', 'site', 'region', 'all'] as const;
/** What somebody belongs to; the id of `all` is `all`. */
export const scopeSchema = z.strictObject({ kind: z.enum(SCOPE_KINDS), id: idSchema });
export type Scope = z.infer<typeof scopeSchema>;

export const roleOf = { actor: 'member', site: 'manager', region: 'coordinator', all: 'coordinator' } as const;

/** (person, actor | site | region | all, role): the only source of rights. */
export const membershipSchema = z.looseObject({
  schemaVersion: z.literal(1),
  personId: idSchema,
  scope: scopeSchema,
  role: z.enum(['member', 'manager', 'coordinator']),
  since: instantSchema,
  version: versionSchema,
});
export type Membership = z.infer<typeof membershipSchema>;
