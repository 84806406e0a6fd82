import { Refusal } from './refusal.ts';

/** The first firing after an instant. */
export type NextFiring = (after: Date) => Date;

/** rate(…) and cron(…) as EventBridge writes them; cron in the given time zone. */
export function readSchedule(expression: string, timeZone: string, where: string): NextFiring {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) {
    const everyMs = Number(rate[1]) * (unitMs[rate[2] ?? ''] ?? 0);
    if (everyMs > 0) return (after) => new Date(after.getTime() + everyMs);
  }
  const fields = /^cron\(([^)]*)\)$/.exec(expression)?.[1]?.trim().split(/\s+/);
  if (fields?.length === 6) return cron(fields, timeZone, where);
  throw new Refusal(`${where}: the laptop run does not understand the schedule ${expression}.`);
}

const unitMs: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const daysToLookAhead = 366 * 8; // a 29 February on a given weekday can be far

function cron(fields: string[], timeZone: string, where: string): NextFiring {
  const field = (at: number, low: number, high: number, names: string[] = []) =>
    readField(fields[at] ?? '', low, high, names, where);
  const minutes = field(0, 0, 59);
  const hours = field(1, 0, 23);
  const days = field(2, 1, 31);
  const months = field(3, 1, 12, monthNames);
  const weekdays = field(4, 1, 7, dayNames);
  const years = field(5, 1970, 2199);
  const offsetAt = zoneOffset(timeZone, where);
  return (after) => {
    const local = new Date(after.getTime() + offsetAt(after));
    for (let ahead = 0; ahead < daysToLookAhead; ahead += 1) {
      const day = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + ahead));
      const fits =
        years.has(day.getUTCFullYear()) &&
        months.has(day.getUTCMonth() + 1) &&
        days.has(day.getUTCDate()) &&
        weekdays.has(day.getUTCDay() + 1);
      if (!fits) continue;
      for (const hour of hours) {
        for (const minute of minutes) {
          const wall = day.getTime() + hour * 3_600_000 + minute * 60_000;
          const guess = new Date(wall - offsetAt(new Date(wall)));
          const instant = new Date(wall - offsetAt(guess));
          if (instant > after) return instant;
        }
      }
    }
    throw new Refusal(`${where}: the schedule cron(${fields.join(' ')}) never fires.`);
  };
}

function readField(text: string, low: number, high: number, names: string[], where: string): Set<number> {
  const number = (part: string): number => {
    const named = names.indexOf(part.toUpperCase());
    const value = named >= 0 ? named + 1 : Number(part);
    if (part !== '' && Number.isInteger(value) && value >= low && value <= high) return value;
    throw new Refusal(`${where}: the laptop run does not understand ${text} in a cron expression.`);
  };
  const values = text.split(',').flatMap((part) => {
    const [range = '', step] = part.split('/');
    const [from, to] = range.split('-');
    const first = range === '*' || range === '?' ? low : number(from ?? '');
    const last =
      range === '*' || range === '?' || (step !== undefined && to === undefined) ? high : number(to ?? from ?? '');
    const by = step === undefined ? 1 : Number(step);
    if (!Number.isInteger(by) || by < 1) return [number('')];
    return Array.from({ length: Math.floor((last - first) / by) + 1 }, (_, at) => first + at * by);
  });
  return new Set(values.sort((a, b) => a - b));
}

function zoneOffset(timeZone: string, where: string): (instant: Date) => number {
  if (timeZone === 'UTC') return () => 0;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    throw new Refusal(`${where}: there is no time zone ${timeZone}.`);
  }
  return (instant) => {
    const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 3_600_000 + Number(minutes ?? 0) * 60_000);
  };
}
