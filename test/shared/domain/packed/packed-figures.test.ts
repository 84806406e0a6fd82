import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '#shared/domain/day.ts';
import { encodeSpaces } from '#shared/domain/packed/encode-spaces.ts';
import { readFigures } from '#shared/domain/packed/packed-figures.ts';
import { decodeSpaces } from '#shared/domain/packed/packed-spaces.ts';
import { siteFigures } from '#shared/domain/site-figures.ts';
import { town } from '#test/support/packed-arbitraries.ts';

describe('the figures of a packed site', () => {
  it('are those of the site on the first and on the day after the last day of every booking', () => {
    fc.assert(
      fc.property(town(1, 4), ({ sites }) => {
        const packed = decodeSpaces(encodeSpaces(sites));
        for (const [i, { spaces }] of sites.entries())
          for (const { from, until } of spaces.flatMap(({ bookings }) => bookings))
            for (const today of [from, until]) {
              const letM2 = new Float64Array(3);
              const lettableM2 = readFigures(packed, i, dayNumber(today), letM2);
              const [creative, trade, service] = letM2;
              expect({ lettableM2, letM2: { creative, trade, service } }).toEqual(siteFigures(spaces, today));
            }
      }),
      { numRuns: 200, seed: 1507 },
    );
  });
});
