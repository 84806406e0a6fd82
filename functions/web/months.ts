import { addDays } from '#shared/domain/time-zone.ts';

/** Of a day or a month, the month after it: YYYY-MM. */
export const nextMonth = (day: string): string => addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7);
export const monthBefore = (month: string): string => addDays(`${month.slice(0, 7)}-01`, -1).slice(0, 7);

/** The month that an address asks for by `?month=`, where it lies between two; else `usual`. */
export const askedMonth = (url: URL, usual: string, { least, most }: { least: string; most: string }): string => {
  const asked = url.searchParams.get('month') ?? '';
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) && asked >= least && asked <= most ? asked : usual;
};

/** The months that a calendar leads to from one, within the same bounds. */
export const monthsBeside = (month: string, { least, most }: { least: string; most: string }) => ({
  before: month > least ? monthBefore(month) : null,
  after: month < most ? nextMonth(month) : null,
});
