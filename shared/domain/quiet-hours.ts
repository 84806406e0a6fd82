import { addDays, dayAt, instantAt, timeAt } from './time-zone.ts';

/** From and to on the clock of the person's own time zone, HH:MM; over midnight where `from` is the later one. */
export type QuietHours = { from: string; to: string };

export const isQuiet = ({ from, to }: QuietHours, now: Date, timeZone: string): boolean => {
  const time = timeAt(now, timeZone);
  return from <= to ? from <= time && time < to : time >= from || time < to;
};

/** When the quiet hours that `now` lies in end; `now` itself where it lies in none. */
export const quietUntil = (quiet: QuietHours, now: Date, timeZone: string): Date => {
  if (!isQuiet(quiet, now, timeZone)) return now;
  const today = dayAt(now, timeZone);
  return instantAt(timeAt(now, timeZone) < quiet.to ? today : addDays(today, 1), quiet.to, timeZone);
};

/** Digests leave at this time on the person's clock; the weekly one on Mondays. */
const DIGEST_TIME = '08:00';

export const nextDigest = (frequency: 'daily' | 'weekly', now: Date, timeZone: string): Date => {
  let day = dayAt(now, timeZone);
  while (!(isDigestDay(frequency, day) && instantAt(day, DIGEST_TIME, timeZone) > now)) day = addDays(day, 1);
  return instantAt(day, DIGEST_TIME, timeZone);
};

const isDigestDay = (frequency: 'daily' | 'weekly', day: string): boolean =>
  frequency === 'daily' || new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
