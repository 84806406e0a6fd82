import type { Site } from '#shared/domain/site.ts';
import type { View } from '#shared/web/view.ts';

/** "Freiberg, Germany" */
export const placeText = ({ t }: View, { town, country }: Pick<Site, 'town' | 'country'>): string =>
  [town, t.country(country)].filter(Boolean).join(', ');

/** "Smelter house, 1655." */
export const buildingText = ({ t }: View, { building, year }: Site): string => {
  if (building === null) return year ?? '';
  const name = t.t(`building.${building}`);
  return year === null ? t.t('home.building', { building: name }) : t.t('home.buildingOf', { building: name, year });
};
