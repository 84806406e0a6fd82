import type { Site } from '#shared/domain/site.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { FormAnswers } from '../../form.ts';
import { textAnswers } from './free-text-field.tsx';
import { SECTOR_SHARES, SITE_LIST_NAMES, SITE_MATTERS, SITE_TEXT_NAMES } from './site-fields.ts';
import { figureText, yesNo } from './space-answers.ts';

const one = (value: string | null): readonly string[] => (value === null || value === '' ? [] : [value]);

/** Where a house is, as the form shows it; a town's own coordinates are not worth a field. */
export const placeAnswers = ({ town, location, locationPrecision, timeZone }: Site): FormAnswers => ({
  place: one(town),
  point: locationPrecision === 'town' ? [] : [`${location.lat}, ${location.lon}`],
  precision: [locationPrecision],
  timeZone: [timeZone],
});

/** A stored house as the form shows it. */
export const answersOfSite = (site: Site, t: Translator): FormAnswers => ({
  name: [site.name],
  building: one(site.building),
  address: one(site.address),
  ...placeAnswers(site),
  region: one(site.regionId),
  mail: one(site.contact.mail),
  phone: one(site.contact.phone),
  website: one(site.contact.website),
  year: one(site.year),
  area: one(figureText(t, site.totalAreaM2)),
  operator: one(site.operator),
  operatorKind: one(site.operatorKind),
  byAppointment: one(yesNo(site.byAppointment)),
  selectionMode: one(site.selectionMode),
  protection: one(site.protection),
  matters: SITE_MATTERS.filter((code) => site.importance[code] === 'high'),
  ...Object.fromEntries(
    SECTOR_SHARES.map(({ name, sector }) => [name, one(figureText(t, site.concept && site.concept[sector] * 100))]),
  ),
  ...Object.fromEntries(SITE_LIST_NAMES.map((name) => [name, site[name]])),
  ...Object.assign(
    {},
    // A text that is still to be written begins in the reader's language, as its field does.
    ...SITE_TEXT_NAMES.map((name) => ({ [`${name}Lang`]: [t.lang], ...textAnswers(name, site[name]) })),
    ...site.links.map(({ title, url }, row) => ({ [`link.title.${row}`]: [title], [`link.url.${row}`]: [url] })),
  ),
});
