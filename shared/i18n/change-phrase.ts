import { type MergePatch, mergePatch } from '#shared/domain/merge-patch.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import { codeNames } from './code-name.ts';
import { measureText } from './measure-text.ts';
import type { Translator } from './translator.ts';

const MEASURES = ['powerKw', 'floorLoadKgM2', 'doorWidthCm', 'ceilingCm'] as const;
const NUISANCES = ['dust', 'fumes', 'wet', 'flame'] as const;

type Wording = (t: Translator, before: NeedFields, after: NeedFields) => string | null;

const area: Wording = (t, { areaM2: before }, { areaM2: after }) => {
  if (after.min !== before.min) return t.t('change.area.min', { from: t.areaM2(before.min), to: t.areaM2(after.min) });
  if (before.max === null || after.max === null) return null;
  return t.t('change.area.max', { from: t.areaM2(before.max), to: t.areaM2(after.max) });
};

const when: Wording = (t, { when: before }, { when: after }) => {
  if (before.kind === 'sessions' || after.kind === 'sessions') {
    if (after.kind !== 'sessions') return null;
    return t.t('change.when.sessions', { from: after.from, to: after.to });
  }
  if (after.earliest !== before.earliest)
    return t.t('change.when.earliest', { from: t.day(before.earliest), to: t.day(after.earliest) });
  if (after.latest !== before.latest)
    return t.t('change.when.latest', { from: t.day(before.latest), to: t.day(after.latest) });
  if (after.minDays < before.minDays)
    return t.t('change.when.shorter', { count: after.minDays, from: t.number(before.minDays) });
  if (before.maxDays === null || after.maxDays === null) return null;
  return t.t('change.when.longer', { count: after.maxDays, from: t.number(before.maxDays) });
};

const place: Wording = (t, before, after) => {
  for (const [at, was] of before.places.entries()) {
    const is = after.places[at];
    if (is !== undefined && 'radiusKm' in was && 'radiusKm' in is && is.radiusKm !== was.radiusKm)
      return t.t('change.place', { from: t.distanceKm(was.radiusKm), to: t.distanceKm(is.radiusKm) });
  }
  return null;
};

const amenities: Wording = (t, before, after) => {
  const given = before.requires.filter((code) => !after.requires.includes(code));
  return t.t('change.amenities', { name: t.list(codeNames(t, 'amenity', given)) });
};

const measures: Wording = (t, before, after) => {
  for (const measure of MEASURES) {
    const [was, is] = [before.minimums[measure], after.minimums[measure]];
    if (was === undefined || is === undefined || was === is) continue;
    return t.t('change.measures', {
      name: t.t(`measure.${measure}`),
      from: measureText(t, measure, was),
      to: measureText(t, measure, is),
    });
  }
  return null;
};

const emissions: Wording = (t, before, after) => {
  const given = NUISANCES.find((code) => before.emits[code] && !after.emits[code]);
  if (given !== undefined) return t.t('change.emissions.kind', { name: t.t(`emission.${given}`) });
  return after.emits.noise < before.emits.noise ? t.t('change.emissions.noise') : null;
};

const WORDINGS: Readonly<Record<string, Wording>> = {
  areaM2: area,
  when,
  budget: (t, before, after) =>
    t.t('change.cost', {
      from: t.money(before.budget.cents, before.budget.currency),
      to: t.money(after.budget.cents, after.budget.currency),
    }),
  places: place,
  requires: amenities,
  minimums: measures,
  emits: emissions,
  people: (t, before, after) => t.t('change.people', { count: after.people, from: t.number(before.people) }),
  tenure: (t) => t.t('change.tenure'),
};

/** A change of a need as the link that makes it: "Search within 352 km instead of 300 km"; null for an empty change. */
export const changePhrase = (t: Translator, need: NeedFields, change: MergePatch): string | null => {
  const after = mergePatch(need, change);
  for (const field of Object.keys(change)) {
    const phrase = Object.hasOwn(WORDINGS, field) ? WORDINGS[field]?.(t, need, after) : null;
    if (phrase != null) return phrase;
  }
  return null;
};

/** "3 more rooms" */
export const unlocksPhrase = (t: Translator, unlocks: number): string => t.t('change.unlocks', { count: unlocks });
