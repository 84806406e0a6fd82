import { addDays, dayAt, instantAt, timeAt } from './time-zone.ts';

/** Days [from, until), whole, or for hours on some weekdays of them by the clock of a place. */
type Days = { from: string; until: string };
type Hours = { weekdays: readonly number[]; startsAt: string; endsAt: string; timeZone: string }; // 1 is Monday
export type CalendarEvent = {
  uid: string; // the same whenever it is written again
  revision: number; // from 0; a calendar replaces what it has by a higher one
  summary: string;
  location: string | null;
  description: string | null;
  url: string;
  days: Days;
  hours: Hours | null;
};

/** An iCalendar file (RFC 5545), for people to put into calendars of their own. */
export const iCalendar = (events: readonly CalendarEvent[], now: Date): string => {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//REFREsh Match//Bookings//EN',
    'CALSCALE:GREGORIAN',
    ...zonesOf(events).flatMap(zoneLines),
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ];
  return lines
    .flatMap(folded)
    .map((line) => `${line}\r\n`)
    .join('');
};

const MOST_OCTETS = 75; // of a line, without its end (RFC 5545, 3.1)
/** Between characters, never within one. */
const folded = (line: string): string[] => {
  const lines: string[] = [];
  let current = '';
  for (const character of line) {
    if (Buffer.byteLength(current + character) > MOST_OCTETS) {
      lines.push(current);
      current = ' ';
    }
    current += character;
  }
  return [...lines, current];
};

const isControl = (character: string): boolean => character < ' ' || character === '\u007f';
const text = (given: string): string =>
  [...given.replaceAll('\r\n', '\n')]
    .filter((character) => character === '\n' || !isControl(character))
    .join('')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

const compact = (dayOrTime: string): string => dayOrTime.replace(/[-:]/g, '');
const utc = (instant: Date): string => `${compact(instant.toISOString().slice(0, 19))}Z`;
const local = (day: string, time: string): string => `${compact(day)}T${compact(time)}00`;

const eventLines = (event: CalendarEvent, now: Date): string[] => [
  'BEGIN:VEVENT',
  `UID:${event.uid}`,
  `DTSTAMP:${utc(now)}`,
  `SEQUENCE:${event.revision}`,
  ...(event.hours === null ? wholeDays(event.days) : hoursOf(event.days, event.hours)),
  `SUMMARY:${text(event.summary)}`,
  ...(event.location === null ? [] : [`LOCATION:${text(event.location)}`]),
  ...(event.description === null ? [] : [`DESCRIPTION:${text(event.description)}`]),
  `URL:${event.url}`,
  'END:VEVENT',
];

/** Whoever has a room for months is not busy for months. */
const wholeDays = ({ from, until }: Days): string[] => [
  `DTSTART;VALUE=DATE:${compact(from)}`,
  `DTEND;VALUE=DATE:${compact(until)}`,
  'TRANSP:TRANSPARENT',
];

const NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const DAYS_A_WEEK = 7;
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || DAYS_A_WEEK;

const hoursOf = ({ from, until }: Days, { weekdays, startsAt, endsAt, timeZone }: Hours): string[] => {
  const week = Array.from({ length: DAYS_A_WEEK }, (_, n) => n);
  const isOne = (day: string): boolean => day >= from && day < until && weekdays.includes(weekdayOf(day));
  const first = week.map((n) => addDays(from, n)).find(isOne) ?? from;
  const last = week.map((n) => addDays(until, -1 - n)).find(isOne) ?? first;
  const [endDay, endTime] = endsAt === '24:00' ? [addDays(first, 1), '00:00'] : [first, endsAt];
  const names = weekdays.toSorted((a, b) => a - b).map((weekday) => NAMES[weekday - 1]);
  return [
    `DTSTART;TZID=${timeZone}:${local(first, startsAt)}`,
    `DTEND;TZID=${timeZone}:${local(endDay, endTime)}`,
    ...(first === last
      ? []
      : [`RRULE:FREQ=WEEKLY;BYDAY=${names.join()};UNTIL=${utc(instantAt(last, startsAt, timeZone))}`]),
  ];
};

type ZoneSpan = Days & { timeZone: string };
/** Each zone in use once, over all the days for which it is used. */
const zonesOf = (events: readonly CalendarEvent[]): ZoneSpan[] => {
  const zones = new Map<string, ZoneSpan>();
  for (const { days, hours } of events) {
    if (hours === null) continue;
    const { timeZone } = hours;
    const known = zones.get(timeZone) ?? days;
    const [from = days.from] = [known.from, days.from].sort();
    const until = [known.until, days.until].sort().at(-1) ?? days.until;
    zones.set(timeZone, { timeZone, from, until });
  }
  return [...zones.values()];
};

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** Minutes by which clocks there are ahead of UTC. */
const offsetAt = (ms: number, timeZone: string): number => {
  const instant = new Date(ms);
  return (Date.parse(`${dayAt(instant, timeZone)}T${timeAt(instant, timeZone)}:00Z`) - ms) / MINUTE_MS;
};
const offsetText = (minutes: number): string => {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`;
};

/** The zone with every change of its clocks from the day before until the day after (RFC 5545, 3.6.5). */
const zoneLines = ({ timeZone, from, until }: ZoneSpan): string[] => {
  const start = Date.parse(`${from}T00:00:00Z`) - DAY_MS;
  const end = Date.parse(`${until}T00:00:00Z`) + DAY_MS;
  const first = offsetAt(start, timeZone);
  const changes: { at: number; before: number; after: number }[] = [];
  for (let [ms, before] = [start, first]; ms < end; ms += DAY_MS) {
    const after = offsetAt(ms + DAY_MS, timeZone);
    if (after !== before) changes.push({ at: changeBetween(ms, ms + DAY_MS, timeZone), before, after });
    before = after;
  }
  const isSummerFirst = changes[0] !== undefined && changes[0].after < changes[0].before;
  const observed = (name: 'STANDARD' | 'DAYLIGHT', at: number, before: number, after: number): string[] => [
    `BEGIN:${name}`,
    `DTSTART:${utc(new Date(at + before * MINUTE_MS)).slice(0, -1)}`, // on the clocks as they were
    `TZOFFSETFROM:${offsetText(before)}`,
    `TZOFFSETTO:${offsetText(after)}`,
    `END:${name}`,
  ];
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${timeZone}`,
    ...observed(isSummerFirst ? 'DAYLIGHT' : 'STANDARD', start, first, first),
    ...changes.flatMap(({ at, before, after }) =>
      observed(after > before ? 'DAYLIGHT' : 'STANDARD', at, before, after),
    ),
    'END:VTIMEZONE',
  ];
};

/** The minute at which clocks change between two instants. */
const changeBetween = (low: number, high: number, timeZone: string): number => {
  const before = offsetAt(low, timeZone);
  let [from, to] = [low, high];
  while (to - from > MINUTE_MS) {
    const middle = from + Math.floor((to - from) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetAt(middle, timeZone) === before) from = middle;
    else to = middle;
  }
  return to;
};
