import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BookingFields, Takes } from '#shared/domain/booking.ts';
import { conflictDays, firstTooMuch, takesPlace } from '#shared/domain/booking-conflict.ts';
import { isoDay, weekdayOf } from '#shared/domain/day.ts';
import { fits } from '#shared/domain/occupancy.ts';

const FIRST = 20_000; // a day number; any will do
const takes: fc.Arbitrary<Takes> = fc.oneof(
  fc.constant('all' as const),
  fc.record({ areaM2: fc.integer({ min: 5, max: 40 }) }),
  fc.record({ people: fc.integer({ min: 1, max: 6 }) }),
);
const booking: fc.Arbitrary<BookingFields> = fc
  .record({
    kind: fc.constantFrom('stay' as const, 'block' as const, 'session' as const),
    from: fc.integer({ min: 0, max: 40 }),
    days: fc.integer({ min: 1, max: 30 }),
    takes,
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    startsAt: fc.constantFrom('08:00', '10:00'),
    endsAt: fc.constantFrom('11:00', '24:00'),
  })
  .map(({ kind, from, days, takes: taken, ...hours }) => {
    const whole = { from: isoDay(FIRST + from), until: isoDay(FIRST + from + days), takes: taken };
    return kind === 'session' ? { kind, ...whole, ...hours } : { kind, ...whole };
  });
const space = { areaM2: 40, capacity: 6 };
const happens = (each: BookingFields, day: number) => each.kind !== 'session' || each.weekdays.includes(weekdayOf(day));

it('names exactly the days on which one booking more does not fit', () => {
  fc.assert(
    fc.property(fc.array(booking, { maxLength: 8 }), booking, (existing, added) => {
      const named = new Set<string>();
      for (const { from, until } of conflictDays(space, existing, added, 1000))
        for (let day = FIRST; day < FIRST + 80; day++)
          if (isoDay(day) >= from && isoDay(day) < until) named.add(isoDay(day));
      for (let day = FIRST; day < FIRST + 80; day++) {
        const [from, until] = [isoDay(day), isoDay(day + 1)];
        const within = from >= added.from && from < added.until && happens(added, day);
        expect(named.has(from)).toBe(within && !fits(space, existing, { ...added, from, until }).ok);
      }
      expect(named.size > 0).toBe(takesPlace(added) && !fits(space, existing, added).ok);
    }),
  );
});

it('finds what no longer fits a smaller space, and nothing in one that took it all one by one', () => {
  fc.assert(
    fc.property(fc.array(booking, { maxLength: 8 }), (wanted) => {
      const kept: BookingFields[] = [];
      for (const each of wanted) if (fits(space, kept, each).ok) kept.push(each);
      expect(firstTooMuch(space, kept, isoDay(FIRST))).toBeUndefined();
      const tooLarge = kept.some((each) => each.takes !== 'all' && 'areaM2' in each.takes && takesPlace(each));
      const small = firstTooMuch({ areaM2: 1, capacity: 6 }, kept, isoDay(FIRST));
      if (tooLarge) expect(small).toBeDefined();
      expect(firstTooMuch({ areaM2: 1, capacity: 1 }, kept, isoDay(FIRST + 100))).toBeUndefined();
    }),
  );
});
