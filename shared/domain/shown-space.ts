import type { SiteFields } from './site.ts';
import type { SpaceFields } from './space.ts';

/** Everything of a space and its house that the rule reads, and thus everything that could be used to try out needs. */
export type ShownFields = { space: SpaceFields; site: SiteFields };

/** What the managers' list of needs was last worked out from, and how often that changed on a day at the site. */
export type ShownRow = { version: number; day: string; changes: number; sinceAt: string; fields: ShownFields };

/** A hidden figure is found by trying; three tries a day are enough for honest changes (spec: product). */
const MOST_CHANGES_A_DAY = 3;

export type Showing = {
  fields: ShownFields;
  next: ShownRow | null; // to be written before anything is shown
  asOf: string | null; // since when the list stands still; null where it follows the space
};

/** Which fields the list is worked out from: those of now, or, when today's changes are used up, those last shown. */
export function showing(row: ShownRow | undefined, now: ShownFields, day: string, nowAt: string): Showing {
  const fields = { ...now, space: { ...now.space, bookings: toCome(now.space.bookings, day) } };
  if (!row) return { fields, next: { version: 1, day, changes: 0, sinceAt: nowAt, fields }, asOf: null };
  const before = { ...row.fields, space: { ...row.fields.space, bookings: toCome(row.fields.space.bookings, day) } };
  if (sameFields(before, fields)) return { fields, next: null, asOf: null };
  const changes = (day > row.day ? 0 : row.changes) + 1;
  if (changes > MOST_CHANGES_A_DAY) return { fields: before, next: null, asOf: row.sinceAt };
  const later = day > row.day ? day : row.day; // a clock put back does not begin a new day
  return { fields, next: { version: row.version + 1, day: later, changes, sinceAt: nowAt, fields }, asOf: null };
}

/** Only what the rule reads of a booking, and none that is over: its passing is no change. */
const toCome = (bookings: SpaceFields['bookings'], today: string): SpaceFields['bookings'] =>
  bookings
    .filter(({ until }) => until > today)
    .map(({ kind, from, until, takes, ...rest }) =>
      kind === 'session' && 'weekdays' in rest
        ? { kind, from, until, takes, weekdays: rest.weekdays, startsAt: rest.startsAt, endsAt: rest.endsAt }
        : ({ kind, from, until, takes } as SpaceFields['bookings'][number]),
    );

const sameFields = (a: ShownFields, b: ShownFields): boolean => canonical(a) === canonical(b);

/** The same text for the same fields, in whatever order they or the codes of a set stand. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${entries
    .map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`)
    .sort()
    .join()}}`;
};
