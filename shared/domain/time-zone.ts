const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  let format = formats.get(timeZone);
  if (!format) {
    const parts = {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    } as const;
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, ...parts }); // 2027-01-31 08:05
    formats.set(timeZone, format);
  }
  return format;
};

/** The calendar day, YYYY-MM-DD, that an instant falls on in a time zone. */
export const dayAt = (instant: Date, timeZone: string): string => formatOf(timeZone).format(instant).slice(0, 10);

/** The wall-clock time, HH:MM, at an instant in a time zone. */
export const timeAt = (instant: Date, timeZone: string): string => formatOf(timeZone).format(instant).slice(11, 16);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The first instant at which clocks in the zone show this day and time; of a time skipped in spring, as if they had not been put on. */
export const instantAt = (day: string, time: string, timeZone: string): Date => {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  const offsetAt = (ms: number): number =>
    Date.parse(`${formatOf(timeZone).format(new Date(ms)).replace(' ', 'T')}:00Z`) - ms;
  const before = asIfUtc - offsetAt(asIfUtc - DAY_MS); // with the offset of the day before: the earlier of two
  if (before + offsetAt(before) === asIfUtc) return new Date(before);
  const after = asIfUtc - offsetAt(asIfUtc + DAY_MS);
  return new Date(after + offsetAt(after) === asIfUtc ? after : before);
};
