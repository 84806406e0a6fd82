import type { Site } from '#shared/domain/site.ts';
import type { View } from '#shared/web/view.ts';
import type { MapData } from '../map-data.ts';

/** How far round the place the house may lie, as exactly as it is given. */
const WITHIN_KM: Record<Site['locationPrecision'], number> = { exact: 0, street: 0.3, town: 2 };
/** So that a border or two show where in Europe it is. */
const ROUND_KM = 160;

/** Where a house lies, among its countries: what is on it is also said in words, so without the script there is none. */
export const SiteMap = ({ view, site, tiles }: { view: View; site: Site; tiles: string | null }) => {
  const { t } = view;
  const { lat, lon } = site.location;
  const label = site.town ?? site.name;
  const data: MapData = {
    outlines: view.asset('outlines.json'),
    tiles,
    place: { lat, lon, radiusKm: WITHIN_KM[site.locationPrecision], showKm: ROUND_KM, label },
    rooms: [],
    words: { closer: t.t('results.zoomIn'), farther: t.t('results.zoomOut'), circle: label },
  };
  return <div class="map map-small" data-map={JSON.stringify(data)} />;
};
