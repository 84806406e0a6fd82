import type { Language } from '#shared/domain/codes.ts';
import type { Place } from '#shared/domain/need.ts';
import type { Point } from '#shared/domain/scalars.ts';
import { formatsFor } from '#shared/i18n/formats.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { COUNTRIES, findPlace } from './find-place.ts';
import type { Found, Gazetteer } from './gazetteer.ts';
import { placeLabels } from './place-label.ts';

/** A place as it is typed, and the id of the town that was picked for it. */
type Typed = { place: string; at: string };
type Located = { ok: true; where: Point | { country: string } | null } | { ok: false; text: string };

const MOST_NAMED = 4;
/** Nearer than this a point is the town. */
const AT_TOWN_KM = 0.5;

/** Where a text is: a town, a country, "50.92, 13.34"; empty is nowhere. Several towns of one name are asked about, not guessed. */
export const locate = ({ place, at }: Typed, t: Translator, gazetteer: Gazetteer): Located => {
  const [, lat, lon] = /^(-?\d{1,2}(?:\.\d+)?),\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(place) ?? [];
  if (lat !== undefined && Math.abs(Number(lat)) <= 90 && Math.abs(Number(lon)) <= 180)
    return { ok: true, where: { lat: Number(lat), lon: Number(lon) } };
  if (/^[A-Z]{2}$/.test(place)) return { ok: true, where: { country: place } };
  const found = findPlace(place, at, gazetteer, t.lang);
  if (found === null) return { ok: false, text: t.t('search.error.place', { place }) };
  if (found.kind === 'anywhere') return { ok: true, where: null };
  if (found.kind === 'country') return { ok: true, where: { country: found.country } };
  if (found.others.length === 0) return { ok: true, where: { lat: found.town.lat, lon: found.town.lon } };
  const labels = [labelOf(found.town, gazetteer, t.lang), ...found.others.map(({ label }) => label)];
  const list = labels.slice(0, MOST_NAMED).map((label) => `“${label}”`);
  return { ok: false, text: t.t('needForm.which', { place, list: list.join(', ') }) };
};

/** A town as it is told apart from all others of its name. */
const labelOf = (town: Found, gazetteer: Gazetteer, lang: Language): string => {
  const named = gazetteer.named(town.name, lang);
  const at = named.findIndex(({ id }) => id === town.id);
  return placeLabels(named, gazetteer, lang)[at] ?? town.name;
};

/** A point as it would be typed: its town, or where no town is, its coordinates. */
export const typedPoint = (point: Point, gazetteer: Gazetteer, lang: Language): Typed => {
  const nearest = gazetteer.nearest(point, lang);
  if (nearest && nearest.km <= AT_TOWN_KM)
    return { place: labelOf(nearest.town, gazetteer, lang), at: String(nearest.town.id) };
  return { place: `${point.lat}, ${point.lon}`, at: '' };
};

export const typedPlace = (place: Place, gazetteer: Gazetteer, lang: Language): Typed & { km: string } => {
  if ('radiusKm' in place) return { ...typedPoint(place, gazetteer, lang), km: String(place.radiusKm) };
  const name = COUNTRIES.includes(place.country) ? formatsFor(lang).country(place.country) : place.country;
  return { place: name, at: '', km: '50' };
};

/** A point in words: "Freiberg, Germany", or the coordinates and the town next to them. */
export const pointText = (point: Point, t: Translator, gazetteer: Gazetteer): string => {
  const { place, at } = typedPoint(point, gazetteer, t.lang);
  const nearest = gazetteer.nearest(point, t.lang);
  if (at !== '' || !nearest) return place;
  return t.t('needForm.nearTown', { town: labelOf(nearest.town, gazetteer, t.lang) });
};

/** "30 km round Freiberg, Germany", or a country. */
export const placeText = (place: Place, t: Translator, gazetteer: Gazetteer): string =>
  'radiusKm' in place
    ? t.t('results.within', { radius: t.distanceKm(place.radiusKm), place: pointText(place, t, gazetteer) })
    : t.country(place.country);
