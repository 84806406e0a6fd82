import { dayNumber } from '../day.ts';
import { dayAt } from '../time-zone.ts';

export type Days = ReturnType<typeof daysAt>;

/** The day at this moment, by time zone. */
export function daysAt(now: Date) {
  const known = new Map<string, { text: string; number: number }>();
  const numberIn = (zone: string): number => {
    let day = known.get(zone);
    if (day === undefined) {
      const text = dayAt(now, zone);
      day = { text, number: dayNumber(text) };
      known.set(zone, day);
    }
    return day.number;
  };
  return { numberIn, seen: () => Object.fromEntries([...known].map(([zone, { text }]) => [zone, text])) };
}
