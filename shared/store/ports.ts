import type { Actor } from '#shared/domain/actor.ts';
import type { Booking, BookingFields } from '#shared/domain/booking.ts';
import type { Activity, Sector } from '#shared/domain/codes.ts';
import type { Membership, Scope } from '#shared/domain/membership.ts';
import type { Need, Place } from '#shared/domain/need.ts';
import type { NeedRows } from '#shared/domain/packed/packed-needs.ts';
import type { PackedSpaces } from '#shared/domain/packed/packed-spaces.ts';
import type { ToldSite } from '#shared/domain/packed/told-columns.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Region } from '#shared/domain/region.ts';
import type { Site, SiteFields } from '#shared/domain/site.ts';
import type { Space, SpaceFields } from '#shared/domain/space.ts';

/** One guarded write, made by a store and opaque to everyone else; `commit` writes many or none. */
export type Change = { readonly op: unknown; readonly refusal: () => Error };
/** `made` is the noun a create makes: what a repeated request with the same Idempotency-Key is answered with. */
export type Commit = (changes: readonly Change[], made?: object) => Promise<void>;

/** A page of a list; `next` is the position after it, null at the end. */
export type Page<T> = { items: T[]; next: string | null };
export type At = { limit: number; after?: string | null };

/** Versioned nouns: version 1 is only written where nothing is, version n only over n − 1 (else stale_version). */
export interface NounStore<T> {
  find(id: string): Promise<T | undefined>;
  /** Those that exist, in the order asked. */
  findMany(ids: readonly string[]): Promise<T[]>;
  put(noun: T): Change;
}
export interface GlancedStore<T> extends NounStore<T> {
  /** Some fields of those that exist as they were a moment ago, as they were written: for lists of many. */
  glance<K extends keyof T & string>(ids: readonly string[], fields: readonly K[]): Promise<Pick<T, K>[]>;
}

export interface PersonStore extends NounStore<Person> {
  /** Those that exist, in the order asked, as they were a moment ago; whoever was not there then is looked for now. */
  recall(ids: readonly string[]): Promise<Person[]>;
  findBySubject(issuer: string, subject: string): Promise<Person | undefined>;
  linkSubject(issuer: string, subject: string, personId: string): Change;
}
export interface ActorStore extends NounStore<Actor> {}
export interface NeedStore extends NounStore<Need> {
  /** Ties a new need to its actor's list. */
  link(need: Need): Change;
  listByActor(actorId: string, at: At): Promise<Page<Need>>;
}
export interface SiteStore extends GlancedStore<Site> {
  listByState(state: Site['state'], at: At): Promise<Page<Site>>;
  /** Those of one region, or of none. */
  listOfRegion(regionId: string | null, state: Site['state'], at: At): Promise<Page<Site>>;
  /** 32 random bytes of this site alone, made at first use: the key of its pseudonyms. */
  secret(siteId: string): Promise<Uint8Array>;
  /** Counts one call of today; false when `most` are used up. */
  countCall(siteId: string, day: string, most: number): Promise<boolean>;
}
export interface SpaceStore extends GlancedStore<Space> {
  link(space: Space, most: number): Change[];
  listBySite(siteId: string, at: At): Promise<Page<Space>>;
  listIdsBySite(siteId: string): Promise<string[]>;
  /** Ties all the spaces of a site that has none yet. */
  linkAll(siteId: string, spaceIds: readonly string[]): Change[];
}
/** A booking as the calendar keeps it: the rule's fields, whose it is, in which sector. */
export type CalendarEntry = BookingFields & { id: string; sector: Sector | null };
export type Calendar = { version: number; entries: CalendarEntry[] };
/** A booking made for an actor: when it was entered, and when what it takes ends. */
export type Use = { bookingId: string; enteredAt: string; endsAt: string };
export interface BookingStore {
  find(spaceId: string, bookingId: string): Promise<Booking | undefined>;
  list(spaceId: string, at: At): Promise<Page<Booking>>;
  /** All that is confirmed and not long past; version 0 when there is none yet. */
  calendar(spaceId: string): Promise<Calendar>;
  calendars(spaceIds: readonly string[]): Promise<Map<string, Calendar>>;
  put(booking: Booking): Change;
  remove(booking: Booking): Change;
  /** What is kept of it beside: how long its actor uses the site; [] where it names none. */
  noteUse(siteId: string, booking: Booking, endsAt: string): Change[];
  dropUse(siteId: string, booking: Booking): Change[];
  usesOf(siteId: string, actorId: string): Promise<Use[]>;
  /** Writes version + 1 over the version read: of two who decide at once, one is refused. */
  putCalendar(spaceId: string, next: Calendar): Change;
}
export interface RegionStore extends NounStore<Region> {
  list(at: At): Promise<Page<Region>>;
}
export interface MembershipStore {
  ofPerson(personId: string): Promise<Membership[]>;
  ofScope(scope: Scope): Promise<Membership[]>;
  find(personId: string, scope: Scope): Promise<Membership | undefined>;
  /** Both sides of it and the count; `first` only where the scope has nobody. */
  add(membership: Membership, options?: { first: boolean }): Change[];
  /** The first members of a scope that has none yet, with their count. */
  addAll(scope: Scope, memberships: readonly Membership[]): Change[];
  /** Refused (last_member) when nobody would be left. */
  remove(membership: Membership): Change[];
}

/** A site that is new as a whole: its spaces and their calendars, all of version 1. */
export type NewHouse = { site: Site; spaces: readonly Space[]; calendars: ReadonlyMap<string, Calendar> };
/** Writes rows of new nouns many at a time and past their guards: for who knows that nothing is there. */
export interface BulkStore {
  /** In the order of the phases, each whole before the next; `quiet`: the stream's reader makes no news of them. */
  write(phases: readonly (readonly Change[])[], options: { quiet: boolean }): Promise<void>;
}

/** A verified site with its published spaces, as a search reads them. */
export type SiteEntry = {
  siteId: string;
  site: Omit<SiteFields, 'lettableM2' | 'letM2'>;
  told: ToldSite;
  spaces: {
    id: string;
    kind: Space['kind'];
    firstPublishedAt: string | null;
    fields: Omit<SpaceFields, 'bookings'>;
    bookings: CalendarEntry[];
  }[];
};
/** Published spaces as the packed rule reads them; of a batch, sites marked as hidden are in another one as they are now. */
export type SpaceBatch = { batch: PackedSpaces; hidden: Uint8Array | null };
export interface SpaceIndex {
  /** Brings the site's entry in line with the base table; the newest truth wins whoever writes last. */
  reindex(siteId: string): Promise<void>;
  /** The entries of sites that were never indexed: all of the first are written before any of the second. */
  enter(houses: readonly NewHouse[]): [Change[], Change[]];
  /** Puts in order what many changes around these sites have left; searches find the same before and after. */
  tidy(siteIds: readonly string[]): Promise<void>;
  /**
   * Every space within `widened` × the radius of a circle, in a named country, or all when places is empty, each in one
   * batch, with others that lie near. What was indexed before this was asked is seen, whoever remembers what.
   */
  batches(places: readonly Place[], widened: number): Promise<SpaceBatch[]>;
  /**
   * What `batches` would give if nothing had changed since it was last asked, at once and from memory: the very same objects
   * then. To work ahead by, never to answer by; undefined where not all of it is kept, and beyond circles, of which too much
   * would be worked out in vain.
   */
  recalled(places: readonly Place[], widened: number): SpaceBatch[] | undefined;
  /**
   * The entry straight from the base table, with strong consistency, whether or not it is indexed; one of its spaces as if
   * it were published.
   */
  read(siteId: string, asIfPublished?: string): Promise<SiteEntry | undefined>;
  /** Sites in a box of degrees, for lists and maps. */
  within(box: { south: number; west: number; north: number; east: number }): Promise<string[]>;
}

/** Open needs as the packed rule reads them, but for those marked as hidden; each once or more often. */
export type NeedBatch = NeedRows;
export interface NeedIndex {
  reindex(needId: string): Promise<void>;
  /** The entries of needs that were never indexed: all of the first are written before any of the second. */
  enter(entered: readonly { need: Need; actor: Actor }[]): [Change[], Change[]];
  /** Puts in order what many changes around these needs have left; nothing else is found before than after. */
  tidy(needIds: readonly string[]): Promise<void>;
  /**
   * All open needs that a space there may suit which offers these activities, and others: a need may be in several
   * batches. What was indexed before this was asked is seen, whoever remembers what.
   */
  batches(
    where: { lat: number; lon: number; country: string },
    activities: readonly Activity[] | null,
  ): Promise<NeedBatch[]>;
  /** The same with all whose circle, widened, holds the point, whatever they are for. */
  around(
    where: { lat: number; lon: number; country: string },
    activities: readonly Activity[] | null,
  ): Promise<NeedBatch[]>;
}

/** A form begun and not sent: of every field the texts as they were typed. */
export type Draft = {
  personId: string;
  form: string;
  answers: Readonly<Record<string, readonly string[]>>;
  at: string;
};
export interface DraftStore {
  find(personId: string, form: string): Promise<Draft['answers'] | undefined>;
  list(personId: string): Promise<{ form: string; answers: Draft['answers'] }[]>;
  /** The newest stays; one that nobody comes back to for 90 days goes. */
  keep(draft: Draft): Change;
  drop(personId: string, form: string): Change;
}

export interface IdempotencyStore {
  /** `result` of the first time, or a claim to work; throws key_in_flight and key_reused. */
  begin(hash: string, bodyHash: string, nowS: number): Promise<{ result: unknown } | { token: string }>;
  /** Belongs in the same commit as the work itself. */
  finish(hash: string, token: string, result: unknown): Change;
  abandon(hash: string, token: string): Promise<void>;
}

export interface ServiceStore {
  /** The service's own 32-byte key, made at first use. */
  key(): Promise<Uint8Array>;
  exchange(): Promise<{ eurPerHuf: number; asOf: string; version: number }>;
  /** As it was two seconds ago at the earliest, and never before a change made here. */
  recentExchange(): Promise<{ eurPerHuf: number }>;
  putExchange(next: { eurPerHuf: number; asOf: string; version: number }, by: string): Change;
}

export interface AuditStore {
  /** An append-only row of ids: who did what to which. */
  row(entry: { at: string; by: string; act: string; subject: string; ids?: Record<string, string> }): Change;
}
