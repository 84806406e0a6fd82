import * as fc from 'fast-check';
import { BUILDINGS, SPACE_KINDS } from '#shared/domain/codes.ts';
import type { NeedToPack } from '#shared/domain/packed/encode-needs.ts';
import type { SiteToPack } from '#shared/domain/packed/encode-spaces.ts';
import { LOCATION_PRECISIONS } from '#shared/domain/site.ts';
import { actor, need } from './field-arbitraries.ts';
import { market } from './pair-arbitraries.ts';

// Random sites with spaces, and needs, in the form in which they are packed.

const id = fc.oneof(fc.uuid(), fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/));
const sector = fc.constantFrom('creative', 'trade', 'service', null);
const EARLY_NOON = Date.parse('2026-12-12T12:00:00Z');
/** Instants around which some stays are over and others begin. */
export const now = fc.integer({ min: 0, max: 70 * 24 }).map((hours) => new Date(EARLY_NOON + hours * 3_600_000));

const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
/** A site as lists tell it, or none, as it was written before it was told. */
const told = fc.option(
  fc.record({
    name: line,
    town: fc.option(line),
    building: fc.option(fc.constantFrom(...BUILDINGS)),
    locationPrecision: fc.constantFrom(...LOCATION_PRECISIONS),
    sample: fc.boolean(),
  }),
  { nil: undefined },
);

/** A need, and sites of one to three spaces of which many suit it or nearly do. */
export const town = (min: number, max: number) =>
  fc
    .record({
      asking: market(min, max),
      extras: fc.array(
        fc.record({
          id,
          joins: fc.boolean(),
          kind: fc.constantFrom(...SPACE_KINDS),
          sectors: fc.array(sector, { minLength: 4, maxLength: 4 }),
          timeZone: fc.constantFrom('Europe/Berlin', 'Europe/Lisbon', 'Asia/Tokyo'),
          told,
          name: line,
        }),
        { minLength: max, maxLength: max },
      ),
      now,
    })
    .map(({ asking: { need, actor, candidates }, extras, now }) => {
      const sites: (SiteToPack & { spaces: SiteToPack['spaces'][number][] })[] = [];
      for (const [i, { space, site }] of candidates.entries()) {
        const { id, joins, kind, sectors, timeZone, told: said, name } = extras[i]!;
        const { bookings, ...fields } = space;
        const { lettableM2: _lettable, letM2: _let, ...own } = site;
        const packed = {
          id: `${id}${i % 3 === 0 ? '' : i}`,
          kind,
          fields,
          bookings: bookings.map((booking, at) => ({ ...booking, sector: sectors[at] ?? null })),
        };
        const last = sites.at(-1);
        if (last && joins && last.spaces.length < 3) {
          last.spaces.push(packed);
          if (last.told) last.told = { ...last.told, spaceNames: [...last.told.spaceNames, name] };
        } else {
          const toldSite = said && { told: { ...said, spaceNames: [name] } };
          sites.push({ siteId: `site-${i}`, site: { ...own, timeZone }, ...toldSite, spaces: [packed] });
        }
      }
      return { need, actor, sites, now };
    });

export const needsToPack = (min: number, max: number): fc.Arbitrary<NeedToPack[]> =>
  fc.array(fc.record({ needId: id, actorId: id, need, actor }), { minLength: min, maxLength: max });
