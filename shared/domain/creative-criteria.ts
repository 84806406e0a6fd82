import { atMost, isSame } from './at-most.ts';
import { type CreativeCriterion, type Criterion, type Figures, weightOf } from './criterion.ts';
import { dayNumber, isoDay } from './day.ts';
import type { Circle, Facts } from './facts.ts';
import { wantedDays } from './stay-start.ts';
import { idealM2 } from './use.ts';

type Desire = { d: number; figures: Figures } | null; // null: left out
const UNKNOWN = 0.5;

/** Of the circles that hold the site, the one in which it lies nearest to the centre, by its radius. */
export function bestCircle({ circles }: Facts): Circle | null {
  let best: Circle | null = null;
  for (const circle of circles) {
    if (!atMost(circle.distanceKm, circle.radiusKm)) continue;
    if (best === null || circle.distanceKm / circle.radiusKm < best.distanceKm / best.radiusKm) best = circle;
  }
  return best;
}

function costDesire({ cost }: Facts): Desire {
  const figures = { costCents: cost.unknown ? null : cost.cents, budgetCents: cost.budgetCents, unit: cost.unit };
  if (cost.unknown || cost.cents === null) return { d: UNKNOWN, figures };
  const share = cost.cents / cost.budgetCents;
  return { d: share <= 0.5 ? 1 : 1.5 - share, figures };
}

function areaDesire({ need, offeredM2 }: Facts): Desire {
  const { min, max } = need.areaM2;
  const ideal = idealM2(need);
  const figures = { offeredAreaM2: offeredM2, idealM2: ideal, minM2: min, maxM2: max };
  if (offeredM2 === null) return { d: UNKNOWN, figures };
  if (isSame(offeredM2, ideal)) return { d: 1, figures };
  if (offeredM2 < ideal) return { d: 1 - (0.5 * (ideal - offeredM2)) / (ideal - min), figures };
  return { d: max === null ? 1 : 1 - (0.5 * (offeredM2 - ideal)) / (max - ideal), figures };
}

function distanceDesire(facts: Facts): Desire {
  const circle = bestCircle(facts);
  return circle && { d: 1 - (0.5 * circle.distanceKm) / circle.radiusKm, figures: { ...circle } };
}

function amenitiesDesire({ need, space: { amenities } }: Facts): Desire {
  const codes = [...need.requires, ...need.prefers];
  if (codes.length === 0) return null;
  const has = codes.filter((code) => amenities.has.includes(code));
  const lacks = codes.filter((code) => amenities.lacks.includes(code));
  const unknown = codes.filter((code) => !has.includes(code) && !lacks.includes(code));
  const points = has.length + 0.5 * unknown.length; // k·m
  return { d: (1 + points) / (1 + codes.length), figures: { has, unknown, lacks } };
}

function startDesire({ need: { when }, space, start }: Facts): Desire {
  const earliest = dayNumber(when.earliest);
  const latest = dayNumber(when.latest);
  if (earliest === latest || start === null) return null;
  const figures = { start: isoDay(start), earliest: when.earliest, latest: when.latest };
  if (space.available === null || (when.kind === 'sessions' && space.hours === null)) return { d: UNKNOWN, figures };
  return { d: 1 - (0.5 * (start - earliest)) / (latest - earliest), figures };
}

function durationDesire({ need: { when }, space, days }: Facts): Desire {
  if (when.kind === 'sessions') return null;
  const want = wantedDays(when);
  if (want <= when.minDays) return null;
  const figures = { days, wantDays: want, minDays: when.minDays };
  if (space.available === null) return { d: UNKNOWN, figures };
  return { d: days >= want ? 1 : 1 - (0.5 * (want - days)) / (want - when.minDays), figures };
}

const DESIRES: readonly [Exclude<CreativeCriterion, 'certainty'>, (facts: Facts) => Desire][] = [
  ['cost', costDesire],
  ['area', areaDesire],
  ['distance', distanceDesire],
  ['amenities', amenitiesDesire],
  ['start', startDesire],
  ['duration', durationDesire],
];

/** How desirable the space is to the creative, criterion by criterion. */
export function creativeCriteria(facts: Facts, toConfirm: readonly string[]): Criterion<CreativeCriterion>[] {
  const counted: Criterion<CreativeCriterion>[] = [];
  for (const [code, desireOf] of DESIRES) {
    const desire = desireOf(facts);
    if (desire !== null) counted.push({ code, ...desire, weight: weightOf(facts.need.importance[code]) });
  }
  const certainty = Math.max(0.5, 1 - 0.1 * toConfirm.length);
  counted.push({ code: 'certainty', d: certainty, weight: weightOf('normal'), figures: { toConfirm } });
  return counted;
}
