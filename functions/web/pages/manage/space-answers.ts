import { AMENITIES, type Currency } from '#shared/domain/codes.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { FormAnswers } from '../../form.ts';
import { textAnswers } from './free-text-field.tsx';
import { spansText, WEEKDAYS } from './opening-hours.ts';

export const SPACE_MEASURES = ['powerKw', 'floorLoadKgM2', 'doorWidthCm', 'ceilingCm'] as const;
export const NUISANCES = ['dust', 'fumes', 'wet', 'flame'] as const;
/** A row of ticks in which "none of them" is an answer, too. */
export const NONE = 'none';

/** A figure as it is typed in somebody's language. */
export const figureText = ({ lang }: Translator, value: number | null): string => {
  if (value === null) return '';
  const text = String(Math.round(value * 100) / 100);
  return lang === 'en' ? text : text.replace('.', ',');
};

export const yesNo = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no');

/** The money in which a further price is begun. */
export const usualCurrency = (space: Space, { country }: Pick<Site, 'country'>): Currency =>
  space.tariffs?.[0]?.currency ?? (country === 'HU' ? 'HUF' : 'EUR');

/** A stored room as the form shows it. */
export const answersOfSpace = (space: Space, t: Translator): FormAnswers => {
  const one = (value: string | null): readonly string[] => (value === null || value === '' ? [] : [value]);
  const figure = (value: number | null) => one(figureText(t, value));
  const { amenities, measures, tolerates, term, preferredTerm, hours, includes } = space;
  const answers: Record<string, readonly string[]> = {
    name: [space.name],
    kind: [space.kind],
    ...textAnswers('story', space.story),
    floorLevel: figure(space.floorLevel),
    activities: space.activities ?? [],
    areaM2: figure(space.areaM2),
    divisibleFromM2: figure(space.divisibleFromM2),
    capacity: figure(space.capacity),
    tenure: one(space.tenure),
    modes: space.modes ?? [],
    from: one(space.available?.from ?? null),
    until: one(space.available?.until ?? null),
    termMin: figure(term?.minDays ?? null),
    termMax: figure(term?.maxDays ?? null),
    preferredMin: figure(preferredTerm?.minDays ?? null),
    preferredMax: figure(preferredTerm?.maxDays ?? null),
    includes: includes === null ? [] : includes.length === 0 ? [NONE] : includes,
    vatIncluded: one(yesNo(space.vatIncluded)),
    deposit: figure(space.depositCents === null ? null : space.depositCents / 100),
    noticeDays: figure(space.noticeDays),
    insuranceRequired: one(yesNo(space.insuranceRequired)),
    sublettingAllowed: one(yesNo(space.sublettingAllowed)),
    leadTimeDays: figure(space.leadTimeDays),
    noise: one(tolerates.noise === null ? null : String(tolerates.noise)),
    ...textAnswers('fitOut', space.fitOut),
    ...textAnswers('forbidden', space.forbidden),
  };
  for (const day of WEEKDAYS) answers[`open.${day}`] = one(spansText(hours?.[day]));
  for (const code of AMENITIES)
    answers[`amenity.${code}`] = one(
      amenities.has.includes(code) ? 'yes' : amenities.lacks.includes(code) ? 'no' : null,
    );
  for (const measure of SPACE_MEASURES) answers[measure] = figure(measures[measure]);
  for (const code of NUISANCES) answers[`tolerates.${code}`] = one(yesNo(tolerates[code]));
  for (const [row, tariff] of (space.tariffs ?? []).entries()) {
    answers[`rent.${row}`] = figure(tariff.rentCents === null ? null : tariff.rentCents / 100);
    answers[`charges.${row}`] = figure(tariff.chargesCents === null ? null : tariff.chargesCents / 100);
    answers[`unit.${row}`] = [`${tariff.per}.${tariff.of}`];
    answers[`currency.${row}`] = [tariff.currency];
    answers[`for.${row}`] = tariff.for ?? [];
  }
  return answers;
};
