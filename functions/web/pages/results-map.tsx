import type { SearchPage } from '#shared/usecases/search-spaces.ts';
import type { View } from '#shared/web/view.ts';
import type { MapData, MapRoom } from '../map-data.ts';

export type AskedCircle = NonNullable<MapData['place']>;
type Props = {
  view: View;
  page: Pick<SearchPage, 'items' | 'nearMisses'>;
  numberFrom: number;
  place: AskedCircle | null;
  tiles: string | null;
};

/** A map in step with the list; everything on it also stands in the list, so without the script there is none. */
export const ResultsMap = ({ view, page, numberFrom, place, tiles }: Props) => {
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
  const data: MapData = {
    outlines: view.asset('outlines.json'),
    tiles,
    place,
    rooms: [
      ...page.items.map((found, index) => room(numberFrom + index, found)),
      ...page.nearMisses.map((near) => room(null, near)),
    ],
    words: {
      closer: t.t('results.zoomIn'),
      farther: t.t('results.zoomOut'),
      circle: place ? t.t('results.radius', { radius: t.distanceKm(place.radiusKm), place: place.label }) : '',
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
