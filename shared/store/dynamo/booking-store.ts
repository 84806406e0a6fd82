import * as z from 'zod';
import { bookingSchema } from '#shared/domain/booking.ts';
import { AppError } from '#shared/errors.ts';
import type { BookingStore, Calendar, CalendarEntry } from '../ports.ts';
import { onlyOver } from './changes.ts';
import { bookingKey, calendarKey, siteKey, spaceKey, useKey, usePrefix } from './keys.ts';
import type { DynamoTable } from './table.ts';

const calendarSchema = z.object({
  version: z.int(),
  entries: z.array(z.custom<CalendarEntry>((v) => typeof v === 'object' && v !== null)),
});
const useSchema = z.object({ enteredAt: z.string(), endsAt: z.string() });
const empty: Calendar = { version: 0, entries: [] };
/** An item holds 400 KB; an entry is at most some 250 bytes. */
const MOST_ENTRIES = 1500;

export const dynamoBookingStore = (table: DynamoTable): BookingStore => ({
  async find(spaceId, bookingId) {
    const row = await table.get(bookingKey(spaceId, bookingId));
    return row && bookingSchema.parse(row['data']);
  },
  async list(spaceId, at) {
    const { items, next } = await table.query(spaceKey(spaceId).pk, { prefix: 'BOOKING#', ...at });
    return { items: items.map((row) => bookingSchema.parse(row['data'])), next };
  },
  async calendar(spaceId) {
    const row = await table.get(calendarKey(spaceId));
    return row ? calendarSchema.parse(row['data']) : empty;
  },
  async calendars(spaceIds) {
    const rows = await table.getMany(spaceIds.map(calendarKey));
    return new Map(rows.map((row) => [row.pk.slice('SPACE#'.length), calendarSchema.parse(row['data'])]));
  },
  put: (booking) =>
    table.put(
      { ...bookingKey(booking.spaceId, booking.id), version: booking.version, data: booking },
      onlyOver(booking.version - 1),
    ),
  remove: (booking) => table.remove(bookingKey(booking.spaceId, booking.id), onlyOver(booking.version)),
  noteUse: (siteId, { id, actorId, createdAt }, endsAt) =>
    actorId === null ? [] : [table.put({ ...useKey(siteId, actorId, id), enteredAt: createdAt, endsAt })],
  dropUse: (siteId, { id, actorId }) => (actorId === null ? [] : [table.remove(useKey(siteId, actorId, id))]),
  async usesOf(siteId, actorId) {
    const { items } = await table.query(siteKey(siteId).pk, { prefix: usePrefix(actorId) });
    return items.map((row) => ({ ...useSchema.parse(row), bookingId: row.sk.slice(usePrefix(actorId).length) }));
  },
  putCalendar(spaceId, next) {
    if (next.entries.length > MOST_ENTRIES)
      throw new AppError('limit_reached', `A calendar holds at most ${MOST_ENTRIES} bookings to come.`);
    return table.put({ ...calendarKey(spaceId), version: next.version, data: next }, onlyOver(next.version - 1));
  },
});
