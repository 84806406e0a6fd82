import type { ShownRow } from '#shared/domain/shown-space.ts';
import type { Change } from './ports.ts';

/** Which fields of a space its managers' lists of needs were last worked out from. */
export interface ShownStore {
  find(spaceId: string): Promise<ShownRow | undefined>;
  /** Written over the version read: of two reads that decide at once, one is refused (stale_version). */
  put(spaceId: string, row: ShownRow): Change;
}

/** Pseudonyms that managers have set aside for a space; each is kept for a year. */
export interface AsideStore {
  list(spaceId: string): Promise<ReadonlySet<string>>;
  /** Whether or not it is there. */
  put(spaceId: string, pseudonym: string, at: string): Change;
  remove(spaceId: string, pseudonym: string): Change;
}

/** What a site's managers need of the table besides the nouns. */
export type ManagerPorts = { shown: ShownStore; asides: AsideStore };
