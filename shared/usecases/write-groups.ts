import { type Group, type House, type Import, idsOf, type Seeker } from '#shared/domain/import-group.ts';
import type { Membership } from '#shared/domain/membership.ts';
import type { Need } from '#shared/domain/need.ts';
import type { Space } from '#shared/domain/space.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { Calendar, Change } from '#shared/store/ports.ts';
import { dueJudging } from './due-judging.ts';
import { keepSilence } from './keep-silence.ts';

/** Nouns that were written, and those that were there already and stay as they are. */
type Written = { written: number; already: number };

/** Writes groups whole, those that are there in part to their end. */
export const writeGroups = async (deps: Deps, groups: readonly Group[], stamp: Import): Promise<Written> => {
  const there = await idsThere(deps, groups);
  const isThere = (id: string) => there.has(id);
  const isNew = (group: Group) => !isThere(idsOf(group).root) && !idsOf(group).parts.some(isThere);
  const fresh = groups.filter(isNew);
  await deps.bulk.write(rowsOfGroups(deps, fresh, stamp), stamp);
  await deps.needIndex.tidy(fresh.filter(isSeeker).flatMap((group) => idsOf(group).parts));
  await deps.spaceIndex.tidy(fresh.filter(isHouse).map(({ site }) => site.id));
  let written = countOf(fresh);
  for (const group of groups) if (!isNew(group)) written += await complete(deps, group, there, stamp);
  if (stamp.quiet) await keepSilence(deps, groups, stamp);
  return { written, already: countOf(groups) - written };
};

const countOf = (groups: readonly Group[]): number =>
  groups.reduce((sum, group) => sum + 1 + idsOf(group).parts.length, 0);

const idsThere = async (deps: Deps, groups: readonly Group[]): Promise<Set<string>> => {
  const houses = groups.filter(isHouse).map(idsOf);
  const seekers = groups.filter(isSeeker).map(idsOf);
  const found = await Promise.all([
    deps.sites.findMany(houses.map(({ root }) => root)),
    deps.spaces.findMany(houses.flatMap(({ parts }) => parts)),
    deps.actors.findMany(seekers.map(({ root }) => root)),
    deps.needs.findMany(seekers.flatMap(({ parts }) => parts)),
  ]);
  return new Set(found.flat().map(({ id }) => id));
};
const isHouse = (group: Group): group is House => group.kind === 'house';
const isSeeker = (group: Group): group is Seeker => group.kind === 'seeker';

/** Derived rows first, then houses and actors, then what belongs to them: where the last is, everything is. */
export const rowsOfGroups = (deps: Deps, groups: readonly Group[], stamp: Import): Change[][] => {
  const houses = groups.filter(isHouse);
  const seekers = groups.filter(isSeeker);
  const known = houses.map(({ site, spaces, ...house }) => ({ site, spaces, calendars: calendarsOf(house) }));
  const [entered, announced] = deps.spaceIndex.enter(known);
  const wanting = seekers.flatMap(({ actor, needs }) => needs.map((need) => ({ need, actor })));
  const [enteredNeeds, announcedNeeds] = deps.needIndex.enter(wanting);
  return [
    [
      ...houses.flatMap((house) => [
        ...deps.spaces.linkAll(house.site.id, idsOf(house).parts),
        ...membersOf(deps, 'site', house.site.id, house.managers, stamp),
        ...house.bookings.map((booking) => deps.bookings.put(booking)),
      ]),
      ...entered,
      ...enteredNeeds,
      ...seekers.flatMap(({ actor, members, needs }) => [
        ...membersOf(deps, 'actor', actor.id, members, stamp),
        ...needs.map((need) => deps.needs.link(need)),
      ]),
    ],
    [...announced, ...announcedNeeds],
    [...houses.map(({ site }) => deps.sites.put(site)), ...seekers.map(({ actor }) => deps.actors.put(actor))],
    [
      ...known.flatMap(({ spaces, calendars }) =>
        spaces.flatMap((space) => spaceRows(deps, space, calendars.get(space.id), stamp)),
      ),
      ...seekers.flatMap(({ needs }) => needs.flatMap((need) => needRows(deps, need, stamp))),
    ],
  ];
};

const spaceRows = (deps: Deps, space: Space, calendar: Calendar | undefined, stamp: Import): Change[] => [
  ...(calendar ? [deps.bookings.putCalendar(space.id, calendar)] : []),
  deps.spaces.put(space),
  ...(space.state === 'published' && !stamp.quiet ? [dueJudging(deps, 'space', space.id, stamp.by, stamp.at)] : []),
];
const needRows = (deps: Deps, need: Need, stamp: Import): Change[] => [
  deps.needs.put(need),
  ...(need.state === 'open' && !stamp.quiet ? [dueJudging(deps, 'need', need.id, stamp.by, stamp.at)] : []),
];

const calendarsOf = ({ entries }: Pick<House, 'entries'>): Map<string, Calendar> =>
  new Map([...entries].map(([id, list]) => [id, { version: 1, entries: list }]));

const membersOf = (
  deps: Deps,
  kind: 'site' | 'actor',
  id: string,
  personIds: readonly string[],
  { at }: Import,
): Change[] => {
  const role = kind === 'site' ? 'manager' : 'member';
  const membership = (personId: string): Membership => ({
    schemaVersion: 1,
    personId,
    scope: { kind, id },
    role,
    since: at,
    version: 1,
  });
  return deps.memberships.addAll({ kind, id }, personIds.map(membership));
};

/** What is missing of a group that is there in part; answers how many nouns. Parts without their root are another's. */
const complete = async (deps: Deps, group: Group, there: ReadonlySet<string>, stamp: Import): Promise<number> => {
  if (!there.has(idsOf(group).root)) return 0;
  if (isSeeker(group)) {
    const missing = group.needs.filter(({ id }) => !there.has(id));
    await deps.bulk.write(
      [missing.map((need) => deps.needs.link(need)), missing.flatMap((need) => needRows(deps, need, stamp))],
      stamp,
    );
    for (const { id } of missing) await deps.needIndex.reindex(id);
    return missing.length;
  }
  const siteId = group.site.id;
  const missing = group.spaces.filter(({ id }) => !there.has(id));
  if (missing.length === 0) return 0;
  const calendars = calendarsOf(group);
  const linked = [...(await deps.spaces.listIdsBySite(siteId)), ...missing.map(({ id }) => id)];
  const bookings = group.bookings.filter(({ spaceId }) => missing.some(({ id }) => id === spaceId));
  await deps.bulk.write(
    [
      [...deps.spaces.linkAll(siteId, [...new Set(linked)]), ...bookings.map((booking) => deps.bookings.put(booking))],
      missing.flatMap((space) => spaceRows(deps, space, calendars.get(space.id), stamp)),
    ],
    stamp,
  );
  await deps.spaceIndex.reindex(siteId);
  return missing.length;
};
