import type { NeedFields } from '#shared/domain/need.ts';
import { addDays } from '#shared/domain/time-zone.ts';
import type { Tried } from '#shared/usecases/try-need.ts';
import type { View } from '#shared/web/view.ts';
import type { Said } from './read-need.ts';

const A_YEAR = 365;
/** More than anybody pays: the price keeps nothing away while none was said. */
const NO_LIMIT_CENTS = 1e12;

/** What has been said, as a need that leaves all else open; null while not even an activity was. */
export const trialOf = (said: Said, kind: 'stay' | 'sessions', today: string): NeedFields | null => {
  if (said.activities === null) return null;
  const days = { earliest: today, latest: addDays(today, A_YEAR) };
  const anyTime: NeedFields['when'] =
    kind === 'stay'
      ? { kind, ...days, minDays: 1, maxDays: null }
      : { kind, ...days, hours: 0.25, perWeek: 1, weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' };
  return {
    activities: said.activities,
    people: said.people ?? 1,
    areaM2: said.areaM2 ?? { min: 1, ideal: null, max: null },
    tenure: said.tenure ?? 'either',
    budget: said.budget ?? { cents: NO_LIMIT_CENTS, currency: 'EUR', per: 'month' },
    when: said.when ?? anyTime,
    places: said.places ?? [],
    requires: said.requires ?? [],
    prefers: said.prefers ?? [],
    minimums: said.minimums ?? {},
    emits: said.emits ?? { noise: 0, dust: false, fumes: false, wet: false, flame: false },
    importance: said.importance ?? {},
  };
};

/** Beside the form: what it would find by now. */
export const SoFar = ({ view: { t }, tried }: { view: View; tried: Tried | null }) => (
  <aside class="so-far" aria-labelledby="so-far">
    <h2 id="so-far">{t.t('needForm.soFar')}</h2>
    {tried === null ? (
      <p>{t.t('needForm.soFarNothing')}</p>
    ) : (
      <>
        <p>
          {tried.total === 0 ? t.t('needForm.soFarNone') : t.t('needForm.soFarMatch', { count: tried.total })}
          {tried.total > 0 && tried.isMostlyUnpriced && ` ${t.t('needForm.soFarUnpriced')}`}
        </p>
        <p class="second">{paceText(t, tried.perWeek)}</p>
      </>
    )}
  </aside>
);

/** "About 3 new a week", by the last 90 days. */
export const paceText = (t: View['t'], perWeek: number): string => {
  const count = Math.round(perWeek);
  if (perWeek === 0) return t.t('needs.paceNone');
  return count === 0 ? t.t('needs.paceUnderOne') : t.t('needs.pace', { count });
};
