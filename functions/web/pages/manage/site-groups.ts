import { BUILDINGS } from '#shared/domain/codes.ts';
import type { Region } from '#shared/domain/region.ts';
import { codeName, codeNames } from '#shared/i18n/code-name.ts';
import type { PlainKey, Translator } from '#shared/i18n/translator.ts';
import type { AnswerGroup } from '../../changed-meanwhile.ts';
import { type FormAnswers, textOf, textsOf } from '../../form.ts';
import {
  MOST_LINKS,
  NEW_LINKS,
  OPERATOR_KINDS,
  PRECISIONS,
  PROTECTIONS,
  SECTOR_SHARES,
  SELECTIONS,
  SITE_LIST_NAMES,
  SITE_LISTS,
  SITE_MATTERS,
  SITE_TEXT_NAMES,
  SITE_TEXTS,
} from './site-fields.ts';

const MOST_CHARACTERS = 160;

/** What the form of a house asks, and how each answer is said: for those whose form was overtaken by another's. */
export const siteGroups = (t: Translator, regions: readonly Region[]): AnswerGroup[] => {
  const group = (names: readonly string[], label: string, shown: AnswerGroup['shown']): AnswerGroup => ({
    names,
    label,
    shown,
  });
  const line = (name: string, label: string, more: readonly string[] = []): AnswerGroup =>
    group([name, ...more], label, (answers) => cut(textOf(answers, name)));
  const choice = (name: string, label: string, texts: Readonly<Record<string, string>>): AnswerGroup =>
    group([name], label, (answers) => texts[textOf(answers, name)] ?? null);
  const named = (codes: readonly string[], prefix: string): Record<string, string> =>
    Object.fromEntries(codes.map((code) => [code, t.t(`${prefix}.${code}` as PlainKey)]));
  const several = (name: string, label: string, textsIn: (codes: readonly string[]) => string[]): AnswerGroup =>
    group([name], label, (answers) => t.list(textsIn(textsOf(answers, name))) || null);
  const links = Array.from({ length: MOST_LINKS + NEW_LINKS }, (_, row) => [`link.title.${row}`, `link.url.${row}`]);
  return [
    line('name', t.t('siteForm.name')),
    choice('building', t.t('siteForm.building'), named(BUILDINGS, 'building')),
    line('year', t.t('house.year')),
    line('area', t.t('house.area')),
    line('place', t.t('siteForm.town'), ['at']),
    line('address', t.t('house.address')),
    choice('precision', t.t('siteForm.precision'), named(PRECISIONS, 'siteForm.precision')),
    line('point', t.t('siteForm.point')),
    line('timeZone', t.t('siteForm.timeZone')),
    choice('region', t.t('coordination.region'), Object.fromEntries(regions.map(({ id, name }) => [id, name]))),
    line('mail', t.t('siteForm.mail')),
    line('phone', t.t('siteForm.phone')),
    line('website', t.t('siteForm.website')),
    line('operator', t.t('house.operator')),
    choice('operatorKind', t.t('siteForm.operatorKind'), named(OPERATOR_KINDS, 'house.operator')),
    choice('byAppointment', t.t('siteForm.appointment'), {
      yes: t.t('house.appointment'),
      no: t.t('siteForm.noAppointment'),
    }),
    choice('selectionMode', t.t('house.selection'), named(SELECTIONS, 'house.selection')),
    choice('protection', t.t('siteForm.protection'), named(PROTECTIONS, 'house.protection')),
    group(
      SECTOR_SHARES.map(({ name }) => name),
      t.t('siteForm.shares'),
      (answers) => sharesText(t, answers),
    ),
    several('matters', t.t('needForm.matters'), (codes) =>
      SITE_MATTERS.filter((code) => codes.includes(code)).map((code) => t.t(`siteForm.matters.${code}`)),
    ),
    group(links.flat(), t.t('house.sources'), (answers) => {
      const titles = links.map(([title = '']) => textOf(answers, title)).filter((title) => title !== '');
      return cut(titles.join(', '));
    }),
    ...SITE_LIST_NAMES.map((name) =>
      several(name, t.t(SITE_LISTS[name].label), (codes) => codeNames(t, SITE_LISTS[name].list, codes)),
    ),
    ...SITE_TEXT_NAMES.map((name) => line(name, t.t(SITE_TEXTS[name].label), [`${name}Lang`])),
  ];
};

const cut = (text: string): string | null =>
  text === '' ? null : text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;

const sharesText = (t: Translator, answers: FormAnswers): string | null => {
  const shares = SECTOR_SHARES.filter(({ name }) => textOf(answers, name) !== '').map(({ name, sector }) =>
    t.t('house.conceptShare', { sector: codeName(t, 'sector', sector), share: textOf(answers, name) }),
  );
  return shares.length === 0 ? null : shares.join(', ');
};
