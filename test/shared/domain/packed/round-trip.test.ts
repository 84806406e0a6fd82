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
import { aNeedOfCases, anActorOfCases, aSiteOfCases, aSpaceOfCases } from '#test/support/pair-builders.ts';

// the pair of the worked cases, as layout 2 was first written
const SPACES_OF_LAYOUT_2 =
  'AgEBAQABBmEtc2l0ZQEBAQL7AwICdQoBUgEBAQ1FdXJvcGUvQmVybGluAAEBAAEBAAEBAAEBAAEBAAAAAAAAAAAAAQdhLXNwYWNlAAECAAABPQAAAQIBAwECAjRRAAEeAAAAAQEAAQEAAAAAAAAAAAABAgAAAAAAAAECAQIAAiFOAAIRJwAAAAAAAAAAAAAAAAA=';
const NEEDS_OF_LAYOUT_2 =
  'AgEBAAEGYS1uZWVkAAEIYW4tYWN0b3IBAgABAQABKQABUQAAAAEDAAJBnAABAQABAQAAAAAAAAAAAAEBAVUAAAJTUQE7AbQBtAAAAAEBAAAAAQEAAgLJJwICbQoAAT0AAQEAAQEAAQEAAQEAAAAAAA==';

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

  it('of layout 2, as it was first written, is still read', () => {
    const { bookings, ...fields } = aSpaceOfCases();
    const { lettableM2: _lettable, letM2: _let, ...site } = aSiteOfCases();
    const spaces = decodeSpaces(Buffer.from(SPACES_OF_LAYOUT_2, 'base64'));
    const space = { id: 'a-space', kind: 'studio', fields, bookings };
    expect(siteWithSpacesAt(spaces, 0)).toEqual({ siteId: 'a-site', site, spaces: [space] });
    const needs = decodeNeeds(Buffer.from(NEEDS_OF_LAYOUT_2, 'base64'));
    const whole = { needId: 'a-need', actorId: 'an-actor', need: aNeedOfCases(), actor: anActorOfCases() };
    expect(needEntryAt(needs, 0)).toEqual(whole);
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
