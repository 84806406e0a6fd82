import { createHash } from 'node:crypto';

// Every key of the one table. README's table of access patterns names these functions.

export type Key = { pk: string; sk: string };
/** An item: its key, and what it holds. */
export type Row = Key & Record<string, unknown>;
const key = (pk: string, sk: string): Key => ({ pk, sk });

/** What a membership is in: one actor, one site, one region, or the whole service. */
export type ScopeRef = { kind: 'actor' | 'site' | 'region' | 'all'; id: string };
export const scopePk = (scope: ScopeRef): string =>
  scope.kind === 'all' ? 'ALL' : `${scope.kind.toUpperCase()}#${scope.id}`;
const scopeName = (scope: ScopeRef): string => `${scope.kind}#${scope.id}`;

export const subjectKey = (issuer: string, subject: string): Key =>
  key(
    `SUBJECT#${createHash('sha256')
      .update(JSON.stringify([issuer, subject]))
      .digest('base64url')}`,
    'SUBJECT',
  );
export const personKey = (personId: string): Key => key(`PERSON#${personId}`, 'PERSON');
export const membershipKey = (personId: string, scope: ScopeRef): Key =>
  key(`PERSON#${personId}`, `MEMBER#${scopeName(scope)}`);
export const memberKey = (scope: ScopeRef, personId: string): Key => key(scopePk(scope), `MEMBER#${personId}`);
export const memberCountKey = (scope: ScopeRef): Key => key(scopePk(scope), 'COUNT#MEMBERS');
export const memberInviteKey = (inviteId: string): Key => key(`MEMBERINVITE#${inviteId}`, 'MEMBERINVITE');
export const memberInvitePointer = (scope: ScopeRef, inviteId: string): Key =>
  key(scopePk(scope), `MEMBERINVITE#${inviteId}`);
/** How many of a scope wait for an answer; how many a person sent on a day. */
export const memberInviteCountKey = (scope: ScopeRef): Key => key(scopePk(scope), 'COUNT#MEMBERINVITES');
export const invitesSentKey = (personId: string, day: string): Key => key(`PERSON#${personId}`, `INVITES#${day}`);

export const actorKey = (actorId: string): Key => key(`ACTOR#${actorId}`, 'ACTOR');
export const needKey = (needId: string): Key => key(`NEED#${needId}`, 'NEED');
export const needPointer = (actorId: string, needId: string): Key => key(`ACTOR#${actorId}`, `NEED#${needId}`);
export const needIndexedKey = (needId: string): Key => key(`NEED#${needId}`, 'INDEXED');

export const siteKey = (siteId: string): Key => key(`SITE#${siteId}`, 'SITE');
export const siteSecretKey = (siteId: string): Key => key(`SITE#${siteId}`, 'SECRET');
export const siteIndexedKey = (siteId: string): Key => key(`SITE#${siteId}`, 'INDEXED');
export const siteCallsKey = (siteId: string, day: string): Key => key(`SITE#${siteId}`, `CALLS#${day}`);
export const spaceKey = (spaceId: string): Key => key(`SPACE#${spaceId}`, 'SPACE');
export const spacePointer = (siteId: string, spaceId: string): Key => key(`SITE#${siteId}`, `SPACE#${spaceId}`);
export const spaceCountKey = (siteId: string): Key => key(`SITE#${siteId}`, 'COUNT#SPACES');
/** There once the one summary of its publishing has all that it will tell. */
export const spaceSummaryKey = (spaceId: string): Key => key(`SPACE#${spaceId}`, 'SUMMARY');
/** A suitor that is left out of the list of a space. */
export const spaceAsideKey = (spaceId: string, pseudonym: string): Key =>
  key(`SPACE#${spaceId}`, `${asidePrefix()}${pseudonym}`);
export const asidePrefix = (): string => 'ASIDE#';
/** The space being told to the needs it may touch, and the batches of that. */
export const fanOutKey = (spaceId: string): Key => key(`SPACE#${spaceId}`, 'FANOUT');
export const fanOutBatchKey = (spaceId: string, run: string, nth: number): Key =>
  key(`FANOUT#${spaceId}`, `${run}#${String(nth).padStart(5, '0')}`);
export const fanOutBatches = (spaceId: string, run: string) => ({ pk: `FANOUT#${spaceId}`, prefix: `${run}#` });
export const spaceShownKey = (spaceId: string): Key => key(`SPACE#${spaceId}`, 'SHOWN');
export const calendarKey = (spaceId: string): Key => key(`SPACE#${spaceId}`, 'CALENDAR');
export const bookingKey = (spaceId: string, bookingId: string): Key => key(`SPACE#${spaceId}`, `BOOKING#${bookingId}`);
/** An actor's use of a site: how long each booking made for it lasts. */
export const useKey = (siteId: string, actorId: string, bookingId: string): Key =>
  key(`SITE#${siteId}`, `${usePrefix(actorId)}${bookingId}`);
export const usePrefix = (actorId: string): string => `USE#${actorId}#`;
export const regionKey = (regionId: string): Key => key(`REGION#${regionId}`, 'REGION');

export const matchKey = (needId: string, spaceId: string): Key => key(`NEED#${needId}`, `MATCH#${spaceId}`);
export const matchPointer = (spaceId: string, needId: string): Key => key(`SPACE#${spaceId}`, `MATCH#${needId}`);
export const matchIdKey = (matchId: string): Key => key(`MATCH#${matchId}`, 'MATCH');

export const invitationKey = (id: string): Key => key(`INVITATION#${id}`, 'INVITATION');
export const applicationKey = (id: string): Key => key(`APPLICATION#${id}`, 'APPLICATION');
/** Held while an application or invitation of this pair is open: one at a time, decided by the write. */
export const openPairKey = (kind: 'APPLICATION' | 'INVITATION', needId: string, spaceId: string): Key =>
  key(`NEED#${needId}`, `OPEN#${kind}#${spaceId}`);
/** Dated so that a list reads newest first. */
export const caseId = (createdAt: string, id: string): string => `${createdAt}#${id}`;
export const casePointer = (kind: 'APPLICATION' | 'INVITATION', scope: ScopeRef, createdAt: string, id: string): Key =>
  key(scopePk(scope), `${kind}#${caseId(createdAt, id)}`);

export const noteKey = (personId: string, noteId: string): Key => key(`PERSON#${personId}`, `NOTE#${noteId}`);
/** A form begun and not sent, as it was typed. */
export const draftKey = (personId: string, form: string): Key => key(`PERSON#${personId}`, `${draftPrefix()}${form}`);
export const draftPrefix = (): string => 'DRAFT#';
export const settingsKey = (personId: string): Key => key(`PERSON#${personId}`, 'SETTINGS');
export const outKey = (personId: string, frequency: string, noteId: string): Key =>
  key(`PERSON#${personId}`, `OUT#${frequency}#${noteId}`);
export const flushKey = (personId: string, frequency: string): Key => key(`PERSON#${personId}`, `FLUSH#${frequency}`);
export const claimKey = (personId: string, claimId: string): Key => key(`PERSON#${personId}`, `CLAIM#${claimId}`);
export const mailQuotaKey = (personId: string, day: string): Key => key(`PERSON#${personId}`, `MAILS#${day}`);
export const suppressedKey = (address: string): Key =>
  key(`ADDRESS#${createHash('sha256').update(address.toLowerCase()).digest('base64url')}`, 'SUPPRESSED');

export const dueKey = (pk: string, kind: string): Key => key(pk, `DUE#${kind}`);
export const auditKey = (subjectId: string, at: string, id: string): Key => key(`AUDIT#${subjectId}`, `${at}#${id}`);
export const idempotencyKey = (hash: string): Key => key(`IDEMPOTENCY#${hash}`, 'IDEMPOTENCY');
export const serviceKey = (name: 'KEYS' | 'EXCHANGE'): Key => key('SERVICE', name);

// Places: a site lies in one tile of an area; a need lies in the few cells its circles touch.
export const siteAreaPk = (area: string): string => `SPACES#${area}`;
export const countryPk = (country: string): string => `COUNTRY#${country}`;
/** A tile in use, by country. */
export const countryTileKey = (country: string, area: string, tile: string): Key =>
  key(countryPk(country), `${area}#${tile}`);
export const everywherePk = (): string => 'COUNTRY#*';
export const everyAreaKey = (area: string): Key => key(everywherePk(), area);
export const needCellPk = (cell: string): string => `NEEDS#${cell}`;
export const needCountryPk = (country: string): string => `NEEDS#${country}`;
export const needAnywherePk = (): string => 'NEEDS#*';

// Lists of the index byList, ordered by its sort key.
export const listSites = (state: string): string => `SITES#${state}`;
/** Within a state by region: those of one are a span of the list. */
export const listedSite = (regionId: string | null, siteId: string): string => `${listedRegion(regionId)}${siteId}`;
export const listedRegion = (regionId: string | null): string => `${regionId ?? ''}#`;
export const listRegions = (): string => 'REGIONS';
export const listNotes = (personId: string): string => `NOTES#${personId}`;
// Kinds of the index byDue, ordered by the instant something is due.
export const dueOf = (kind: string): string => `DUE#${kind}`;
