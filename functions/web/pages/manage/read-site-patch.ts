import type { Region } from '#shared/domain/region.ts';
import type { Site } from '#shared/domain/site.ts';
import { codeName } from '#shared/i18n/code-name.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { type FormAnswers, textOf } from '../../form.ts';
import { formReader } from '../../form-reader.ts';
import type { Gazetteer } from '../../gazetteer.ts';
import { readFreeText } from './free-text-field.tsx';
import { readLinks } from './read-links.ts';
import { readSitePlace, type SitePlace } from './read-site-place.ts';
import { readBasics } from './site-basics.tsx';
import {
  OPERATOR_KINDS,
  PROTECTIONS,
  SECTOR_SHARES,
  SELECTIONS,
  SITE_LIST_NAMES,
  SITE_LISTS,
  SITE_MATTERS,
  SITE_TEXT_NAMES,
  SITE_TEXTS,
} from './site-fields.ts';
import { figureText } from './space-answers.ts';

type Form = { answers: FormAnswers; t: Translator; site: Site; regions: readonly Region[]; gazetteer: Gazetteer };
export type SitePatch = SitePlace & { regionId: string | null };

/** Everything that the form of a house says, as a merge patch of the house as it is stored. */
export const readSitePatch = (form: Form) => {
  const { answers, t, site, regions } = form;
  const reader = formReader(answers, t);
  const text = (name: (typeof SITE_TEXT_NAMES)[number]) =>
    readFreeText(reader, { name, label: t.t(SITE_TEXTS[name].label), most: SITE_TEXTS[name].most }, site[name]);
  const codes = (name: (typeof SITE_LIST_NAMES)[number]) =>
    reader.choices({ name, label: t.t(SITE_LISTS[name].label) }, SITE_LISTS[name].codes as readonly string[]);
  const appointment = reader.choice({ name: 'byAppointment', label: t.t('siteForm.appointment') }, ['yes', 'no']);
  const patch = {
    ...readBasics(reader, t),
    year: reader.line({ name: 'year', label: t.t('house.year'), most: 60 }),
    totalAreaM2: reader.number({ name: 'area', label: t.t('house.area'), least: 1, most: 1e6 }),
    ...readSitePlace({ ...form, reader }),
    regionId: reader.choice(
      { name: 'region', label: t.t('coordination.region') },
      regions.map(({ id }) => id),
    ),
    operator: reader.line({ name: 'operator', label: t.t('house.operator'), most: 200 }),
    operatorKind: reader.choice({ name: 'operatorKind', label: t.t('siteForm.operatorKind') }, OPERATOR_KINDS),
    byAppointment: appointment === null ? null : appointment === 'yes',
    selectionMode: reader.choice({ name: 'selectionMode', label: t.t('house.selection') }, SELECTIONS),
    protection: reader.choice({ name: 'protection', label: t.t('siteForm.protection') }, PROTECTIONS),
    concept: readShares({ ...form, reader }),
    importance: readMatters({ ...form, reader }),
    links: readLinks(reader, answers, t),
    ...Object.fromEntries(SITE_LIST_NAMES.map((name) => [name, codes(name)])),
    ...Object.fromEntries(SITE_TEXT_NAMES.map((name) => [name, text(name)])),
  };
  return { patch: patch satisfies SitePatch, reader };
};

type Reading = Form & { reader: ReturnType<typeof formReader> };

/** Shares that are typed together make the whole; none of them: not said. */
const readShares = ({ reader, answers, t, site }: Reading): Site['concept'] => {
  const { concept } = site;
  const isStored = ({ name, sector }: (typeof SECTOR_SHARES)[number]) =>
    textOf(answers, name) === figureText(t, concept && concept[sector] * 100);
  if (SECTOR_SHARES.every(isStored)) return concept; // thirds, which no figure in per cent says
  const faults = reader.faults.length;
  const [creative = null, trade = null, service = null] = SECTOR_SHARES.map(({ name, sector }) =>
    reader.number({ name, label: codeName(t, 'sector', sector), most: 100 }),
  );
  if (reader.faults.length > faults || (creative === null && trade === null && service === null)) return null;
  const shares = { creative: creative ?? 0, trade: trade ?? 0, service: service ?? 0 };
  const sum = shares.creative + shares.trade + shares.service;
  if (Math.abs(sum - 100) > 0.05) {
    const list = Object.values(shares).map((share) => t.number(share, 2));
    return reader.wrong(
      SECTOR_SHARES[0]!.name,
      t.t('siteForm.sharesWrong', { list: t.list(list), sum: t.number(sum, 2) }),
    );
  }
  return { creative: shares.creative / sum, trade: shares.trade / sum, service: shares.service / sum };
};

const MOST_MATTERS = 2;

/** What is ticked counts double; what somebody set lower by the API stays lower. */
const readMatters = ({ reader, t, site }: Reading) => {
  const before = SITE_MATTERS.filter((code) => site.importance[code] === 'high');
  const most = Math.max(MOST_MATTERS, before.length);
  const matters = reader.choices({ name: 'matters', label: t.t('needForm.matters'), most }, SITE_MATTERS);
  const levelOf = (code: (typeof SITE_MATTERS)[number]) =>
    matters.includes(code) ? 'high' : before.includes(code) ? null : (site.importance[code] ?? null);
  return Object.fromEntries(SITE_MATTERS.map((code) => [code, levelOf(code)]));
};
