const dayMs = 86_400_000;

/** The calendar day `days` after `today`, both YYYY-MM-DD. */
export const dayAfter = (today: string, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

const isRelative = (value: object): value is { daysFromToday: number } =>
  Object.keys(value).length === 1 && 'daysFromToday' in value && typeof value.daysFromToday === 'number';

/** A copy of `value` in which every {"daysFromToday": n} has become a day, so that the samples never lie in the past. */
export function resolveDays(value: unknown, today: string): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveDays(item, today));
  if (typeof value !== 'object' || value === null) return value;
  if (isRelative(value)) return dayAfter(today, value.daysFromToday);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveDays(item, today)]));
}
