import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingFields } from '#shared/domain/booking.ts';
import { dayNumber, isoDay, minutesOf, weekdayOf } from '#shared/domain/day.ts';
import { fits, freeDays, type Holds } from '#shared/domain/occupancy.ts';
import { booking } from '#test/support/field-arbitraries.ts';

const runs = (numRuns: number) => ({ numRuns, seed: 1765 });
const holds: fc.Arbitrary<Holds> = fc.record({
  areaM2: fc.constantFrom(null, 12.5, 30, 60),
  capacity: fc.constantFrom(null, 1, 4, 6),
});
const covers = (b: BookingFields, day: number, minute: number): boolean => {
  if (day < dayNumber(b.from) || day >= dayNumber(b.until)) return false;
  if (b.kind !== 'session') return true;
  return b.weekdays.includes(weekdayOf(day)) && minutesOf(b.startsAt) <= minute && minute < minutesOf(b.endsAt);
};
/** Whether a space holds these at one moment. */
const canHold = ({ areaM2, capacity }: Holds, takes: readonly BookingFields['takes'][]): boolean => {
  if (takes.length === 0) return true;
  const areas = takes.map((t) => (t !== 'all' && 'areaM2' in t ? t.areaM2 : 0)).filter((n) => n > 0);
  const people = takes.map((t) => (t !== 'all' && 'people' in t ? t.people : 0)).filter((n) => n > 0);
  const within = (amounts: number[], most: number | null) =>
    most === null ? amounts.length === 1 : amounts.reduce((a, b) => a + b, 0) <= most + 1e-6;
  if (areas.length === takes.length) return within(areas, areaM2);
  if (people.length === takes.length) return within(people, capacity);
  return takes.length === 1;
};
const first = dayNumber('2026-12-01');
const momentsOf = (bookings: readonly BookingFields[]): [number, number][] => {
  const minutes = new Set([0]);
  for (const b of bookings) if (b.kind === 'session') minutes.add(minutesOf(b.startsAt));
  const days = Array.from({ length: 460 }, (_, i) => first + i);
  return days.flatMap((day) => [...minutes].map((minute): [number, number] => [day, minute]));
};
const agreed = (space: Holds, bookings: readonly BookingFields[]): BookingFields[] => {
  const kept: BookingFields[] = [];
  for (const added of bookings) if (fits(space, kept, added).ok) kept.push(added);
  return kept;
};

describe('what a space can hold', () => {
  it('is never exceeded at any moment by bookings that were each found to fit, and no fitting one is refused', () => {
    fc.assert(
      fc.property(holds, fc.array(booking, { minLength: 1, maxLength: 6 }), (space, bookings) => {
        const moments = momentsOf(bookings);
        const held = (all: readonly BookingFields[]): boolean =>
          moments.every(([day, minute]) =>
            canHold(
              space,
              all.filter((b) => covers(b, day, minute)).map((b) => b.takes),
            ),
          );
        let kept: BookingFields[] = [];
        for (const added of bookings) {
          const touches = moments.some(([day, minute]) => covers(added, day, minute));
          const ok = fits(space, kept, added).ok;
          if (touches) expect(ok).toBe(held([...kept, added]));
          if (ok) kept = [...kept, added];
        }
      }),
      runs(400),
    );
  });

  const stay = (takes: BookingFields['takes'], from: string, until: string): BookingFields => ({
    kind: 'stay',
    takes,
    from,
    until,
  });
  const session = (takes: BookingFields['takes'], startsAt: string, endsAt: string): BookingFields => ({
    kind: 'session',
    takes,
    from: '2027-01-04',
    until: '2027-03-01',
    weekdays: [1],
    startsAt,
    endsAt,
  });
  const hall: Holds = { areaM2: 100, capacity: 10 };
  const rows: [string, Holds, BookingFields[], BookingFields, boolean | 'too_large'][] = [
    ['all beside all', hall, [stay('all', '2027-01-01', '2027-01-05')], stay('all', '2027-01-04', '2027-01-06'), false],
    ['all after all', hall, [stay('all', '2027-01-01', '2027-01-05')], stay('all', '2027-01-05', '2027-01-06'), true],
    [
      'area up to the last square metre',
      hall,
      [stay({ areaM2: 60 }, '2027-01-01', '2027-02-01')],
      stay({ areaM2: 40 }, '2027-01-10', '2027-01-12'),
      true,
    ],
    [
      'area over it',
      hall,
      [stay({ areaM2: 60 }, '2027-01-01', '2027-02-01')],
      stay({ areaM2: 40.1 }, '2027-01-10', '2027-01-12'),
      false,
    ],
    ['more area than there is', hall, [], stay({ areaM2: 100.1 }, '2027-01-10', '2027-01-12'), 'too_large'],
    ['more people than there are places', hall, [], stay({ people: 11 }, '2027-01-10', '2027-01-12'), 'too_large'],
    [
      'people beside area',
      hall,
      [stay({ areaM2: 1 }, '2027-01-01', '2027-02-01')],
      stay({ people: 1 }, '2027-01-10', '2027-01-12'),
      false,
    ],
    [
      'area where it is unknown, alone',
      { areaM2: null, capacity: null },
      [],
      stay({ areaM2: 500 }, '2027-01-10', '2027-01-12'),
      true,
    ],
    [
      'area where it is unknown, beside other',
      { areaM2: null, capacity: null },
      [stay({ areaM2: 1 }, '2027-01-01', '2027-02-01')],
      stay({ areaM2: 1 }, '2027-01-10', '2027-01-12'),
      false,
    ],
    ['a session before a session', hall, [session('all', '18:00', '20:00')], session('all', '16:00', '18:00'), true],
    ['a session into a session', hall, [session('all', '18:00', '20:00')], session('all', '16:00', '18:15'), false],
    [
      'a stay over a Monday session',
      hall,
      [session('all', '18:00', '20:00')],
      stay('all', '2027-01-11', '2027-01-12'),
      false,
    ],
    [
      'a stay from Tuesday to Sunday',
      hall,
      [session('all', '18:00', '20:00')],
      stay('all', '2027-01-12', '2027-01-18'),
      true,
    ],
  ];
  it.each(rows)('%s', (_, space, existing, added, answer) => {
    const expected = answer === true ? { ok: true } : { ok: false, because: answer === false ? 'taken' : answer };
    expect(fits(space, existing, added)).toEqual(expected);
  });
});

describe('the days of a space', () => {
  it('are free, partly free or taken as their moments are', () => {
    fc.assert(
      fc.property(holds, fc.array(booking, { maxLength: 5 }), fc.nat(200), (space, all, offset) => {
        const bookings = agreed(space, all);
        const from = first + offset;
        const days = freeDays(space, bookings, isoDay(from), isoDay(from + 30));
        expect(days.map(({ day }) => day)).toEqual(Array.from({ length: 30 }, (_, i) => isoDay(from + i)));
        for (const { day, state, open } of days) {
          const inside = (minute: number) => open.find((s) => minutesOf(s.from) <= minute && minute < minutesOf(s.to));
          let used = false;
          for (let minute = 0; minute < 1440; minute += 15) {
            const there = bookings.filter((b) => covers(b, dayNumber(day), minute)).map((b) => b.takes);
            used ||= there.length > 0;
            const span = inside(minute);
            const left = { area: span?.areaM2 ?? (span ? Infinity : 0), people: span?.people ?? (span ? Infinity : 0) };
            for (const areaM2 of [0.5, 5, 30])
              expect(areaM2 <= left.area + 1e-9).toBe(
                space.areaM2 === null ? there.length === 0 : canHold(space, [...there, { areaM2 }]),
              );
            for (const people of [1, 4])
              expect(people <= left.people).toBe(
                space.capacity === null ? there.length === 0 : canHold(space, [...there, { people }]),
              );
          }
          expect(state).toBe(open.length === 0 ? 'taken' : used ? 'part' : 'free');
        }
      }),
      runs(60),
    );
  });
});
