import { Refusal } from './refusal.ts';

export type Clock = {
  /** Service clock minus this machine's clock. */
  offsetMs: number;
  now(): Date;
};

/** The service's clock: starts at `startsAt` and runs on; without it, this machine's clock. */
export function createClock(startsAt: Date | undefined): Clock {
  const offsetMs = startsAt === undefined ? 0 : startsAt.getTime() - Date.now();
  return { offsetMs, now: () => new Date(Date.now() + offsetMs) };
}

/** NOW as people write it: an instant (2026-12-01T12:00:00Z), a local day and time (2026-12-01 12:00), or a time today. */
export function readNow(text: string | undefined): Date | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const written = text.trim();
  const today = new Date();
  const day = [today.getFullYear(), pad(today.getMonth() + 1), pad(today.getDate())].join('-');
  const withDay = /^\d{1,2}:\d{2}(:\d{2})?$/.test(written) ? `${day}T${written.padStart(5, '0')}` : written;
  const shape = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;
  const instant = new Date(withDay.replace(' ', 'T'));
  if (shape.test(withDay) && !Number.isNaN(instant.getTime())) return instant;
  throw new Refusal(
    `NOW is "${written}": write an instant like 2026-12-01T12:00:00Z, a day and time, or a time like 12:00.`,
  );
}

const pad = (value: number) => String(value).padStart(2, '0');
