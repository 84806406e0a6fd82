import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { codeName, codeNames } from '#shared/i18n/code-name.ts';
import { measureText } from '#shared/i18n/measure-text.ts';
import type { Fact } from '#shared/web/fact-table.tsx';
import { textIn } from '#shared/web/free-text.tsx';
import type { View } from '#shared/web/view.ts';

const MEASURES = ['powerKw', 'floorLoadKgM2', 'doorWidthCm', 'ceilingCm'] as const;
const NUISANCES = ['dust', 'fumes', 'wet', 'flame'] as const;

export const termText = ({ t }: View, { minDays, maxDays }: NonNullable<Space['term']>): string => {
  if (maxDays === null) return t.t('room.daysFrom', { count: minDays });
  return t.t('room.daysTo', { least: t.number(minDays), most: t.t('room.days', { count: maxDays }) });
};

/** Every fact of a room that the house can enter: those known as rows, the names of the others. */
export const spaceFacts = (view: View, space: Space, site: Site): { known: Fact[]; unknown: string[] } => {
  const { t } = view;
  const known: Fact[] = [];
  const unknown: string[] = [];
  /** `ask` says what there is to ask, where the name alone would not. */
  const fact = <T>(name: string, value: T | null, tell: (value: T) => string, ask?: string): void => {
    if (value === null) unknown.push(ask ?? inList(t, name));
    else known.push({ name: capitalised(t.lang, name), value: capitalised(t.lang, tell(value)) });
  };
  const names = (list: Parameters<typeof codeNames>[1]) => (codes: readonly string[]) =>
    t.list(codeNames(t, list, codes)) || t.t('room.none');
  const { has, lacks } = space.amenities;

  fact(t.t('room.kind'), space.kind, (kind) => codeName(t, 'spaceKind', kind));
  fact(t.t('room.activities'), space.activities, names('activity'), t.t('ask.activities'));
  fact(t.t('room.size'), space.areaM2, t.areaM2, t.t('ask.area'));
  if (space.available === null) unknown.push(t.t('ask.when'));
  if (space.tariffs === null || space.tariffs.some((each) => each.rentCents === null || each.chargesCents === null))
    unknown.push(t.t('ask.cost'));
  if (space.divisibleFromM2 !== null) fact(t.t('room.part'), space.divisibleFromM2, t.areaM2);
  fact(t.t('room.floor'), space.floorLevel, (level) => (level === 0 ? t.t('room.ground') : t.number(level)));
  fact(t.t('room.capacity'), space.capacity, (count) => t.number(count), t.t('ask.people'));
  fact(t.t('room.tenure'), space.tenure, (tenure) => codeName(t, 'tenure', tenure), t.t('ask.tenure'));
  fact(t.t('room.modes'), space.modes, (modes) => t.list(modes.map((mode) => t.t(`room.mode.${mode}`))));
  if (space.modes?.includes('sessions') || space.hours !== null)
    fact(t.t('room.hours'), space.hours, (hours) => hoursText(view, hours));
  fact(t.t('room.term'), space.term, (term) => termText(view, term), t.t('ask.term'));
  if (space.preferredTerm !== null) fact(t.t('room.preferred'), space.preferredTerm, (term) => termText(view, term));
  fact(t.t('room.has'), has.length > 0 ? has : null, names('amenity'), t.t('ask.amenities'));
  if (lacks.length > 0) fact(t.t('room.lacks'), lacks, names('amenity'));
  for (const code of ['heating', 'internet', 'step-free'] as const)
    if (!has.includes(code) && !lacks.includes(code)) unknown.push(codeName(t, 'amenity', code));
  for (const measure of MEASURES) {
    const value = space.measures[measure];
    if (value !== null) fact(t.t(`measure.${measure}`), value, (figure) => measureText(t, measure, figure));
  }
  fact(t.t('room.noise'), space.tolerates.noise, (noise) => t.t(`search.noise.${noise as 0 | 1 | 2 | 3}`));
  const told = (wanted: boolean) =>
    NUISANCES.filter((code) => space.tolerates[code] === wanted).map((code) => t.t(`emission.${code}`));
  if (told(true).length > 0) fact(t.t('room.allowed'), told(true), (list) => t.list(list));
  if (told(false).length > 0) fact(t.t('room.refused'), told(false), (list) => t.list(list));
  if (space.insuranceRequired !== null)
    fact(t.t('room.insurance'), space.insuranceRequired, (is) =>
      t.t(is ? 'room.insuranceNeeded' : 'room.insuranceFree'),
    );
  if (space.sublettingAllowed !== null)
    fact(t.t('room.sublet'), space.sublettingAllowed, (is) => t.t(is ? 'room.subletYes' : 'room.subletNo'));
  if (space.leadTimeDays !== null)
    fact(t.t('room.lead'), space.leadTimeDays, (count) => t.t('room.leadDays', { count }));
  if (space.fitOut) fact(t.t('room.fitOut'), space.fitOut, (text) => textIn(view, text).text);
  fact(t.t('room.forbidden'), space.forbidden, (text) => textIn(view, text).text);
  if (site.operator) fact(t.t('house.operator'), site.operator, (operator) => operator);
  if (site.selectionMode) fact(t.t('house.selection'), site.selectionMode, (mode) => t.t(`house.selection.${mode}`));
  if (site.sample) fact(t.t('room.confirmed'), t.t('room.neverConfirmed'), (text) => text);
  else if (space.confirmedAt) fact(t.t('room.confirmed'), space.confirmedAt, (at) => t.dayOf(at, site.timeZone));
  return { known, unknown };
};

/** As it stands within a sentence; German writes its nouns large there, too. */
const inList = ({ lang }: View['t'], name: string): string =>
  lang === 'de' ? name : name.charAt(0).toLocaleLowerCase(lang) + name.slice(1);

const hoursText = ({ t }: View, hours: NonNullable<Space['hours']>): string => {
  const names = t.weekdays();
  return ([1, 2, 3, 4, 5, 6, 7] as const)
    .flatMap((day) => {
      const spans = hours[day] ?? [];
      return spans.length === 0 ? [] : [`${names[day - 1]} ${spans.map(({ from, to }) => `${from}–${to}`).join(', ')}`];
    })
    .join('; ');
};
