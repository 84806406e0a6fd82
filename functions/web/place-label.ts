import type { Language } from '#shared/domain/codes.ts';
import { formatsFor } from '#shared/i18n/formats.ts';
import type { Found, Gazetteer } from './gazetteer.ts';

/** Places as the reader tells them apart: by their country, and by the next well-known town where that is not enough. */
export const placeLabels = (places: readonly Found[], gazetteer: Gazetteer, lang: Language): string[] => {
  const { country } = formatsFor(lang);
  const plain = places.map((place) => `${place.name}, ${country(place.country)}`);
  return places.map((place, index) => {
    const label = plain[index] ?? place.name;
    const isAlone = plain.filter((other) => other === label).length === 1;
    const near = isAlone ? null : gazetteer.near(place, lang);
    return near === null ? label : `${label} (${near})`;
  });
};
