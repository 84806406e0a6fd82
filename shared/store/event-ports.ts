import type { MatchRecord } from '#shared/domain/match-record.ts';
import type { Note, NoteKind } from '#shared/domain/notification.ts';
import type { Frequency, Settings } from '#shared/domain/settings.ts';
import type { FanOutStore } from './fan-out-ports.ts';
import type { At, Change, Page } from './ports.ts';

export type PairRef = { needId: string; spaceId: string };

/** The one summary that the managers of a space get of its publishing: what the fan-out `run` has listed. */
export type Summary = {
  at: string; // when it was closed to more
  run?: string; // left out where there was nothing to tell: a quiet import, or a release that told it otherwise
  siteId?: string;
  by?: string | null;
  toldAt?: string;
};

export interface MatchStore {
  find(pair: PairRef): Promise<MatchRecord | undefined>;
  /** Those that exist. */
  findMany(pairs: readonly PairRef[]): Promise<MatchRecord[]>;
  findById(matchId: string): Promise<MatchRecord | undefined>;
  /** Ids on the other side of every record there is. */
  listSpaceIds(needId: string): Promise<string[]>;
  /** The same, and perhaps of some that never came to be. */
  listNeedIds(spaceId: string): Promise<string[]>;
  /** Guarded by its version; with version 1 also the pointers by which it is found, unless these are there already. */
  put(record: MatchRecord, options?: { isPointed: boolean }): Change[];
  /** By what a record is found from its space and by its id; without the record they say nothing. */
  pointers(pair: PairRef): Change[];
  /** Pairs told of at or before an instant whose telling never ended. */
  listPending(until: string, limit: number): Promise<PairRef[]>;
  hasOpenApplication(pair: PairRef): Promise<boolean>;
  /** Whether the summary of this space's publishing is closed to more. */
  isSummarised(spaceId: string): Promise<boolean>;
  findSummary(spaceId: string): Promise<Summary | undefined>;
  /** Closes it to more; where it is closed already nothing happens. */
  markSummarised(spaceId: string, summary: Summary): Promise<void>;
  /** Its managers have been told. */
  endSummary(spaceId: string, toldAt: string): Promise<void>;
}

export interface NoteStore {
  find(personId: string, noteId: string): Promise<Note | undefined>;
  findMany(personId: string, noteIds: readonly string[]): Promise<Note[]>;
  /** Newest first; those that are dated ahead come first of all. */
  list(personId: string, at: At): Promise<Page<Note>>;
  /** Version 1 only where there is none (already_exists): told once. */
  put(note: Note): Change;
}

/** A notification that waits for mail of one frequency. */
export type OutRow = {
  noteId: string;
  kind: NoteKind;
  at: string; // when it was noted
  late: 'over-limit' | 'lapsed' | null; // why it waits for a digest that its setting does not name
};
/** When the rows of one person and frequency are to leave together; `rev` counts what was added. */
export type Flush = { personId: string; frequency: Frequency; dueAt: string; rev: number };
/** A mail that was about to be sent: never sent twice, whatever became of its sender. */
export type MailClaim = {
  id: string;
  personId: string;
  frequency: Frequency;
  rows: OutRow[];
  addressHash: string;
  claimedAt: string;
  state: 'open' | 'closed' | 'lapsed';
  day: string | null; // of an instant mail: the day on whose quota it counts
};

export interface OutboxStore {
  findFlush(personId: string, frequency: Frequency): Promise<Flush | undefined>;
  listRows(personId: string, frequency: Frequency, most: number): Promise<{ rows: OutRow[]; more: boolean }>;
  /** Adds a row and makes sure that it leaves: at `dueAt`, or earlier where a flush is due earlier. */
  add(personId: string, frequency: Frequency, row: OutRow, dueAt: string): Change[];
  /** The row is taken out; refused (stale_version) where somebody else has taken it. */
  take(personId: string, frequency: Frequency, row: OutRow): Change;
  /** Removed without asking whether it is there. */
  drop(personId: string, frequency: Frequency, row: OutRow): Change;
  /** Refused (stale_version) where something was added since it was read. */
  endFlush(flush: Flush): Change;
  postponeFlush(flush: Flush, dueAt: string): Change;
  /** Handed to the mailer: not looked at again by the clock until then. */
  leaseFlush(flush: Flush, until: string): Promise<void>;
  listDueFlushes(until: string, limit: number): Promise<Flush[]>;
  /** One more instant mail on this day; refused (limit_reached) over `most`. */
  countMail(personId: string, day: string, most: number): Change;
  uncountMail(personId: string, day: string): Change;
  claim(claim: MailClaim, lapsesAt: string): Change;
  findClaim(personId: string, claimId: string): Promise<MailClaim | undefined>;
  /** To another state, over the state read (stale_version). */
  moveClaim(claim: MailClaim, to: MailClaim['state'], at: string): Change;
  /** Given back: it was certainly not sent. */
  removeClaim(claim: MailClaim): Change;
  listLapsingClaims(until: string, limit: number): Promise<{ personId: string; claimId: string }[]>;
}

export interface SettingsStore {
  /** What holds for the person; version 0 when nothing was chosen. */
  find(personId: string): Promise<Settings>;
  /** The same of many as it was a moment ago, in the order asked: for what is checked again before mail leaves. */
  recall(personIds: readonly string[]): Promise<Settings[]>;
  put(settings: Settings): Change;
}

export type Suppressed = 'bounce' | 'complaint';
export interface SuppressionStore {
  has(address: string): Promise<boolean>;
  /** Those of the addresses to which mail had stopped a moment ago. */
  recall(addresses: readonly string[]): Promise<ReadonlySet<string>>;
  /** Why mail to this address has stopped; undefined where it has not. */
  why(address: string): Promise<Suppressed | undefined>;
  /** Stops mail to an address for good; again is no change. */
  add(address: string, why: Suppressed, at: string): Promise<void>;
}

/** Something of one kind that is due at an instant. */
export type Due = { kind: string; id: string; at: string; by: string | null };
export interface DueStore {
  put(due: Due): Change;
  find(kind: string, id: string): Promise<Due | undefined>;
  /** Whether or not it is there. */
  clear(kind: string, id: string): Change;
  /** Only where it is still the one that was seen; otherwise nothing happens. */
  clearSeen(due: Due): Promise<void>;
  list(kind: string, until: string, limit: number): Promise<Due[]>;
}

/** What a change of which has to be judged. */
export type JudgedKind = 'space' | 'site' | 'need' | 'actor';
/** Work for the matcher: ids, not contents. `after`: the last id of the other side that is done; `run` and `nth`: a batch of a fan-out. */
export type JudgeMessage = {
  kind: JudgedKind | 'application' | 'invitation' | 'member-invite'; // the last three are told of, not judged
  id: string;
  by: string | null; // whose write it was
  at: string; // when
  after?: string;
  run?: string;
  nth?: number;
};
export type MailMessage = { personId: string; frequency: Frequency };
/** An invitation to membership, to an address that may belong to nobody here yet. */
export type InviteMessage = { inviteId: string };

export interface Queue<Message> {
  /** A delay of all, or of the nth of them; at most 900 s. */
  send(messages: readonly Message[], delayS?: number | ((nth: number) => number)): Promise<void>;
}

export type OutgoingMail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Readonly<Record<string, string>>;
  tags: Readonly<Record<string, string>>;
};
/** refused: certainly not sent; unknown: nobody can say. */
/** Why, without what the answer said: it may name the address. */
export type SendOutcome = { kind: 'sent' } | { kind: 'refused' | 'unknown'; because: string };
export interface Mailer {
  send(mail: OutgoingMail): Promise<SendOutcome>;
}

export type EventStores = {
  matches: MatchStore;
  fanOuts: FanOutStore;
  notes: NoteStore;
  outbox: OutboxStore;
  settings: SettingsStore;
  suppressions: SuppressionStore;
  dues: DueStore;
};
