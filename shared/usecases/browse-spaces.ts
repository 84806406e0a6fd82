import type { Box } from '#shared/domain/cells.ts';
import { ACTIVITIES, type Activity } from '#shared/domain/codes.ts';
import type { Row } from '#shared/domain/packed/best-k.ts';
import { type Cluster, clustersIn, eachSpaceIn, type SpaceFilter } from '#shared/domain/packed/browse-packed.ts';
import { namesAt } from '#shared/domain/packed/code-lists.ts';
import { byCodeUnit } from '#shared/domain/rank.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { At, Page } from '#shared/store/ports.ts';
import { type About, tellAbout } from './about-space.ts';

export type Browsed = {
  spaceId: string;
  siteId: string;
  areaM2: number | null;
  activities: Activity[] | null;
  about: About;
};

/** The published spaces of a map window, by id, told from the index; the table says whether those of the page still are. */
export const browseSpaces = async (
  deps: Pick<Deps, 'spaceIndex' | 'spaces' | 'sites'>,
  box: Box,
  filter: SpaceFilter,
  at: At,
): Promise<Page<Browsed>> => {
  const found = await deps.spaceIndex.batchesWithin(box);
  const inWindow: { spaceId: string; at: Row }[] = [];
  eachSpaceIn(found, box, filter, (batch, row) => {
    const spaceId = found[batch]!.batch.ids.at(row);
    if (spaceId > (at.after ?? '')) inWindow.push({ spaceId, at: { batch, row } });
  });
  inWindow.sort((a, b) => byCodeUnit(a.spaceId, b.spaceId));
  const page = inWindow.slice(0, at.limit);
  const states = await deps.spaces.glance(
    page.map(({ spaceId }) => spaceId),
    ['id', 'state'],
    { consistent: false },
  );
  const published = new Set(states.filter(({ state }) => state === 'published').map(({ id }) => id));
  const hits = page
    .filter(({ spaceId }) => published.has(spaceId))
    .map((hit) => {
      const { batch } = found[hit.at.batch]!;
      const areaM2 = batch.areaM2[hit.at.row]!;
      return {
        ...hit,
        siteId: batch.siteIds.at(batch.siteOf[hit.at.row]!),
        areaM2: Number.isNaN(areaM2) ? null : areaM2,
        activities: namesAt(batch.activities, hit.at.row, ACTIVITIES),
      };
    });
  const items = await tellAbout(
    deps,
    found.map(({ batch }) => batch),
    hits,
  );
  return { items, next: inWindow.length > page.length ? page.at(-1)!.spaceId : null };
};

/** The same counted by cells of the map, from the index alone. */
export const clusterSpaces = async (
  deps: Pick<Deps, 'spaceIndex'>,
  box: Box,
  filter: SpaceFilter,
  zoom: number,
): Promise<{ zoom: number; clusters: Cluster[] }> =>
  clustersIn(await deps.spaceIndex.batchesWithin(box), box, filter, zoom);
