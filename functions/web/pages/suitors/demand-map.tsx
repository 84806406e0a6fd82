import type { DemandCell } from '#shared/domain/demand-cells.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Around } from '#shared/usecases/demand-around.ts';
import { BandBar, bandText } from '#shared/web/bands.tsx';
import type { View } from '#shared/web/view.ts';
import { countryLabels } from '../../country-labels.ts';
import type { Gazetteer } from '../../gazetteer.ts';
import type { MapData } from '../../map-data.ts';

type Props = { view: View; site: Site; around: Around; gazetteer: Gazetteer; tiles: string | null };

/** How far round the house the map shows at first. */
const ROUND_KM = 160;

/** Where those look who look round here: fields on a map, and the same as a table. */
export const DemandMap = (props: Props) => {
  const { view, around } = props;
  const { t } = view;
  const day = t.day(around.cellsCountedOn);
  return (
    <section class="demand-map" aria-labelledby="where">
      <h3 id="where">{t.t('demand.where')}</h3>
      <p class="second">{t.t('demand.whereText', { day })}</p>
      {around.cells.length === 0 ? (
        <p class="second">{t.t('demand.empty')}</p>
      ) : (
        <>
          <div class="map map-small" data-map={JSON.stringify(mapOf(props))} />
          <CellTable {...props} />
        </>
      )}
    </section>
  );
};

const middleOf = ({ south, north, west, east }: DemandCell) => ({ lat: (south + north) / 2, lon: (west + east) / 2 });

/** The well-known town nearest to the middle of a field. */
const nameOf = ({ view: { t }, gazetteer }: Props, cell: DemandCell): string => {
  const near = gazetteer.near({ id: -1, name: '', country: '', ...middleOf(cell) }, t.lang);
  return near === null ? '' : t.t('demand.round', { town: near });
};

const CellTable = (props: Props) => {
  const { t } = props.view;
  return (
    <table class="demand-cells">
      <thead class="hidden">
        <tr>
          <th scope="col">{t.t('demand.where')}</th>
          <th scope="col">{t.t('demand.actors')}</th>
        </tr>
      </thead>
      <tbody>
        {props.around.cells.map((cell, index) => (
          <tr>
            <th scope="row">
              <span class="number plate">{t.number(index + 1)}</span> {nameOf(props, cell)}
            </th>
            <td>
              <span class="chart-cell">
                <BandBar band={cell.actors} />
                <span>{bandText(cell.actors)}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const mapOf = (props: Props): MapData => {
  const { view, site, around, tiles } = props;
  const { t } = view;
  const { lat, lon } = site.location;
  const label = site.town ?? site.name;
  return {
    outlines: view.asset('outlines.json'),
    tiles,
    countries: tiles === null ? countryLabels(t) : [],
    place: { lat, lon, radiusKm: 0, showKm: ROUND_KM, label },
    cells: around.cells.map(({ south, north, west, east }) => ({ south, north, west, east })),
    rooms: around.cells.map((cell, index) => ({
      spaceId: `cell-${index + 1}`,
      ...middleOf(cell),
      number: index + 1,
      name: nameOf(props, cell),
      town: bandText(cell.actors),
    })),
    words: { closer: t.t('results.zoomIn'), farther: t.t('results.zoomOut'), circle: label },
  };
};
