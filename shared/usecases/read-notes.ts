import type { Match } from '#shared/domain/assess.ts';
import { shownScore } from '#shared/domain/assess.ts';
import { type Caller, isManager, isMember } from '#shared/domain/authority.ts';
import { countBand } from '#shared/domain/bands.ts';
import { type Note, sideOf } from '#shared/domain/notification.ts';
import type { Person } from '#shared/domain/person.ts';
import { pseudonymOf } from '#shared/domain/pseudonym.ts';
import type { Side } from '#shared/domain/settings.ts';
import { notFound } from '#shared/errors.ts';
import { type ScoreWord, scoreWordOf } from '#shared/i18n/code-name.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { At, Page } from '#shared/store/ports.ts';
import { siteReasons } from './site-reasons.ts';

type SignedIn = Caller & { person: Person };

/** Theirs while they still belong to what it is about: who has left sees nothing more. */
const isTheirs = (caller: Caller, { scope }: Note): boolean =>
  scope.kind === 'actor' ? isMember(caller, scope.id) : isManager(caller, scope.id);

/** A need is told from the day of its digest on; all else as soon as it is noted. */
export const isShown = (deps: Deps, caller: Caller, note: Note): boolean =>
  isTheirs(caller, note) && (note.kind !== 'new-need' || Date.parse(note.at) <= deps.now().getTime());

export const listNotes = async (deps: Deps, caller: SignedIn, at: At): Promise<Page<ShownNote>> => {
  const shown: Note[] = [];
  let after = at.after ?? null;
  do {
    // Pages are filled up, so that their length tells nothing of what is not shown yet.
    const page = await deps.notes.list(caller.person.id, { limit: at.limit - shown.length, after });
    shown.push(...page.items.filter((note) => isShown(deps, caller, note)));
    after = page.next;
  } while (after !== null && shown.length < at.limit);
  return { items: await shownNotes(deps, shown), next: after };
};

const findNote = async (deps: Deps, caller: SignedIn, noteId: string): Promise<Note> => {
  const note = await deps.notes.find(caller.person.id, noteId);
  if (!note || !isShown(deps, caller, note)) throw notFound('notification');
  return note;
};

export const readNote = async (deps: Deps, caller: SignedIn, noteId: string): Promise<ShownNote> => {
  const note = await findNote(deps, caller, noteId);
  if (note.readAt !== null) return shownOne(deps, note);
  const read: Note = { ...note, readAt: deps.now().toISOString(), version: note.version + 1 };
  await deps.commit([deps.notes.put(read)]);
  return shownOne(deps, read);
};

const MOST_READ_AT_ONCE = 500;
const IN_ONE_COMMIT = 50;
/** All that the caller has been told so far has been read; what is told meanwhile stays new. */
export const readAllNotes = async (deps: Deps, caller: SignedIn): Promise<void> => {
  const unread: Note[] = [];
  let after: string | null = null;
  let looked = 0;
  do {
    const page: Page<Note> = await deps.notes.list(caller.person.id, { limit: 100, after });
    unread.push(...page.items.filter((note) => note.readAt === null && isShown(deps, caller, note)));
    looked += page.items.length;
    after = page.next;
  } while (after !== null && looked < MOST_READ_AT_ONCE);
  const readAt = deps.now().toISOString();
  for (let from = 0; from < unread.length; from += IN_ONE_COMMIT) {
    const some = unread.slice(from, from + IN_ONE_COMMIT);
    await deps.commit(some.map((note) => deps.notes.put({ ...note, readAt, version: note.version + 1 })));
  }
};

export type ShownNote = Pick<
  Note,
  'id' | 'kind' | 'at' | 'readAt' | 'because' | 'spaceId' | 'siteId' | 'caseId' | 'period' | 'version'
> & {
  side: Side; // as whom the caller is told
  needId: string | null;
  matchId: string | null;
  told: Note['told'];
  before: Note['before'];
  pseudonyms: string[];
  needs: string | null; // how many, in bands
  notAnOffer: boolean; // it is about a sample
};

const shownNotes = async (deps: Deps, notes: readonly Note[]): Promise<ShownNote[]> => {
  const siteIds = [...new Set(notes.flatMap(({ siteId }) => siteId ?? []))];
  const samples = new Set((await deps.sites.findMany(siteIds)).filter(({ sample }) => sample).map(({ id }) => id));
  return Promise.all(notes.map((note) => shownNote(deps, note, note.siteId !== null && samples.has(note.siteId))));
};
const shownOne = async (deps: Deps, note: Note): Promise<ShownNote> => (await shownNotes(deps, [note]))[0]!;

/** A manager sees pseudonyms in place of needs, and no figure. */
const shownNote = async (deps: Deps, note: Note, notAnOffer: boolean): Promise<ShownNote> => {
  const { id, kind, at, readAt, because, spaceId, siteId, caseId, period, version } = note;
  const side = sideOf(note);
  const common = { id, kind, at, readAt, because, spaceId, siteId, caseId, period, version, side, notAnOffer };
  if (note.scope.kind === 'actor')
    return {
      ...common,
      needId: note.needIds[0] ?? null,
      matchId: note.matchId,
      told: note.told,
      before: note.before,
      pseudonyms: [],
      needs: null,
    };
  const secret = await deps.sites.secret(note.scope.id);
  return {
    ...common,
    needId: null,
    matchId: null,
    told: null,
    before: null,
    pseudonyms: note.needIds.map((needId) => pseudonymOf(secret, needId)).sort(),
    needs: countBand(note.needCount),
  };
};

export type WhyTold = ShownNote & {
  decision: Pick<Note['decision'], 'rule' | 'setting' | 'leastScore' | 'mail' | 'noMail'>;
  match: Match | null;
  inWords: { score: ScoreWord; reasons: ReturnType<typeof siteReasons> } | null;
};

/** The stored decision behind a notification: the rule's version, its figures, the setting it met. */
export const whyTold = async (deps: Deps, caller: SignedIn, noteId: string): Promise<WhyTold> => {
  const note = await findNote(deps, caller, noteId);
  const { match, ...decision } = note.decision;
  const judged = match as Match | null;
  const isMemberOf = note.scope.kind === 'actor';
  return {
    ...(await shownOne(deps, note)),
    decision,
    match: isMemberOf ? judged : null,
    inWords:
      isMemberOf || !judged
        ? null
        : { score: scoreWordOf(shownScore(judged.score)), reasons: siteReasons(judged.criteria) },
  };
};
