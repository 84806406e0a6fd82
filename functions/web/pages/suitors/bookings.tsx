import { type Context, Hono } from 'hono';
import { type Booking, type BookingBody, bookingBodySchema } from '#shared/domain/booking.ts';
import { dayAt } from '#shared/domain/time-zone.ts';
import { AppError } from '#shared/errors.ts';
import { statusOf } from '#shared/http/problem.ts';
import { parseInput } from '#shared/parse-input.ts';
import { type BookableActor, bookableActors } from '#shared/usecases/bookable-actors.ts';
import { clashesOf } from '#shared/usecases/booked-between.ts';
import {
  changeBooking,
  createBooking,
  findBooking,
  ownCalendar,
  removeBooking,
} from '#shared/usecases/keep-booking.ts';
import { locationOf } from '#shared/usecases/location-of.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import type { View } from '#shared/web/view.ts';
import { calendarFile } from '../../calendar-file.ts';
import { faultsOf } from '../../faults-of.ts';
import { type FormAnswers, sentForm, textOf } from '../../form.ts';
import { askedMonth } from '../../months.ts';
import { once } from '../../once.ts';
import { show } from '../../show.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { answersOf, ITS_ACTOR, readBooking } from './booking-answers.ts';
import { BookingView } from './booking-view.tsx';
import { bookingName, whenText } from './booking-words.ts';
import { CALENDAR_BOUNDS } from './calendar-view.tsx';
import { deskPath } from './desk-frame.tsx';
import { type Desk, readDesk } from './read-desk.ts';

/** Bookings and blocks: entered, changed, removed. */
export const bookingPages = (deps: WebDeps) => {
  const read = async (c: Context<WebHono>, spaceId: string) => {
    const desk = await readDesk(deps, c, spaceId);
    await ownCalendar(deps, desk.caller, spaceId);
    const actors = await bookableActors(deps, desk.caller, desk.site.id);
    return { ...desk, actors, today: dayAt(deps.now(), desk.site.timeZone) };
  };
  const readOne = async (c: Context<WebHono>, spaceId: string, bookingId: string) => {
    const desk = await read(c, spaceId);
    const booking = await findBooking(deps, desk.caller, spaceId, bookingId);
    return { ...desk, booking, actors: withItsActor(desk, booking) };
  };
  const all = '/manage/spaces/:spaceId/bookings';
  return new Hono<WebHono>()
    .get(`${all}/new`, async (c) => {
      const desk = await read(c, c.req.param('spaceId'));
      return show(c, <BookingView {...desk} answers={usualAnswers(desk)} faults={[]} booking={null} />);
    })
    .post(`${all}/new`, async (c) => {
      const desk = await read(c, c.req.param('spaceId'));
      const { caller, space } = desk;
      return written(deps, c, { ...desk, answers: await sentForm(c), booking: null }, (body) =>
        once(deps, c, (own) => createBooking(own, caller, space.id, body)),
      );
    })
    .get(`${all}/:bookingId/calendar.ics`, async (c) => {
      const { view, caller, space, site, booking, actors } = await readOne(
        c,
        c.req.param('spaceId'),
        c.req.param('bookingId'),
      );
      const actorName = actors.find(({ id }) => id === booking.actorId)?.name ?? null;
      return calendarFile(deps, c, view, [booking], {
        name: `${bookingName(view, { ...booking, actorName })}: ${space.name}`,
        location: await locationOf(deps, caller, site.id),
        timeZone: site.timeZone,
        isSample: site.sample,
        page: `${deskPath(space.id)}/bookings/${booking.id}`,
      });
    })
    .get(`${all}/:bookingId`, async (c) => {
      const desk = await readOne(c, c.req.param('spaceId'), c.req.param('bookingId'));
      return show(c, <BookingView {...desk} answers={answersOf(desk.booking, desk.actors)} faults={[]} />);
    })
    .post(`${all}/:bookingId`, async (c) => {
      const desk = await readOne(c, c.req.param('spaceId'), c.req.param('bookingId'));
      const { caller, space, booking } = desk;
      const answers = await sentForm(c);
      const version = Number(textOf(answers, 'version'));
      return written(deps, c, { ...desk, answers }, ({ actorId, ...body }) =>
        changeBooking(deps, caller, space.id, booking.id, version, {
          ...body,
          actorId: actorId === ITS_ACTOR ? booking.actorId : actorId,
        }),
      );
    })
    .post(`${all}/:bookingId/remove`, async (c) => {
      const { caller, space, booking } = await readOne(c, c.req.param('spaceId'), c.req.param('bookingId'));
      const version = Number(textOf(await sentForm(c), 'version'));
      await removeBooking(deps, caller, space.id, booking.id, version);
      return c.redirect(`${calendarOf(space.id, booking.from)}&removed`, 303);
    });
};

const calendarOf = (spaceId: string, day: string): string => `${deskPath(spaceId)}/calendar?month=${day.slice(0, 7)}`;

type Read = Desk & { actors: readonly BookableActor[]; today: string };

/** A new booking as it is asked for by a link: in a month, for an actor, or for whose application was accepted. */
const usualAnswers = ({ view: { url }, actors, today }: Read): FormAnswers => {
  const thisMonth = today.slice(0, 7);
  const month = askedMonth(url, thisMonth, CALENDAR_BOUNDS);
  const [actor, application] = [url.searchParams.get('actor'), url.searchParams.get('application')];
  const chosen = actors.find(({ id, caseIds }) => id === actor || caseIds.some((caseId) => caseId === application));
  return {
    kind: ['stay'],
    from: [month <= thisMonth ? today : `${month}-01`],
    takes: ['all'],
    actorId: chosen ? [chosen.id] : [],
  };
};

/** Whom a booking is for may stay its actor, though it shows itself no longer: then not even its id is told. */
const withItsActor = ({ actors, view: { t } }: Read, { actorId }: Booking): readonly BookableActor[] =>
  actorId === null || actors.some(({ id }) => id === actorId)
    ? actors
    : [{ id: ITS_ACTOR, name: t.t('booking.itsActor'), caseIds: [] }, ...actors];

type Sent = Read & { answers: FormAnswers; booking: Booking | null };

/** Writes what the form says and shows its month, or the form again with all that is wrong. */
const written = async (
  deps: WebDeps,
  c: Context<WebHono>,
  sent: Sent,
  write: (body: BookingBody) => Promise<Booking>,
): Promise<Response> => {
  const { view, space, answers, actors } = sent;
  const again = (faults: readonly FieldFault[], status: number, booking = sent.booking) =>
    show(c, <BookingView {...sent} booking={booking} faults={faults} />, status as 422);
  const { body, faults } = readBooking(answers, view.t, actors);
  if (body === null) return again(faults, 422);
  try {
    const booking = await write(parseInput(bookingBodySchema, body));
    return c.redirect(`${calendarOf(space.id, booking.from)}&saved`, 303);
  } catch (error) {
    const code = error instanceof AppError ? error.code : null;
    if (code === 'booking_conflict') return again(await conflictFaults(deps, sent, body), statusOf[code]);
    if (code === 'stale_version') return again([], statusOf[code]);
    return again(faultsOf(error, view.t, fieldsOf(view)), 422);
  }
};

const fieldsOf = ({ t }: View) => ({
  actorId: { name: 'actorId', label: t.t('booking.actor') },
  until: { name: 'last', label: t.t('booking.last') },
  takes: { name: 'takes', label: t.t('booking.takes') },
  note: { name: 'note', label: t.t('booking.note') },
});

/** With what it cannot stand, by name and time; nothing else there means that the room is too small for it. */
const conflictFaults = async (deps: WebDeps, sent: Sent, body: BookingBody): Promise<FieldFault[]> => {
  const { view, caller, space, booking } = sent;
  const { t } = view;
  const clashes = await clashesOf(deps, caller, space.id, body, booking?.id ?? null);
  if (clashes.length === 0) return [{ name: 'takes', text: t.t('booking.tooLarge') }];
  const list = clashes.map((each) =>
    t.t('booking.clashItem', { what: bookingName(view, each), when: whenText(view, each) }),
  );
  return [{ name: 'from', text: t.t('booking.clash', { list: list.join('; ') }) }];
};
