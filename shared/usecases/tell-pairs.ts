import { isPending } from '#shared/domain/is-pending.ts';
import { isAlone, type MatchRecord } from '#shared/domain/match-record.ts';
import type { Scope } from '#shared/domain/membership.ts';
import { AppError } from '#shared/errors.ts';
import { inTurn } from './in-turn.ts';
import { managerDraft, memberDraft } from './match-drafts.ts';
import type { Pace } from './pace.ts';
import type { People } from './people.ts';
import { type Seen, settle } from './settle-match.ts';
import { noteChanges, type TellDeps, type WaitingMail } from './tell.ts';

/** A record to be written over the one read, and what is seen of the pair. */
export type Judged = { next: MatchRecord; seen: Seen };
/** What became of it: mail that waits now, or `null` where another has written the record first. */
export type Told = WaitingMail[] | null;

/** DynamoDB holds a transaction to 100 items. */
const MOST_CHANGES = 90;

/**
 * Writes records together with all that they tell: of each the record, its notifications and what waits for mail are one
 * transaction, which the record's version guards. Who is to be told is read for all of them at once, and the pointers of
 * new records are there before: outside of a transaction they cost half.
 */
export const tellPairs = async (
  deps: TellDeps,
  people: People,
  pairs: readonly Judged[],
  pace?: Pace,
): Promise<Told[]> => {
  const membersOf = await people.ofScopes(pairs.flatMap(({ next }) => scopesOf(next)));
  const recipients = await people.recipients(pairs.flatMap(({ next }) => scopesOf(next).flatMap(membersOf)));
  const siteIds = new Set(pairs.flatMap(({ next }) => (isAlone(next) ? [next.siteId] : [])));
  const secrets = new Map(
    await Promise.all([...siteIds].map(async (id) => [id, await deps.sites.secret(id)] as const)),
  );
  const isNew = ({ next }: Judged): boolean => next.version === 1;
  await deps.bulk.write([pairs.filter(isNew).flatMap(({ next }) => deps.matches.pointers(next))], { quiet: false });
  const draftsOf = ({ next, seen }: Judged) => [
    ...(next.told?.state === 'pending' ? [memberDraft(next, next.told, seen.match)] : []),
    ...(next.toldSite && isAlone(next)
      ? [managerDraft(next, next.toldSite, secrets.get(next.siteId)!, seen.forSite)]
      : []),
  ];
  return Promise.all(
    pairs.map(async (pair) => {
      const notes = draftsOf(pair).flatMap((draft) =>
        membersOf(draft.scope).flatMap((id) => {
          const recipient = recipients.get(id);
          return recipient ? [noteChanges(deps, draft, recipient, pace)] : [];
        }),
      );
      const changes = [
        ...deps.matches.put(asTold(pair.next), { isPointed: true }),
        ...notes.flatMap((note) => note.changes),
      ];
      const who = scopesOf(pair.next).flatMap(membersOf);
      if (new Set(who).size < who.length || changes.length > MOST_CHANGES) return piecemeal(deps, people, pair);
      try {
        await inTurn(who, () => deps.commit(changes));
        return notes.flatMap(({ mail }) => mail ?? []);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === 'stale_version') return null;
        if (error.code === 'already_exists') return piecemeal(deps, people, pair); // told of this very thing before
        throw error;
      }
    }),
  );
};

/** The record first, saying what is still to be told; then a transaction for each person. */
const piecemeal = async (deps: TellDeps, people: People, { next, seen }: Judged): Promise<Told> => {
  try {
    await deps.commit(deps.matches.put(next));
    return await settle(deps, next, seen, people);
  } catch (error) {
    if (error instanceof AppError && error.code === 'stale_version') return null;
    throw error;
  }
};

const scopesOf = (record: MatchRecord): Scope[] => [
  ...(record.told?.state === 'pending' ? [{ kind: 'actor' as const, id: record.actorId }] : []),
  ...(isAlone(record) ? [{ kind: 'site' as const, id: record.siteId }] : []),
];

/** The record as it is once its transaction has told what it says. */
const asTold = (record: MatchRecord): MatchRecord =>
  isPending(record)
    ? {
        ...record,
        told: record.told && { ...record.told, state: 'closed' },
        toldSite: record.toldSite && isAlone(record) ? { ...record.toldSite, state: 'closed' } : record.toldSite,
      }
    : record;
