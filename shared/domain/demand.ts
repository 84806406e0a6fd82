import { atMost } from './at-most.ts';
import { type CountBand, countBand } from './bands.ts';
import { ACTIVITIES, type Activity } from './codes.ts';
import { budgetFactor } from './cost.ts';
import type { RuleContext } from './facts.ts';
import { distanceKm } from './geo.ts';
import type { NeedFields } from './need.ts';
import type { Point } from './scalars.ts';
import { idealM2 } from './use.ts';

/** From … to under …; until null: and more. */
type Span = { from: number; until: number | null; actors: CountBand };
/** Actors that look for spaces round a place, counted in bands. Every row is there, whether anybody stands in it or not. */
export type Demand = {
  actors: CountBand;
  activities: { activity: Activity; actors: CountBand }[];
  areaM2: Span[];
  budgetEurPerMonth: Span[]; // of stays; of one under a month, for all of it
  budgetEurPerSession: Span[];
  seasons: { quarter: string; actors: CountBand }[]; // of the first day wanted, from this quarter on
};
export type Wanting = { actorId: string; need: NeedFields };

export const AREAS_M2 = [0, 10, 25, 50, 100, 250, 500];
export const EUR_A_MONTH = [0, 50, 100, 200, 400, 800, 1600];
export const EUR_A_SESSION = [0, 10, 25, 50, 100, 250];
const QUARTERS = 8;

/** Who of those around looks for a space here, told in bands. */
export function demandOf(
  wanting: readonly Wanting[],
  site: { location: Point; country: string },
  { today, eurPerHuf }: RuleContext,
): Demand {
  const here = wanting.filter(({ need }) => need.when.latest >= today && reaches(need, site));
  const actorsOf = (some: readonly Wanting[]): CountBand => countBand(new Set(some.map(({ actorId }) => actorId)).size);
  const spans = (edges: readonly number[], amountOf: (need: NeedFields) => number | null): Span[] =>
    edges.map((from, i) => {
      const until = edges[i + 1] ?? null;
      const within = here.filter(({ need }) => {
        const amount = amountOf(need);
        return amount !== null && atMost(from, amount) && (until === null || !atMost(until, amount));
      });
      return { from, until, actors: actorsOf(within) };
    });
  const budgetEur = (kind: 'stay' | 'sessions') => (need: NeedFields) => {
    if (need.when.kind !== kind) return null;
    const days = need.when.kind === 'stay' ? need.when.minDays : 0;
    return (need.budget.cents * budgetFactor(need, days, eurPerHuf)) / 100;
  };
  return {
    actors: actorsOf(here),
    activities: ACTIVITIES.map((activity) => ({
      activity,
      actors: actorsOf(here.filter(({ need }) => need.activities.includes(activity))),
    })),
    areaM2: spans(AREAS_M2, idealM2),
    budgetEurPerMonth: spans(EUR_A_MONTH, budgetEur('stay')),
    budgetEurPerSession: spans(EUR_A_SESSION, budgetEur('sessions')),
    seasons: quartersFrom(today).map((quarter) => ({
      quarter,
      actors: actorsOf(
        here.filter(({ need: { when } }) => quarterOf(when.earliest < today ? today : when.earliest) === quarter),
      ),
    })),
  };
}

/** Whether a need looks for a space there. */
export const reaches = ({ places }: Pick<NeedFields, 'places'>, site: { location: Point; country: string }): boolean =>
  places.length === 0 ||
  places.some((place) =>
    'country' in place ? place.country === site.country : atMost(distanceKm(site.location, place), place.radiusKm),
  );

export const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

export const quartersFrom = (today: string): string[] => {
  const first = 4 * Number(today.slice(0, 4)) + Math.ceil(Number(today.slice(5, 7)) / 3) - 1;
  return Array.from({ length: QUARTERS }, (_, i) => `${Math.floor((first + i) / 4)}-Q${((first + i) % 4) + 1}`);
};
