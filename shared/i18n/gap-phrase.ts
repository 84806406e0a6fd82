import { dayNumber } from '#shared/domain/day.ts';
import type { Gap } from '#shared/domain/gap.ts';
import type { MergePatch } from '#shared/domain/merge-patch.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import { codeNames } from './code-name.ts';
import { measureText } from './measure-text.ts';
import { euroAmount } from './price.ts';
import type { Translator } from './translator.ts';
import { whenPatchOf } from './when-patch.ts';

export type GapContext = {
  need: Pick<NeedFields, 'when' | 'budget'>;
  eurPerHuf: number;
  change?: MergePatch; // of the near miss: says how far off the days are
};

const whenGap = (t: Translator, { when }: GapContext['need'], change: MergePatch | undefined): string => {
  const { earliest, latest, minDays, weekdays } = whenPatchOf(change);
  if (earliest !== null) return t.t('gap.when.earlier', { count: dayNumber(when.earliest) - dayNumber(earliest) });
  if (latest !== null) return t.t('gap.when.later', { count: dayNumber(latest) - dayNumber(when.latest) });
  if (minDays !== null) return t.t('gap.when.shorter', { count: minDays });
  return t.t(weekdays ? 'gap.when.sessions' : 'gap.when.none');
};

/** The one thing that keeps a near miss away, in a few words: "52 km too far". */
export const gapPhrase = (t: Translator, gap: Gap, { need, eurPerHuf, change }: GapContext): string => {
  switch (gap.constraint) {
    case 'activities':
      return t.t('gap.activities', { list: t.list(codeNames(t, 'activity', gap.missing)) });
    case 'area': {
      const { areaM2, minM2, maxM2 } = gap;
      if (areaM2 !== null && areaM2 < minM2) return t.t('gap.area.small', { by: t.areaM2(minM2 - areaM2) });
      return t.t('gap.area.large', { by: t.areaM2(Math.max(0, (areaM2 ?? 0) - (maxM2 ?? 0))) });
    }
    case 'when':
      return gap.because === 'mode' ? t.t('gap.when.mode') : whenGap(t, need, change);
    case 'term':
      if (gap.spaceMaxDays === null || (gap.maxDays !== null && gap.maxDays < gap.spaceMinDays))
        return t.t('gap.term.longer', { count: gap.spaceMinDays });
      return t.t('gap.term.shorter', { count: gap.spaceMaxDays });
    case 'cost': {
      if (gap.costCents === null) return t.t('gap.cost.none');
      const purse = { currency: need.budget.currency, eurPerHuf };
      return t.t('gap.cost', { by: euroAmount(t, gap.costCents - gap.budgetCents, purse) });
    }
    case 'place':
      if (gap.nearest === null) return t.t('gap.place.country');
      return t.t('gap.place', { by: t.distanceKm(gap.nearest.distanceKm - gap.nearest.radiusKm) });
    case 'amenities':
      return t.t('gap.amenities', { list: t.list(codeNames(t, 'amenity', gap.missing)) });
    case 'measures':
      return gap.missing
        .map(({ measure, minimum, actual }) =>
          t.t('gap.measures', { name: t.t(`measure.${measure}`), by: measureText(t, measure, minimum - actual) }),
        )
        .join('; ');
    case 'emissions':
      return t.t('gap.emissions', { list: t.list(gap.refused.map((emission) => t.t(`emission.${emission}`))) });
    case 'people':
      return t.t('gap.people', { count: gap.capacity });
    case 'tenure':
      return t.t(gap.offered === 'own' ? 'gap.tenure.shared' : 'gap.tenure.own');
  }
};
