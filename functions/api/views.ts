import * as z from 'zod';
import { actorSchema } from '#shared/domain/actor.ts';
import { bookingSchema } from '#shared/domain/booking.ts';
import { needSchema } from '#shared/domain/need.ts';
import { personSchema } from '#shared/domain/person.ts';
import { regionSchema } from '#shared/domain/region.ts';

// What leaves: each stored noun without what is ours alone. A plain z.object drops all it does not name.

const ours = { schemaVersion: true, updatedBy: true } as const;
export const personView = z
  .object(personSchema.shape)
  .omit({ schemaVersion: true, mailCheckedAt: true })
  .meta({ id: 'Person' });
export const actorView = z.object(actorSchema.shape).omit(ours).meta({ id: 'Actor' });
export const needView = z.object(needSchema.shape).omit(ours).meta({ id: 'Need' });
export const bookingView = z.object(bookingSchema.shape).omit(ours).meta({ id: 'Booking' });
export const regionView = z.object(regionSchema.shape).omit(ours).meta({ id: 'Region' });
