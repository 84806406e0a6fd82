import type { Actor } from './actor.ts';
import type { Booking, BookingFields } from './booking.ts';
import type { Sector } from './codes.ts';
import type { ImportRecord } from './import-record.ts';
import type { Need } from './need.ts';
import { fits } from './occupancy.ts';
import type { Site } from './site.ts';
import type { Space } from './space.ts';

type Entry = BookingFields & { id: string; sector: Sector | null };
/** What comes in together: a site with all that is in it, or an actor with its needs. */
export type House = {
  kind: 'house';
  site: Site;
  managers: readonly string[];
  spaces: Space[];
  bookings: Booking[];
  entries: Map<string, Entry[]>; // by space
};
export type Seeker = { kind: 'seeker'; actor: Actor; members: readonly string[]; needs: Need[] };
export type Group = House | Seeker;

/** By whom, when, and whether in silence. */
export type Import = { by: string; at: string; quiet: boolean };

const stamp = ({ by, at }: Import) => ({
  createdAt: at,
  updatedAt: at,
  updatedBy: by,
  version: 1,
});

/** A group that begins with this record, or undefined for what belongs into one. */
export const groupOf = (record: ImportRecord, by: Import): Group | undefined => {
  if (record.kind === 'site') {
    const { id, state, body, managers = [by.by] } = record;
    const site: Site = { schemaVersion: 1, id, state, returnedBecause: null, decidedAt: null, ...body, ...stamp(by) };
    return { kind: 'house', site, managers: [...new Set(managers)], spaces: [], bookings: [], entries: new Map() };
  }
  if (record.kind !== 'actor') return undefined;
  const { id, body, members = [by.by] } = record;
  const actor: Actor = { schemaVersion: 1, id, ...body, ...stamp(by) };
  return { kind: 'seeker', actor, members: [...new Set(members)], needs: [] };
};

/** Puts a record into its group; answers the field that keeps it out, if one does. */
export const addTo = (
  group: Group | undefined,
  record: ImportRecord,
  by: Import,
): { path: string; message: string } | undefined => {
  if (record.kind === 'need') {
    if (group?.kind !== 'seeker' || group.actor.id !== record.of)
      return { path: 'of', message: 'a need follows its actor' };
    if (group.needs.some(({ id }) => id === record.id)) return undefined; // the same line once more
    group.needs.push({
      schemaVersion: 1,
      id: record.id,
      actorId: record.of,
      state: record.state,
      ...record.body,
      ...stamp(by),
    });
    return undefined;
  }
  if (record.kind === 'space') {
    if (group?.kind !== 'house' || group.site.id !== record.of)
      return { path: 'of', message: 'a space follows its site' };
    if (group.spaces.some(({ id }) => id === record.id)) return undefined;
    const publishedAt = record.state === 'published' ? by.at : null;
    group.spaces.push({
      schemaVersion: 1,
      id: record.id,
      siteId: record.of,
      state: record.state,
      ...record.body,
      firstPublishedAt: publishedAt,
      confirmedAt: publishedAt,
      ...stamp(by),
    });
    return undefined;
  }
  return record.kind === 'booking' ? book(group, record, by) : undefined;
};

const book = (group: Group | undefined, { id, of, body }: ImportRecord & { kind: 'booking' }, by: Import) => {
  const space = group?.kind === 'house' ? group.spaces.find((one) => one.id === of) : undefined;
  if (group?.kind !== 'house' || !space) return { path: 'of', message: 'a booking follows its space' };
  if (group.bookings.some((one) => one.id === id && one.spaceId === of)) return undefined;
  if (body.actorId !== null) return { path: 'body.actorId', message: 'no actor has shown itself to a new site' };
  const entries = group.entries.get(of) ?? [];
  const fitting = fits(space, entries, body);
  if (!fitting.ok) return { path: 'body.takes', message: `the space cannot hold it (${fitting.because})` };
  const { note: _, actorId: __, ...fields } = body;
  group.entries.set(of, [...entries, { ...fields, id }]);
  group.bookings.push({
    schemaVersion: 1,
    id,
    spaceId: of,
    ...body,
    createdAt: by.at,
    updatedBy: by.by,
    version: 1,
  });
  return undefined;
};

/** The ids of its nouns. */
export const idsOf = (group: Group) =>
  group.kind === 'house'
    ? { root: group.site.id, parts: group.spaces.map(({ id }) => id) }
    : { root: group.actor.id, parts: group.needs.map(({ id }) => id) };
