const DAY_MS = 86_400_000;
const digits = (text: string, from: number, to: number): number => {
  let n = 0;
  for (let i = from; i < to; i++) n = n * 10 + text.charCodeAt(i) - 48;
  return n;
};

/** Days since 1970-01-01 of a calendar day YYYY-MM-DD. */
export const dayNumber = (day: string): number =>
  Date.UTC(digits(day, 0, 4), digits(day, 5, 7) - 1, digits(day, 8, 10)) / DAY_MS;
const LAST_KEPT = 47_847; // 2100-12-31, the last day that a schema lets in
const kept: string[] = []; // a day is asked for many times over, and a Date costs more than the rest of a near miss
export function isoDay(day: number): string {
  if (day < 0 || day > LAST_KEPT) return new Date(day * DAY_MS).toISOString().slice(0, 10);
  kept[day] ??= new Date(day * DAY_MS).toISOString().slice(0, 10);
  return kept[day];
}
/** The calendar day that an instant falls on in a time zone. */
export function dayAt(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const part = Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part['year']}-${part['month']}-${part['day']}`;
}
/** Monday 1 … Sunday 7. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;
/** The first day from `day` on that is this weekday. */
export const nextOn = (weekday: number, day: number): number => day + ((weekday - weekdayOf(day) + 7) % 7);
/** How many days of [from, until) are this weekday. */
export const countOn = (weekday: number, from: number, until: number): number => {
  const first = nextOn(weekday, from);
  return first >= until ? 0 : Math.floor((until - 1 - first) / 7) + 1;
};

/** Minutes since midnight of HH:MM; 24:00 is 1440. */
export const minutesOf = (time: string): number => digits(time, 0, 2) * 60 + digits(time, 3, 5);
const twoDigits = (n: number): string => String(n).padStart(2, '0');
const timeText = (minutes: number): string => `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
const TIMES = Array.from({ length: 1441 }, (_, minutes) => timeText(minutes)); // asked for as often as days
export const timeOf = (minutes: number): string => TIMES[minutes] ?? timeText(minutes);
