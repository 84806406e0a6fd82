import type { CountedCriterion } from '#shared/domain/criterion.ts';
import { capitalised } from './capitalised.ts';
import { codeName, codeNames, type FitWord, fitWordOf } from './code-name.ts';
import { figuresOf } from './figures-of.ts';
import { euroAmount, type Purse, price } from './price.ts';
import type { Translator } from './translator.ts';

export type Reason = { code: CountedCriterion['code']; text: string; d: number };

type Level = 'good' | 'middling' | 'poor';
const levelOf = (d: number): Level => (d >= 0.85 ? 'good' : d >= 0.7 ? 'middling' : 'poor');

/** What a sentence is made from; null where the criterion's figures are not there: then the word must do. */
type Telling = (t: Translator, criterion: CountedCriterion, context: Context) => string | null;
type Context = { purse: Purse; isWhenUnknown: boolean };

const cost: Telling = (t, { d, figures }, { purse }) => {
  const { number, text } = figuresOf(figures);
  const cents = number('costCents');
  const budgetCents = number('budgetCents');
  const unit = text('unit');
  if (cents === null) return t.t('reason.cost.unknown');
  if (budgetCents === null || (unit !== '30-days' && unit !== 'stay' && unit !== 'session')) return null;
  return t.t(`reason.cost.${levelOf(d)}`, {
    cost: price(t, cents, unit, purse),
    budget: euroAmount(t, budgetCents, purse),
  });
};

const area: Telling = (t, { d, figures }) => {
  const { number } = figuresOf(figures);
  const offered = number('offeredAreaM2');
  const ideal = number('idealM2');
  if (offered === null) return t.t('reason.area.unknown');
  if (ideal === null) return null;
  return t.t(`reason.area.${levelOf(d)}`, { area: t.areaM2(offered), ideal: t.areaM2(ideal) });
};

const distance: Telling = (t, { d, figures }) => {
  const { number } = figuresOf(figures);
  const km = number('distanceKm');
  const radius = number('radiusKm');
  if (km === null || radius === null) return null;
  return t.t(`reason.distance.${levelOf(d)}`, { distance: t.distanceKm(km), radius: t.distanceKm(radius) });
};

const amenities: Telling = (t, { figures }) => {
  const { list } = figuresOf(figures);
  const said = (['has', 'unknown', 'lacks'] as const).flatMap((which) => {
    const codes = list(which);
    return codes.length > 0 ? [{ which, names: t.list(codeNames(t, 'amenity', codes)) }] : [];
  });
  const [first] = said;
  if (first === undefined) return null;
  if (said.length === 1 && first.which === 'has') return t.t('reason.amenities.good', { list: first.names });
  return said.map(({ which, names }) => t.t(`reason.amenities.${which}`, { list: names })).join(' ');
};

const start: Telling = (t, { d, figures }, { isWhenUnknown }) => {
  const { text } = figuresOf(figures);
  const [day, earliest, latest] = [text('start'), text('earliest'), text('latest')];
  if (isWhenUnknown && d === 0.5) return t.t('reason.start.unknown');
  if (day === null || earliest === null || latest === null) return null;
  if (day === earliest) return t.t('reason.start.earliest', { start: t.day(day) });
  const days = { start: t.day(day), earliest: t.day(earliest), latest: t.day(latest) };
  return t.t(`reason.start.${levelOf(d)}`, days);
};

const duration: Telling = (t, { d, figures }, { isWhenUnknown }) => {
  const { number } = figuresOf(figures);
  const [days, want] = [number('days'), number('wantDays')];
  if (isWhenUnknown && d === 0.5) return t.t('reason.duration.unknown');
  if (days === null || want === null) return null;
  if (days >= want) return t.t('reason.duration.good', { count: days });
  return t.t(d >= 0.7 ? 'reason.duration.middling' : 'reason.duration.poor', { count: days, want: t.number(want) });
};

const certainty: Telling = (t, { d, figures }) => {
  const count = figuresOf(figures).list('toConfirm').length;
  if (count === 0) return t.t('reason.certainty.good');
  return t.t(d >= 0.7 ? 'reason.certainty.middling' : 'reason.certainty.poor', { count });
};

const COMMON = { kinship: 'discipline', values: 'value', synergy: 'offer', audience: 'audience' } as const;
const common =
  (code: keyof typeof COMMON): Telling =>
  (t, { d, figures }) => {
    const codes = figuresOf(figures).list('common');
    if (codes.length === 0) return t.t(`reason.${code}.poor`);
    const shared = { list: t.list(codeNames(t, COMMON[code], codes)) };
    return d >= 0.85 ? t.t(`reason.${code}.good`, shared) : t.t(`reason.${code}.middling`, shared);
  };

const purpose: Telling = (t, { figures }) => {
  const codes = figuresOf(figures).list('common');
  if (codes.length === 0) return t.t('reason.purpose.poor');
  return t.t('reason.purpose.good', { list: t.list(codeNames(t, 'activity', codes)) });
};

const local: Telling = (t, { d, figures }) => {
  const km = figuresOf(figures).number('distanceKm');
  return km === null ? t.t('reason.local.unknown') : t.t(`reason.local.${levelOf(d)}`, { distance: t.distanceKm(km) });
};

const mix: Telling = (t, { d, figures }) => {
  const { number, text } = figuresOf(figures);
  if (number('afterM2') === null) return t.t('reason.mix.unknown');
  const sector = text('sector');
  if (sector !== 'creative' && sector !== 'trade' && sector !== 'service') return null;
  return t.t(`reason.mix.${levelOf(d)}`, { sector: codeName(t, 'sector', sector) });
};

const TELLINGS: Readonly<Record<CountedCriterion['code'], Telling>> = {
  cost,
  area,
  distance,
  amenities,
  start,
  duration,
  certainty,
  purpose,
  kinship: common('kinship'),
  values: common('values'),
  local,
  synergy: common('synergy'),
  audience: common('audience'),
  mix,
  term: (t, { d }) => t.t(`reason.term.${levelOf(d)}`),
};

/** "Purpose of the house: very well." All that a manager is told of a criterion, and what stands where figures lack. */
export const reasonInWords = (t: Translator, code: CountedCriterion['code'], fit: FitWord): string =>
  capitalised(t.lang, t.t('reason.word', { criterion: t.t(`criterion.${code}`), fit: t.t(`fit.${fit}`) }));

/** One sentence per criterion, best first by d·weight, in the translator's language. */
export const reasons = (t: Translator, criteria: readonly CountedCriterion[], purse: Purse): Reason[] => {
  const toConfirm = criteria.flatMap(({ figures }) => figuresOf(figures).list('toConfirm'));
  const context = { purse, isWhenUnknown: toConfirm.includes('when') };
  return criteria
    .toSorted((a, b) => b.d * b.weight - a.d * a.weight)
    .map((criterion) => {
      const { code, d } = criterion;
      return { code, d, text: TELLINGS[code](t, criterion, context) ?? reasonInWords(t, code, fitWordOf(d)) };
    });
};
