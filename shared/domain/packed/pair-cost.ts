import { ANY_CAPACITY, PART, WHOLE } from './packed-spaces.ts';
import type { PairCursor } from './pair-cursor.ts';

const TOLERANCE = 1e-6; // as atMost
// positions in CURRENCIES, BUDGET_PERS, TARIFF_PERS and TARIFF_OFS
const HUF = 1;
const BUDGET_MONTH = 0;
const BUDGET_SESSION = 1;
const BUDGET_TOTAL = 2;
const HOUR = 0;
const DAY = 1;
const MONTH = 2;
const OF_M2 = 1;
const OF_PERSON = 2;

/** costOf of cost.ts on columns, operation by operation: cents, budgetCents and isCostUnknown of the pair. */
export function findCost(pair: PairCursor): void {
  const { needs, need, spaces, space, eurPerHuf } = pair;
  const budgetCents = needs.budgetCents[need]! * budgetFactor(pair);
  const kindBit = 1 << (needs.actorKind[need]! & 15);
  let cents = Number.POSITIVE_INFINITY;
  let leastUnknown = spaces.tariffsSaid[space] === 0 ? 0 : Number.POSITIVE_INFINITY;
  for (let i = spaces.firstTariff[space]!; i < spaces.firstTariff[space + 1]!; i += 1) {
    if (spaces.tariffFor.isSaid[i] === 1 && (spaces.forBits[i]! & kindBit) === 0) continue;
    const kind = spaces.tariffKind[i]!;
    const due = timesDue(pair, kind & 3);
    if (due === 0) continue;
    const each = quantity(pair, (kind >> 2) & 3);
    const rate = kind >> 4 === HUF ? eurPerHuf : 1;
    const rent = spaces.rentCents[i]!;
    const charges = spaces.chargesCents[i]!;
    const both = rent + charges;
    if (Number.isNaN(each)) leastUnknown = Math.min(leastUnknown, 0);
    else if (Number.isNaN(both)) {
      const known = Number.isNaN(rent) ? (Number.isNaN(charges) ? 0 : charges) : rent;
      leastUnknown = Math.min(leastUnknown, known * rate * due * each);
    } else cents = Math.min(cents, both * rate * due * each);
  }
  const isKnown = cents !== Number.POSITIVE_INFINITY;
  pair.budgetCents = budgetCents;
  pair.cents = isKnown ? cents : Number.NaN;
  pair.isCostUnknown = !(cents <= budgetCents + TOLERANCE) && leastUnknown <= budgetCents + TOLERANCE;
}

export const holdsCost = ({ isCostUnknown, cents, budgetCents }: PairCursor): boolean =>
  isCostUnknown || cents <= budgetCents + TOLERANCE;

/** What one cent of the budget is in euro cents of the cost's unit. */
export function budgetFactor({ needs, need, eurPerHuf, days }: PairCursor): number {
  const kind = needs.budgetKind[need]!;
  const rate = (kind & 7) === HUF ? eurPerHuf : 1;
  const per = kind >> 3;
  if (needs.isSessions[need] === 0) return per === BUDGET_TOTAL && days >= 30 ? (rate * 30) / days : rate;
  if (per === BUDGET_MONTH) return (rate * 7) / (30 * needs.perWeek[need]!);
  if (per === BUDGET_SESSION) return rate;
  return rate / (needs.weeks[need]! * needs.perWeek[need]!);
}

/** How often an amount is due in the cost's unit; 0 where the tariff is not usable for the mode. */
function timesDue({ needs, need, days }: PairCursor, per: number): number {
  if (needs.isSessions[need] === 0) return per === MONTH ? 1 : per === DAY ? Math.min(days, 30) : 0;
  return per === HOUR ? needs.hours[need]! : per === DAY ? 1 : 0;
}

/** What the pair multiplies an amount with; NaN where a figure in it is unknown. */
function quantity({ needs, need, spaces, space, use, offeredM2 }: PairCursor, of: number): number {
  if (of === OF_PERSON) return needs.people[need]!;
  if (of === OF_M2) return offeredM2;
  if (use === WHOLE) return 1;
  if (use === PART) return offeredM2 / spaces.areaM2[space]!;
  const capacity = spaces.capacity[space]!;
  return capacity === ANY_CAPACITY ? Number.NaN : Math.min(needs.people[need]!, capacity) / capacity;
}
