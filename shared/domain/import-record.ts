import * as z from 'zod';
import { actorBodySchema } from './actor.ts';
import { bookingBodySchema } from './booking.ts';
import { needBodySchema } from './need.ts';
import { idSchema } from './scalars.ts';
import { siteBodySchema } from './site.ts';
import { spaceBodySchema } from './space.ts';

const people = z.array(idSchema).min(1).max(50).optional(); // persons known here; where none are named, who imports

/**
 * One line of an import. A site is followed by its spaces, and a space by its bookings; an actor by its needs. Bodies
 * are those of the API, ids the sender's own: a line that is read twice is one noun.
 */
export const importRecordSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('site'),
    id: idSchema,
    state: z.enum(['draft', 'submitted', 'verified']).default('draft'),
    managers: people,
    body: siteBodySchema,
  }),
  z.strictObject({
    kind: z.literal('space'),
    id: idSchema,
    of: idSchema,
    state: z.enum(['draft', 'published', 'paused']).default('draft'),
    body: spaceBodySchema,
  }),
  z.strictObject({ kind: z.literal('booking'), id: idSchema, of: idSchema, body: bookingBodySchema }),
  z.strictObject({ kind: z.literal('actor'), id: idSchema, members: people, body: actorBodySchema }),
  z.strictObject({
    kind: z.literal('need'),
    id: idSchema,
    of: idSchema,
    state: z.enum(['draft', 'open', 'paused']).default('draft'),
    body: needBodySchema,
  }),
]);
export type ImportRecord = z.infer<typeof importRecordSchema>;
