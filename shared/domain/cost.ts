import type { ActorFields } from './actor.ts';
import { atMost, wholeUp } from './at-most.ts';
import type { Currency } from './codes.ts';
import { dayNumber } from './day.ts';
import type { NeedFields } from './need.ts';
import type { SpaceFields, Tariff } from './space.ts';
import { shareOfPlaces, type Use } from './use.ts';

/** What a cost is for: a session, 30 days of a stay, or the whole of a stay of fewer than 30 days. */
export type CostUnit = 'session' | '30-days' | 'stay';
export type CostFacts = {
  unit: CostUnit;
  budgetCents: number; // euro cents in that unit, a real number
  cents: number | null; // the least known price in the same unit
  unknown: boolean;
  leastHoldingCents: number; // the least budget in that unit at which `cost` holds; Infinity where none does
};
type Offer = { need: NeedFields; space: SpaceFields; use: Use; offeredM2: number | null; days: number };

const inEuro = (currency: Currency, eurPerHuf: number): number => (currency === 'HUF' ? eurPerHuf : 1);

/** What one cent of the need's budget is in euro cents of the cost's unit. */
export function budgetFactor(need: NeedFields, days: number, eurPerHuf: number): number {
  const rate = inEuro(need.budget.currency, eurPerHuf);
  const { when } = need;
  if (when.kind === 'stay') return need.budget.per === 'total' && days >= 30 ? (rate * 30) / days : rate;
  if (need.budget.per === 'month') return (rate * 7) / (30 * when.perWeek);
  if (need.budget.per === 'session') return rate;
  const weeks = Math.max(1, wholeUp((dayNumber(when.latest) - dayNumber(when.earliest)) / 7));
  return rate / (weeks * when.perWeek);
}

/** How often a tariff's amount is due in the cost's unit; 0 where it is not usable for the mode. */
function times(tariff: Tariff, need: NeedFields, days: number): number {
  if (need.when.kind === 'stay') {
    if (tariff.per === 'month') return 1;
    return tariff.per === 'day' ? Math.min(days, 30) : 0;
  }
  if (tariff.per === 'hour') return need.when.hours;
  return tariff.per === 'day' ? 1 : 0;
}

/** What the pair multiplies a tariff's amount with; null where a figure in it is unknown. */
function quantity(tariff: Tariff, { need, space, use, offeredM2 }: Offer): number | null {
  if (tariff.of === 'person') return need.people;
  if (tariff.of === 'm2') return offeredM2;
  if (use === 'whole') return 1;
  if (use === 'places') return shareOfPlaces(need, space);
  return offeredM2 === null || space.areaM2 === null ? null : offeredM2 / space.areaM2;
}

export function costOf(offer: Offer, actor: ActorFields, eurPerHuf: number): CostFacts {
  const { need, space, days } = offer;
  const unit = need.when.kind === 'sessions' ? 'session' : days < 30 ? 'stay' : '30-days';
  const budgetCents = need.budget.cents * budgetFactor(need, days, eurPerHuf);
  let cents: number | null = null;
  let leastUnknown = space.tariffs === null ? 0 : Number.POSITIVE_INFINITY; // least lower bound of an unknown price
  for (const tariff of space.tariffs ?? []) {
    if (tariff.for !== null && !tariff.for.includes(actor.kind)) continue;
    const due = times(tariff, need, days);
    if (due === 0) continue;
    const each = quantity(tariff, offer);
    const price = (amount: number): number => amount * inEuro(tariff.currency, eurPerHuf) * due * (each ?? 0);
    const { rentCents, chargesCents } = tariff;
    if (each === null || rentCents === null || chargesCents === null)
      leastUnknown = Math.min(leastUnknown, price(rentCents ?? chargesCents ?? 0));
    else cents = Math.min(cents ?? Number.POSITIVE_INFINITY, price(rentCents + chargesCents));
  }
  const unknown = (cents === null || !atMost(cents, budgetCents)) && atMost(leastUnknown, budgetCents);
  return {
    unit,
    budgetCents,
    cents,
    unknown,
    leastHoldingCents: Math.min(cents ?? Number.POSITIVE_INFINITY, leastUnknown),
  };
}

const WHOLE: Record<Currency, number> = { EUR: 100, HUF: 10_000 }; // a euro; 100 forint

/** The least whole amount of the budget, in its own currency and unit, at which `cost` holds. */
export function leastBudgetCents(need: NeedFields, cost: CostFacts, factor: number): number {
  const step = WHOLE[need.budget.currency];
  const holds = (steps: number): boolean => atMost(cost.leastHoldingCents, steps * step * factor);
  let steps = Math.max(1, Math.round(cost.leastHoldingCents / (factor * step)));
  while (!holds(steps)) steps++;
  while (steps > 1 && holds(steps - 1)) steps--;
  return steps * step;
}
