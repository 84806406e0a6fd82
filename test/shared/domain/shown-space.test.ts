import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ShownFields, type ShownRow, showing } from '#shared/domain/shown-space.ts';
import { siteFieldsSchema } from '#shared/domain/site.ts';
import { spaceFieldsSchema } from '#shared/domain/space.ts';

const site = siteFieldsSchema.parse({
  location: { lat: 50.9, lon: 13.38 },
  country: 'DE',
  timeZone: 'Europe/Berlin',
  lettableM2: 30,
  letM2: { creative: 0, trade: 0, service: 0 },
});
const fields = (space: object): ShownFields => ({ space: spaceFieldsSchema.parse(space), site });
const at = (day: string) => `${day}T12:00:00.000Z`;

/** Reads the list on these days with these areas, one after the other: what each read shows. */
const readAll = (reads: readonly { day: string; areaM2: number }[]): number[] => {
  let row: ShownRow | undefined;
  return reads.map(({ day, areaM2 }) => {
    const shown = showing(row, fields({ areaM2 }), day, at(day));
    if (shown.next) {
      expect(shown.next.version).toBe((row?.version ?? 0) + 1);
      row = shown.next;
    }
    return shown.fields.space.areaM2 ?? 0;
  });
};

describe('what the managers list is worked out from', () => {
  it('never shows more than three changes a day, nor anything but what the space was or is', () => {
    const read = fc.record({ day: fc.integer({ min: 1, max: 3 }), areaM2: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.array(read, { maxLength: 60 }), (some) => {
        const reads = [...some].sort((a, b) => a.day - b.day).map((each) => ({ ...each, day: `2027-01-0${each.day}` }));
        const shown = readAll(reads);
        const changes = new Map<string, number>();
        shown.forEach((areaM2, i) => {
          const { day } = reads[i] ?? { day: '' };
          if (i > 0 && areaM2 !== shown[i - 1]) changes.set(day, (changes.get(day) ?? 0) + 1);
          expect([reads[i]?.areaM2, shown[i - 1]]).toContain(areaM2);
          if ((changes.get(day) ?? 0) < 3) expect(areaM2).toBe(reads[i]?.areaM2);
        });
        for (const count of changes.values()) expect(count).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('begins no new day when a clock is put back', () => {
    const days = ['2027-01-02', '2027-01-01', '2027-01-02', '2027-01-01', '2027-01-02', '2027-01-01'];
    expect(readAll(days.map((day, i) => ({ day, areaM2: i + 1 })))).toEqual([1, 2, 3, 4, 4, 4]);
  });

  it('takes another order of codes, and a booking that is over, for no change', () => {
    const bookings = [{ kind: 'stay', from: '2027-01-01', until: '2027-01-05', takes: 'all' }];
    const { next } = showing(undefined, fields({ activities: ['dance', 'film'], bookings }), '2027-01-01', at('x'));
    const later = fields({ activities: ['film', 'dance'] });
    expect(showing(next ?? undefined, later, '2027-01-05', at('y')).next).toBeNull();
    expect(showing(next ?? undefined, later, '2027-01-04', at('y')).next?.changes).toBe(1);
  });

  it('says since when it stands still only while it differs from the space', () => {
    let row: ShownRow | undefined;
    for (const areaM2 of [1, 2, 3, 4]) row = showing(row, fields({ areaM2 }), '2027-01-01', `${areaM2}`).next ?? row;
    expect(showing(row, fields({ areaM2: 5 }), '2027-01-01', '5')).toMatchObject({ asOf: '4', next: null });
    expect(showing(row, fields({ areaM2: 4 }), '2027-01-01', '5')).toMatchObject({ asOf: null, next: null });
  });
});
