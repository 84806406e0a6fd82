import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnReader } from '#shared/domain/packed/column-reader.ts';
import { columnWriter } from '#shared/domain/packed/column-writer.ts';
import { encodeNeeds } from '#shared/domain/packed/encode-needs.ts';
import { encodeSpaces } from '#shared/domain/packed/encode-spaces.ts';
import { needEntryAt } from '#shared/domain/packed/need-row.ts';
import { decodeNeeds } from '#shared/domain/packed/packed-needs.ts';
import { decodeSpaces } from '#shared/domain/packed/packed-spaces.ts';
import { siteWithSpacesAt } from '#shared/domain/packed/space-row.ts';
import { needsToPack, town } from '#test/support/packed-arbitraries.ts';

describe('a packed batch', () => {
  it('gives back sites and spaces as they were', () => {
    fc.assert(
      fc.property(town(0, 8), ({ sites }) => {
        const packed = decodeSpaces(encodeSpaces(sites));
        expect(sites.map((_, i) => siteWithSpacesAt(packed, i))).toEqual(sites);
      }),
      { numRuns: 300, seed: 1507 },
    );
  });

  it('gives back needs and actors as they were', () => {
    fc.assert(
      fc.property(needsToPack(0, 8), (entries) => {
        const packed = decodeNeeds(encodeNeeds(entries));
        expect(entries.map((_, i) => needEntryAt(packed, i))).toEqual(entries);
      }),
      { numRuns: 300, seed: 1507 },
    );
  });

  it('refuses a layout that it does not know', () => {
    expect(() => decodeSpaces(Uint8Array.of(99))).toThrow('layout 99');
    expect(() => decodeNeeds(Uint8Array.of(1))).toThrow('layout 1');
  });

  it('keeps any number to its last digit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer(), fc.constant(null), fc.constant(-0))),
        (values) => {
          const write = columnWriter(7);
          write.numbers(values);
          const read = columnReader(write.bytes(), 7).numbers(values.length);
          expect([...read]).toEqual(values.map((value) => value ?? Number.NaN));
        },
      ),
    );
  });
});
