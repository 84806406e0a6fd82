import { distanceKm } from '#shared/domain/geo.ts';
import type { Point } from '#shared/domain/scalars.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { findPlace } from '../../find-place.ts';
import { type FormAnswers, textOf } from '../../form.ts';
import type { FormReader } from '../../form-reader.ts';
import type { Found, Gazetteer } from '../../gazetteer.ts';
import { timeZoneOf } from '../../time-zone-of.ts';
import { readTown } from './read-town.ts';
import { placeAnswers } from './site-answers.ts';
import { PRECISIONS, zonesWith } from './site-fields.ts';

export type SitePlace = Pick<Site, 'town' | 'country' | 'location' | 'locationPrecision' | 'timeZone'>;
type Form = { reader: FormReader; answers: FormAnswers; t: Translator; site: Site; gazetteer: Gazetteer };

/** Decimals of a degree that are kept: of a town about a kilometre, of a street 100 m, else a metre. */
const DECIMALS: Record<Site['locationPrecision'], number> = { town: 2, street: 3, exact: 5 };
/** Farther than this a point is no longer in the town that was named. */
const MOST_KM = 50;

/** Where the house is and by which clock; what nobody touched stays as it is stored. */
export const readSitePlace = (form: Form): SitePlace => {
  const { reader, answers, t, site } = form;
  const stored = placeAnswers(site);
  const isSame = (name: string): boolean => textOf(answers, name) === textOf(stored, name);
  const zone = reader.choice({ name: 'timeZone', label: t.t('siteForm.timeZone') }, zonesWith(site.timeZone));
  const timeZone = zone ?? site.timeZone;
  const { town, country, locationPrecision, location } = site;
  if (['place', 'point', 'precision'].every(isSame) && textOf(answers, 'at') === '')
    return { town, country, location, locationPrecision, timeZone };
  const precision = { name: 'precision', label: t.t('siteForm.precision') };
  const wanted = reader.choice(precision, PRECISIONS) ?? locationPrecision;
  const point = readPoint(form);
  const named = isSame('place') && textOf(answers, 'at') === '' ? { name: town, found: null } : readName(form, point);
  if (wanted !== 'town' && textOf(answers, 'point') === '') reader.wrong('point', t.t('siteForm.pointNeeded'));
  const { found } = named;
  const farKm = found && point ? distanceKm(point, found) : 0;
  if (found && farKm > MOST_KM)
    reader.wrong(
      'point',
      t.t('siteForm.pointFar', { given: textOf(answers, 'point'), km: t.distanceKm(farKm), town: found.name }),
    );
  const inCountry = found?.country ?? country;
  const isAbroad = inCountry !== country && timeZone === site.timeZone;
  return {
    town: named.name,
    country: inCountry,
    location: rounded(point ?? found ?? location, DECIMALS[wanted]),
    locationPrecision: wanted,
    timeZone: isAbroad ? timeZoneOf(inCountry) : timeZone,
  };
};

/** A town that we know; with coordinates beside it any name will do. */
const readName = (
  { reader, answers, t, gazetteer }: Form,
  point: Point | null,
): { name: string | null; found: Found | null } => {
  const town = { name: 'place', label: t.t('siteForm.town') };
  const given = textOf(answers, 'place');
  if (given !== '' && point !== null && findPlace(given, textOf(answers, 'at'), gazetteer, t.lang) === null)
    return { name: reader.line({ ...town, most: 100 }), found: null };
  const found = readTown(reader, answers, t, gazetteer);
  return { name: found?.name ?? null, found };
};

const POINT = /^(-?\d{1,2}(?:[.,]\d+)?)[°\s]*N?\s*[;,\s]\s*(-?\d{1,3}(?:[.,]\d+)?)[°\s]*E?$/i;

/** "50.9167, 13.3833", as maps write it, or with commas in the figures. */
const readPoint = ({ reader, answers, t }: Form): Point | null => {
  const given = textOf(answers, 'point');
  if (given === '') return null;
  const [, lat, lon] = (POINT.exec(given) ?? []).map((figure) => Number(figure.replace(',', '.')));
  if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180)
    return reader.wrong('point', t.t('siteForm.pointWrong', { given }));
  return { lat, lon };
};

const rounded = ({ lat, lon }: Point, decimals: number): Point => ({
  lat: Number(lat.toFixed(decimals)),
  lon: Number(lon.toFixed(decimals)),
});
