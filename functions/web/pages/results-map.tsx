import { codeName } from '#shared/i18n/code-name.ts';
import { countryLabels } from '../country-labels.ts';
import type { MapData, MapRoom } from '../map-data.ts';
import type { ResultsProps } from './results-view.tsx';

/** A map in step with the list; everything on it also stands in the list, so without the script there is none. */
export const ResultsMap = ({ view, need, where, page, numberFrom, tiles, answers }: ResultsProps) => {
  const { t } = view;
  const room = (
    number: number | null,
    { spaceId, about }: (typeof page.nearMisses)[number] | (typeof page.items)[number],
  ): MapRoom => ({
    spaceId,
    lat: about.site.location.lat,
    lon: about.site.location.lon,
    number,
    name: about.space.name,
    town: about.site.town ?? about.site.name,
  });
  const [circle] = need.places;
  const data: MapData = {
    outlines: view.asset('outlines.json'),
    tiles,
    countries: tiles === null ? countryLabels(t) : [],
    place:
      where.kind === 'town' && circle && 'radiusKm' in circle
        ? { lat: circle.lat, lon: circle.lon, radiusKm: circle.radiusKm, label: where.label }
        : null,
    rooms: [
      ...page.items.map((found, index) => room(numberFrom + index, found)),
      ...page.nearMisses.map((near) => room(null, near)),
    ],
    words: {
      closer: t.t('results.zoomIn'),
      farther: t.t('results.zoomOut'),
      circle:
        where.kind === 'town'
          ? t.t('results.radius', { radius: t.distanceKm(Number(answers.km)), place: where.label })
          : codeName(t, 'activity', answers.activity as 'painting'),
    },
  };
  if (data.rooms.length === 0 && data.place === null) return <div />;
  return (
    <aside class="map-column" id="map" aria-labelledby="map-title">
      <h2 class="hidden" id="map-title">
        {t.t('results.map')}
      </h2>
      <div class="map" data-map={JSON.stringify(data)}>
        <noscript>
          <p>{t.t('results.mapText')}</p>
        </noscript>
      </div>
      <ul class="legend">
        {page.items.length > 0 && (
          <li>
            <span class="legend-plate" aria-hidden="true" /> {t.t('results.matchMap')}
          </li>
        )}
        {page.nearMisses.length > 0 && (
          <li>
            <span class="legend-ring" aria-hidden="true" /> {t.t('results.missed')}
          </li>
        )}
        {data.place && (
          <li>
            <span class="legend-cross" aria-hidden="true" /> {t.t('results.here')}
          </li>
        )}
      </ul>
    </aside>
  );
};
