import { type Caller, isCoordinatorOfAll, may } from '#shared/domain/authority.ts';
import { type CountBand, countBand } from '#shared/domain/bands.ts';
import type { Region } from '#shared/domain/region.ts';
import { SPACE_TODAY } from '#shared/domain/space-today.ts';
import { notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { type Counted, countRegion, SITE_STATES } from './count-region.ts';
import { findRegion } from './keep-region.ts';

/** What a coordinator is told: how many look for a space only in bands. */
export type Figures = Omit<Counted, 'seekers'> & { seekers: CountBand };
export type RegionFigures = Figures & { region: Region | null };
export type Overview = { regions: RegionFigures[]; total: Figures; isCut: boolean };

const MOST_REGIONS = 40;
/** Of each state, in one answer: shared among the regions it speaks of. */
const MOST_SITES = 500;

/** The regions that the caller coordinates, by name; for coordinators of all, too, the sites that are in none. */
export const overseeRegions = async (deps: Deps, caller: Caller): Promise<Overview> => {
  const { items: regions, next } = await regionsOf(deps, caller);
  const places: (Region | null)[] = [...regions.sort((a, b) => a.name.localeCompare(b.name))];
  if (may.seeOverview(caller, { regionId: null })) places.push(null);
  const most = Math.floor(MOST_SITES / Math.max(1, places.length));
  const all = await Promise.all(
    places.map(async (region) => ({ region, counted: await countRegion(deps, region?.id ?? null, most) })),
  );
  const shown = all.filter(({ region, counted }) => region !== null || SITE_STATES.some((s) => counted.sites[s] > 0));
  return {
    regions: shown.map(({ region, counted }) => ({ region, ...told(counted) })),
    total: told(sumOf(shown.map(({ counted }) => counted))),
    isCut: next !== null,
  };
};

export const overseeRegion = async (deps: Deps, caller: Caller, regionId: string): Promise<RegionFigures> => {
  if (!may.seeOverview(caller, { regionId })) throw notFound('region');
  const region = await findRegion(deps, regionId);
  return { region, ...told(await countRegion(deps, regionId, MOST_SITES)) };
};

/** The regions in which the caller has the say. */
export const regionsOf = async (deps: Deps, caller: Caller): Promise<{ items: Region[]; next: string | null }> => {
  if (isCoordinatorOfAll(caller)) return deps.regions.list({ limit: MOST_REGIONS });
  const ids = caller.memberships.filter(({ scope }) => scope.kind === 'region').map(({ scope }) => scope.id);
  return { items: await deps.regions.findMany(ids.slice(0, MOST_REGIONS)), next: ids[MOST_REGIONS] ?? null };
};

const told = ({ seekers, ...counted }: Counted): Figures => ({ ...counted, seekers: countBand(seekers.size) });

/** Who looks in two regions is one. */
const sumOf = (all: readonly Counted[]): Counted => {
  const sum = (of: (counted: Counted) => number): number => all.reduce((total, each) => total + of(each), 0);
  const each = <K extends string>(keys: readonly K[], of: (counted: Counted, key: K) => number) =>
    Object.fromEntries(keys.map((key) => [key, sum((counted) => of(counted, key))])) as Record<K, number>;
  return {
    sites: each(SITE_STATES, ({ sites }, state) => sites[state]),
    spaces: each(SPACE_TODAY, ({ spaces }, day) => spaces[day]),
    waiting: sum(({ waiting }) => waiting),
    seekers: new Set(all.flatMap(({ seekers }) => [...seekers])),
    isCut: all.some(({ isCut }) => isCut),
  };
};
