import * as fc from 'fast-check';
import type { ActorFields } from '#shared/domain/actor.ts';
import { CONSTRAINTS, type Constraint } from '#shared/domain/constraints.ts';
import type { RuleContext } from '#shared/domain/facts.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import type { SiteFields } from '#shared/domain/site.ts';
import type { SpaceFields } from '#shared/domain/space.ts';
import { actor, ctx, need, site, space, today } from './field-arbitraries.ts';

/** Which constraints are left to chance; the others are made to hold, so that many pairs match or nearly do. */
const chance = fc.subarray([...CONSTRAINTS], { maxLength: 4 });
type Half = { space: SpaceFields; site: SiteFields };

function suited({ space: s, site: house }: Half, n: NeedFields, left: readonly Constraint[]): Half {
  const fixed = (code: Constraint): boolean => !left.includes(code);
  const circle = n.places.find((each) => 'radiusKm' in each);
  const country = n.places.find((each) => 'country' in each);
  const { lacks } = s.amenities;
  const cheaper = (cents: number | null) => cents && Math.floor(cents / 10);
  const areaM2 = fixed('area') ? (n.areaM2.max ?? n.areaM2.min * 2) : s.areaM2;
  return {
    site: {
      ...house,
      location: fixed('place') && circle ? { lat: circle.lat, lon: circle.lon + 0.01 } : house.location,
      country: fixed('place') && country ? country.country : house.country,
    },
    space: {
      ...s,
      areaM2,
      activities: fixed('activities') ? null : s.activities,
      divisibleFromM2: s.divisibleFromM2 && areaM2 && Math.min(s.divisibleFromM2, areaM2),
      modes: fixed('when') ? null : s.modes,
      term: fixed('term') ? null : s.term,
      capacity: fixed('people') && s.capacity !== null ? Math.max(s.capacity, n.people) : s.capacity,
      tenure: fixed('tenure') && n.tenure !== 'either' ? n.tenure : s.tenure,
      tariffs:
        fixed('cost') && s.tariffs
          ? s.tariffs.map((t) => ({ ...t, rentCents: cheaper(t.rentCents), chargesCents: cheaper(t.chargesCents) }))
          : s.tariffs,
      amenities: { ...s.amenities, lacks: fixed('amenities') ? lacks.filter((c) => !n.requires.includes(c)) : lacks },
      measures: fixed('measures') ? { ...s.measures, powerKw: null, ceilingCm: 300 } : s.measures,
      tolerates: fixed('emissions') ? { noise: 3, dust: true, fumes: true, wet: null, flame: true } : s.tolerates,
    },
  };
}

export type Pair = { need: NeedFields; actor: ActorFields; space: SpaceFields; site: SiteFields; ctx: RuleContext };
export const pair: fc.Arbitrary<Pair> = fc
  .record({ need, actor, space, site, ctx, chance })
  .map(({ chance: left, ...all }) => ({ ...all, ...suited(all, all.need, left) }));

/** A need, and spaces of which many suit it or nearly do. */
export const market = (min: number, max: number) =>
  fc
    .record({
      need,
      actor,
      all: fc.array(fc.record({ space, site, today, chance }), { minLength: min, maxLength: max }),
    })
    .map(({ all, ...asking }) => ({
      ...asking,
      candidates: all.map(({ chance: left, today: on, ...half }, i) => ({
        id: `s${i}`,
        today: on,
        ...suited(half, asking.need, left),
      })),
    }));
