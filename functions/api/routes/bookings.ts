import * as z from 'zod';
import { bookingBodySchema } from '#shared/domain/booking.ts';
import { daySchema } from '#shared/domain/scalars.ts';
import {
  changeBooking,
  createBooking,
  findBooking,
  listBookings,
  removeBooking,
} from '#shared/usecases/keep-booking.ts';
import { ownSpace } from '#shared/usecases/keep-space.ts';
import { showCalendar } from '#shared/usecases/show-calendar.ts';
import { forAnyone, forCreating, forSignedIn, type Route, versioned } from '../route.ts';
import { bookingView } from '../views.ts';

const calendarView = z.object({
  spaceId: z.string(),
  sample: z.boolean(),
  notAnOffer: z.boolean(),
  from: z.string(),
  until: z.string(),
  days: z.array(
    z.object({
      day: z.string(),
      state: z.enum(['free', 'part', 'taken']),
      open: z.array(
        z.object({
          from: z.string(),
          to: z.string(),
          areaM2: z.number().nullable(), // left, where known
          people: z.number().nullable(),
        }),
      ),
    }),
  ),
});

export const bookingRoutes: readonly Route[] = [
  forSignedIn({
    method: 'GET',
    path: '/spaces/{spaceId}/bookings',
    tag: 'bookings',
    summary: 'What is booked in a space, for its managers',
    list: true,
    answers: bookingView,
    handle: ({ deps, caller, params, at }) => listBookings(deps, caller, params['spaceId']!, at),
  }),
  forCreating({
    method: 'POST',
    path: '/spaces/{spaceId}/bookings',
    tag: 'bookings',
    summary: 'Book a stay or a session, or block days',
    body: bookingBodySchema,
    answers: bookingView,
    handle: ({ deps, caller, params, body }) => createBooking(deps, caller, params['spaceId']!, body),
    again: ({ deps, caller }, { spaceId }) => ownSpace(deps, caller, spaceId),
    created: (booking) => ({
      status: 201,
      answer: booking,
      version: booking.version,
      location: `/spaces/${booking.spaceId}/bookings/${booking.id}`,
    }),
  }),
  forSignedIn({
    method: 'GET',
    path: '/spaces/{spaceId}/bookings/{bookingId}',
    tag: 'bookings',
    summary: 'A booking, for the managers of the space',
    answers: bookingView,
    handle: async ({ deps, caller, params }) =>
      versioned(await findBooking(deps, caller, params['spaceId']!, params['bookingId']!)),
  }),
  forSignedIn({
    method: 'PUT',
    path: '/spaces/{spaceId}/bookings/{bookingId}',
    tag: 'bookings',
    summary: 'Enter a booking anew in the place of what it was: each kind of booking has fields of its own',
    ifMatch: true,
    body: bookingBodySchema,
    refuses: ['booking_conflict', 'illegal_move'],
    answers: bookingView,
    handle: async ({ deps, caller, params, version, body }) =>
      versioned(await changeBooking(deps, caller, params['spaceId']!, params['bookingId']!, version, body)),
  }),
  forSignedIn({
    method: 'DELETE',
    path: '/spaces/{spaceId}/bookings/{bookingId}',
    tag: 'bookings',
    summary: 'Remove a booking: what it took is free again',
    ifMatch: true,
    async handle({ deps, caller, params, version }) {
      await removeBooking(deps, caller, params['spaceId']!, params['bookingId']!, version);
      return { status: 204 };
    },
  }),
  forAnyone({
    method: 'GET',
    path: '/spaces/{spaceId}/calendar',
    tag: 'bookings',
    summary: 'Which days bookings leave free, in part or not at all: at most 366 of them, a month when not said',
    query: z.strictObject({ from: daySchema.optional(), until: daySchema.optional() }),
    answers: calendarView,
    async handle({ deps, caller, params, query }) {
      const calendar = await showCalendar(deps, caller, params['spaceId']!, query);
      return { answer: { ...calendar, notAnOffer: calendar.sample } };
    },
  }),
];
