import { type Group, type House, type Import, idsOf, type Seeker } from '#shared/domain/import-group.ts';
import type { Membership } from '#shared/domain/membership.ts';
import type { Need } from '#shared/domain/need.ts';
import type { Space } from '#shared/domain/space.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { Calendar, Change, Entering, NewHouse } from '#shared/store/ports.ts';
import { dueJudging } from './due-judging.ts';
import { keepSilence } from './keep-silence.ts';

/** Nouns that were written, and those that were there already and stay as they are. */
type Written = { written: number; already: number };

/** A transaction holds a hundred: a group of more is written in several steps. */
const MOST_ROWS_AT_ONCE = 100;

/** Writes groups whole, those that are there in part to their end. */
export const writeGroups = async (deps: Deps, groups: readonly Group[], stamp: Import): Promise<Written> => {
  const there = await namesThere(deps, groups);
  const { fresh, others } = apart(groups, there);
  const refused = await writeFresh(deps, fresh, stamp);
  let written = countOf(fresh) - countOf(refused);
  for (const group of others) written += await complete(deps, group, there, stamp);
  if (refused.length > 0) {
    const since = await namesThere(deps, refused);
    for (const group of refused) written += await complete(deps, group, since, stamp);
    await indexAgain(deps, refused);
  }
  if (stamp.quiet) await keepSilence(deps, groups, stamp);
  return { written, already: countOf(groups) - written };
};

/** Groups of which nothing is there, nor in another group before; what is in the first counts as there from now on. */
const apart = (groups: readonly Group[], there: Set<string>): { fresh: Group[]; others: Group[] } => {
  const fresh: Group[] = [];
  const others: Group[] = [];
  for (const group of groups) {
    const names = namesOf(group);
    if (names.some((name) => there.has(name))) others.push(group);
    else {
      fresh.push(group);
      for (const name of names) there.add(name);
    }
  }
  return { fresh, others };
};

/** Into the indexes first: where a noun is, it is found. Answers the groups that another has written meanwhile. */
const writeFresh = async (deps: Deps, groups: readonly Group[], stamp: Import): Promise<Group[]> => {
  const { all, file } = await rowsOfGroups(deps, groups, stamp);
  await file();
  const small = all.filter(({ rows }) => sizeOf(rows) <= MOST_ROWS_AT_ONCE);
  const isWritten = await deps.bulk.commitEach(
    small.map(({ rows: { beside, root, parts } }) => [...beside, ...root, ...parts.flat()]),
    stamp,
  );
  const refused = small.filter((_, n) => !isWritten[n]).map(({ group }) => group);
  for (const { group, rows } of all.filter(({ rows: each }) => sizeOf(each) > MOST_ROWS_AT_ONCE)) {
    await deps.bulk.write([rows.beside], stamp);
    const [isRoot] = await deps.bulk.commitEach([rows.root], stamp);
    if (isRoot) await deps.bulk.commitEach(rows.parts, stamp);
    else refused.push(group);
  }
  return refused;
};

/** What was filed of a group that another has written is brought in line with what is there. */
const indexAgain = async (deps: Deps, groups: readonly Group[]): Promise<void> => {
  for (const group of groups) {
    const { root, parts } = idsOf(group);
    if (isHouse(group)) await deps.spaceIndex.reindex(root, { again: true });
    else for (const id of parts) await deps.needIndex.reindex(id, { again: true });
  }
};

const countOf = (groups: readonly Group[]): number =>
  groups.reduce((sum, group) => sum + 1 + idsOf(group).parts.length, 0);

const namesThere = async (deps: Deps, groups: readonly Group[]): Promise<Set<string>> => {
  const houses = groups.filter(isHouse).map(idsOf);
  const seekers = groups.filter(isSeeker).map(idsOf);
  const [sites, spaces, actors, needs] = await Promise.all([
    deps.sites.findMany(houses.map(({ root }) => root)),
    deps.spaces.findMany(houses.flatMap(({ parts }) => parts)),
    deps.actors.findMany(seekers.map(({ root }) => root)),
    deps.needs.findMany(seekers.flatMap(({ parts }) => parts)),
  ]);
  return new Set([
    ...sites.map(({ id }) => nameOf('site', id)),
    ...spaces.map(({ id }) => nameOf('space', id)),
    ...actors.map(({ id }) => nameOf('actor', id)),
    ...needs.map(({ id }) => nameOf('need', id)),
  ]);
};
/** A noun and one of another kind may have the same id. */
const nameOf = (kind: 'site' | 'space' | 'actor' | 'need', id: string): string => `${kind} ${id}`;
const namesOf = (group: Group): string[] => {
  const { root, parts } = idsOf(group);
  const [kind, kindOfParts] = isHouse(group) ? (['site', 'space'] as const) : (['actor', 'need'] as const);
  return [nameOf(kind, root), ...parts.map((id) => nameOf(kindOfParts, id))];
};
const isHouse = (group: Group): group is House => group.kind === 'house';
const isSeeker = (group: Group): group is Seeker => group.kind === 'seeker';

/** The rows of a group: what hangs on its nouns, its first noun, and each of the others with what belongs to it. */
type GroupRows = { beside: Change[]; root: Change[]; parts: Change[][] };
const sizeOf = ({ beside, root, parts }: GroupRows): number =>
  beside.length + root.length + parts.reduce((sum, { length }) => sum + length, 0);

export const rowsOfGroups = async (deps: Deps, groups: readonly Group[], stamp: Import) => {
  const houses = groups.filter(isHouse);
  const seekers = groups.filter(isSeeker);
  const sites = await deps.spaceIndex.enter(houses.map(newHouseOf));
  const needs = await deps.needIndex.enter(
    seekers.flatMap(({ actor, needs: wanted }) => wanted.map((need) => ({ need, actor }))),
  );
  return {
    all: groups.map((group) => ({
      group,
      rows: isHouse(group)
        ? rowsOfHouse(deps, group, sites.beside, stamp)
        : rowsOfSeeker(deps, group, needs.beside, stamp),
    })),
    async file() {
      await sites.file();
      await needs.file();
    },
  };
};

const rowsOfHouse = (deps: Deps, house: House, indexed: Entering['beside'], stamp: Import): GroupRows => {
  const { site, spaces, bookings, managers } = house;
  const calendars = calendarsOf(house);
  return {
    beside: [
      ...deps.spaces.linkAll(site.id, idsOf(house).parts),
      ...membersOf(deps, 'site', site.id, managers, stamp),
      ...bookings.map((booking) => deps.bookings.put(booking)),
      indexed.get(site.id)!,
    ],
    root: [deps.sites.put(site)],
    parts: spaces.map((space) => spaceRows(deps, space, calendars.get(space.id), stamp)),
  };
};
const rowsOfSeeker = (deps: Deps, seeker: Seeker, indexed: Entering['beside'], stamp: Import): GroupRows => {
  const { actor, members, needs } = seeker;
  return {
    beside: [
      ...membersOf(deps, 'actor', actor.id, members, stamp),
      ...needs.flatMap((need) => [deps.needs.link(need), indexed.get(need.id)!]),
    ],
    root: [deps.actors.put(actor)],
    parts: needs.map((need) => needRows(deps, need, stamp)),
  };
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

export const newHouseOf = ({ site, spaces, ...house }: House): NewHouse => ({
  site,
  spaces,
  calendars: calendarsOf(house),
});
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
  if (!there.has(namesOf(group)[0]!)) return 0;
  if (isSeeker(group)) {
    const missing = group.needs.filter(({ id }) => !there.has(nameOf('need', id)));
    await deps.bulk.write([missing.map((need) => deps.needs.link(need))], stamp);
    await deps.bulk.commitEach(
      missing.map((need) => needRows(deps, need, stamp)),
      stamp,
    );
    for (const { id } of missing) await deps.needIndex.reindex(id);
    return missing.length;
  }
  const siteId = group.site.id;
  const missing = group.spaces.filter(({ id }) => !there.has(nameOf('space', id)));
  if (missing.length === 0) return 0;
  const calendars = calendarsOf(group);
  const linked = [...(await deps.spaces.listIdsBySite(siteId)), ...missing.map(({ id }) => id)];
  const bookings = group.bookings.filter(({ spaceId }) => missing.some(({ id }) => id === spaceId));
  await deps.bulk.write(
    [[...deps.spaces.linkAll(siteId, [...new Set(linked)]), ...bookings.map((booking) => deps.bookings.put(booking))]],
    stamp,
  );
  await deps.bulk.commitEach(
    missing.map((space) => spaceRows(deps, space, calendars.get(space.id), stamp)),
    stamp,
  );
  await deps.spaceIndex.reindex(siteId);
  return missing.length;
};
