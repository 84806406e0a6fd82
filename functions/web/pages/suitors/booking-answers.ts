import type { Booking, BookingBody } from '#shared/domain/booking.ts';
import { takesPlace } from '#shared/domain/booking-conflict.ts';
import { SECTORS } from '#shared/domain/codes.ts';
import { endTimeSchema, timeSchema } from '#shared/domain/scalars.ts';
import { addDays } from '#shared/domain/time-zone.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { BookableActor } from '#shared/usecases/bookable-actors.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { type FormAnswers, textOf } from '../../form.ts';
import { type FormReader, formReader } from '../../form-reader.ts';

export const BOOKING_KINDS = ['stay', 'session', 'block'] as const;
export const TAKES = ['all', 'area', 'people'] as const;
export const NOTE_CHARACTERS = 200;
/** In the form, an actor that shows itself no longer. */
export const ITS_ACTOR = 'same';

/** A booking as the fields of its form; the last day is the one before `until`. */
export const answersOf = (booking: Booking, actors: readonly BookableActor[]): FormAnswers => {
  const { kind, from, until, takes, actorId, sector, note, weekdays = [], startsAt, endsAt } = booking;
  const last = addDays(until, -1);
  return {
    kind: [kind],
    from: [from],
    last: last === from ? [] : [last],
    weekdays: last === from ? [] : weekdays.map(String),
    startsAt: startsAt === undefined ? [] : [startsAt],
    endsAt: endsAt === undefined ? [] : [endsAt],
    takes: [takes === 'all' ? 'all' : 'areaM2' in takes ? 'area' : 'people'],
    area: takes !== 'all' && 'areaM2' in takes ? [String(takes.areaM2)] : [],
    places: takes !== 'all' && 'people' in takes ? [String(takes.people)] : [],
    actorId: actorId === null ? [] : [actors.some(({ id }) => id === actorId) ? actorId : ITS_ACTOR],
    sector: sector === null ? [] : [sector],
    note: note === null ? [] : [note],
  };
};

/** What the form says, as a booking; null with what is wrong. */
export const readBooking = (
  answers: FormAnswers,
  t: Translator,
  actors: readonly BookableActor[],
): { body: BookingBody | null; faults: readonly FieldFault[] } => {
  const read = formReader(answers, t);
  const kindField = { name: 'kind', label: t.t('booking.kind') };
  const kind = read.needed(kindField, read.choice(kindField, BOOKING_KINDS));
  const fromField = { name: 'from', label: t.t('booking.from') };
  const from = read.needed(fromField, read.day(fromField));
  const last = read.day({ name: 'last', label: t.t('booking.last') }) ?? from;
  if (from !== null && last !== null && last < from)
    read.wrong('last', t.t('booking.order', { last: t.day(last), first: t.day(from) }));
  const hours = kind === 'session' ? hoursIn(answers, t, read) : null;
  const takes = takesIn(t, read);
  const isBlock = kind === 'block';
  const who = {
    actorId: isBlock
      ? null
      : read.choice(
          { name: 'actorId', label: t.t('booking.actor') },
          actors.map(({ id }) => id),
        ),
    sector: isBlock ? null : read.choice({ name: 'sector', label: t.t('booking.sector') }, SECTORS),
    note: read.line({ name: 'note', label: t.t('booking.note'), most: NOTE_CHARACTERS }),
  };
  if (kind === null || from === null || last === null || takes === null || read.faults.length > 0)
    return { body: null, faults: read.faults };
  const days = { from, until: addDays(last, 1), takes, ...who };
  if (kind !== 'session') return { body: { kind, ...days }, faults: [] };
  if (hours === null) return { body: null, faults: read.faults };
  const weekdays = hours.weekdays.length > 0 ? hours.weekdays : [weekdayOf(from)];
  const body: BookingBody = { kind, ...days, ...hours, weekdays };
  if (!takesPlace(body)) read.wrong('weekdays', t.t('booking.never'));
  return { body: read.faults.length > 0 ? null : body, faults: read.faults };
};

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

const takesIn = (t: Translator, read: FormReader): BookingBody['takes'] | null => {
  const field = { name: 'takes', label: t.t('booking.takes') };
  const takes = read.needed(field, read.choice(field, TAKES));
  if (takes === 'area') {
    const area = { name: 'area', label: t.t('booking.area') };
    const areaM2 = read.needed(area, read.number({ ...area, least: 1, most: 1e6 }));
    return areaM2 === null ? null : { areaM2 };
  }
  if (takes === 'people') {
    const places = { name: 'places', label: t.t('booking.places') };
    const people = read.needed(places, read.whole({ ...places, least: 1, most: 100_000 }));
    return people === null ? null : { people };
  }
  return takes;
};

const hoursIn = (answers: FormAnswers, t: Translator, read: FormReader) => {
  const time = (name: 'startsAt' | 'endsAt'): string | null => {
    const field = { name, label: t.t(`booking.${name}`) };
    const given = textOf(answers, name);
    if (given === '') return read.needed(field, null);
    const schema = name === 'startsAt' ? timeSchema : endTimeSchema;
    return schema.safeParse(clockOf(given)).success ? clockOf(given) : read.wrong(name, t.t('booking.time', { given }));
  };
  const [startsAt, endsAt] = [time('startsAt'), time('endsAt')];
  const weekdays = read.choices({ name: 'weekdays', label: t.t('booking.weekdays') }, WEEKDAYS).map(Number);
  if (startsAt === null || endsAt === null) return null;
  if (endsAt <= startsAt) read.wrong('endsAt', t.t('booking.hours', { from: startsAt, to: endsAt }));
  return { startsAt, endsAt, weekdays };
};

export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** "9", "9.30" and "9:30" as 09:00 and 09:30; anything else stays as it is, and is no time. */
const clockOf = (given: string): string => {
  const found = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(given);
  return found ? `${found[1]?.padStart(2, '0')}:${found[2] ?? '00'}` : given;
};
