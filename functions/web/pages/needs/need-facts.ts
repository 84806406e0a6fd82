import type { NeedBody } from '#shared/domain/need.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { codeNames } from '#shared/i18n/code-name.ts';
import { measureText } from '#shared/i18n/measure-text.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { Fact } from '#shared/web/fact-table.tsx';
import type { Gazetteer } from '../../gazetteer.ts';
import { placeText } from '../../place-answer.ts';
import { MATTERS, MEASURES, NUISANCES, UNIT_DAYS, type Unit } from './need-answers.ts';
import type { Said } from './read-need.ts';

type Named = { title: string | null; activities: readonly string[] };
/** What a need is called: its own title, or what is to be done. */
export const needName = (t: Translator, { title, activities }: Named): string =>
  title ?? capitalised(t.lang, t.list(codeNames(t, 'activity', activities)));

/** The largest measure in which all these lengths come out even. */
const unitOf = (...days: readonly number[]): Unit =>
  (['months', 'weeks'] as const).find((unit) => days.every((length) => length % UNIT_DAYS[unit] === 0)) ?? 'days';

const inUnit = (t: Translator, days: number, unit: Unit): string => {
  const count = days / UNIT_DAYS[unit];
  return unit === 'days' ? t.t('room.days', { count }) : t.t(`needForm.${unit}`, { count });
};

/** A length in the words one would use: months and weeks where they come out even. */
export const daysText = (t: Translator, days: number): string => inUnit(t, days, unitOf(days));

/** "1–3 months": both ends by the same measure. */
const spanText = (t: Translator, least: number, most: number): string => {
  const unit = unitOf(least, most);
  return `${t.number(least / UNIT_DAYS[unit])}–${inUnit(t, most, unit)}`;
};

export const areaText = (t: Translator, { min, max }: NeedBody['areaM2']): string =>
  max === null
    ? t.t('results.sizeFrom', { min: t.areaM2(min) })
    : t.t('results.sizeTo', { min: t.number(min), max: t.areaM2(max) });

export const budgetText = (t: Translator, { cents, currency, per }: NeedBody['budget']): string => {
  const amount = t.money(cents, currency);
  return t.t('results.upTo', { price: t.t(`needForm.price.${per}`, { amount }) });
};

export const whenText = (t: Translator, when: NeedBody['when']): string => {
  const days = { from: t.day(when.earliest), to: t.day(when.latest) };
  if (when.kind === 'stay') return t.t('needForm.whenStay', days);
  const names = t.weekdays();
  return t.t('needForm.whenSessions', {
    ...days,
    days: when.weekdays.map((day) => names[day - 1] ?? '').join(', '),
    begin: when.from,
    end: when.to,
  });
};

export const lengthText = (t: Translator, when: NeedBody['when']): string => {
  if (when.kind === 'sessions')
    return t.t('needForm.lengthSessions', { count: when.perWeek, hours: t.number(when.hours, 2) });
  const { minDays, maxDays } = when;
  if (maxDays === null) return t.t('needForm.lengthFrom', { least: daysText(t, minDays) });
  return maxDays === minDays ? daysText(t, minDays) : spanText(t, minDays, maxDays);
};

/** Everything that has been said, in the order of the form; what was left open is left out. */
export const needFacts = (t: Translator, said: Said, gazetteer: Gazetteer): Fact[][] => {
  const row = (name: string, value: string | null | undefined): Fact[] => (value ? [{ name, value }] : []);
  const list = (codes: 'activity' | 'amenity', values: readonly string[] | null) =>
    values && values.length > 0 ? capitalised(t.lang, t.list(codeNames(t, codes, values))) : null;
  const { areaM2, budget, when, places, minimums, emits, importance } = said;
  const measures = MEASURES.flatMap((measure) => {
    const value = minimums?.[measure];
    return value === undefined ? [] : [`${t.t(`measure.${measure}`)} ${measureText(t, measure, value)}`];
  });
  const nuisances = NUISANCES.filter((code) => emits?.[code]).map((code) => t.t(`emission.${code}`));
  const matters = MATTERS.filter((code) => importance?.[code] === 'high').map((code) =>
    t.t(`needForm.matters.${code}`),
  );
  const noise = (['0', '1', '2', '3'] as const)[emits?.noise ?? 0] ?? '0';
  return [
    [
      ...row(t.t('needForm.title'), said.title),
      ...row(t.t('needForm.activities'), list('activity', said.activities)),
      ...row(t.t('needForm.people'), said.people === null ? null : t.number(said.people)),
      ...row(t.t('needForm.tenure'), capitalised(t.lang, t.t(`search.tenure.${said.tenure ?? 'either'}`))),
      ...row(t.t('needForm.noise'), capitalised(t.lang, t.t(`search.noise.${noise}`))),
      ...row(t.t('needForm.emits'), capitalised(t.lang, t.list(nuisances))),
      ...row(t.t('needForm.requires'), list('amenity', said.requires)),
      ...row(t.t('needForm.prefers'), list('amenity', said.prefers)),
      ...row(t.t('needForm.measures'), capitalised(t.lang, t.list(measures))),
    ],
    [
      ...row(t.t('needForm.area'), areaM2 && areaText(t, areaM2)),
      ...row(t.t('needForm.ideal'), areaM2?.ideal == null ? null : t.areaM2(areaM2.ideal)),
      ...row(t.t('needForm.money'), budget && capitalised(t.lang, budgetText(t, budget))),
      ...row(t.t('needForm.matters'), capitalised(t.lang, t.list(matters))),
    ],
    [
      ...row(t.t('needForm.when'), when && capitalised(t.lang, whenText(t, when))),
      ...row(t.t('needForm.length'), when && capitalised(t.lang, lengthText(t, when))),
      ...row(
        t.t('needForm.place'),
        places &&
          (places.length === 0 ? t.t('search.anywhere') : places.map((p) => placeText(p, t, gazetteer)).join('; ')),
      ),
    ],
  ];
};
