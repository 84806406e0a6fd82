import { type Caller, may } from '#shared/domain/authority.ts';
import { afterMove, asOf, type Case } from '#shared/domain/case.ts';
import { type CaseKind, type CaseMoveName, isMover, type Mover } from '#shared/domain/case-moves.ts';
import type { Person } from '#shared/domain/person.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { CaseStore } from '#shared/store/case-ports.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { Change } from '#shared/store/ports.ts';
import { sameVersion } from './same-version.ts';

type SignedIn = Caller & { person: Person };
/** Where a kind of case is kept. */
export type Kept<T extends Case> = { kind: CaseKind; store: CaseStore<T> };

/** On which sides of the case the caller stands at this moment. */
export const moversOf = (caller: Caller, found: Case): Mover[] => [
  ...(may.decideForActor(caller, found.actorId) ? (['member'] as const) : []),
  ...(may.decideForSite(caller, { id: found.siteId, regionId: null }) ? (['manager'] as const) : []),
];

/** A case as it stands now, for either side; anybody else finds nothing. */
export const findCase = async <T extends Case>(
  deps: Pick<Deps, 'now'>,
  { kind, store }: Kept<T>,
  caller: Caller,
  id: string,
): Promise<T> => {
  const found = await store.find(id);
  if (!found || moversOf(caller, found).length === 0) throw notFound(kind);
  return asOf(found, deps.now());
};

type Also<T> = (next: T, at: string) => Promise<{ next: T; changes: Change[] }>;

/** Makes a move of the table, where it is the caller's to make; `also` adds what this move says or changes besides. */
export const moveCase = async <T extends Case>(
  deps: Deps,
  kept: Kept<T>,
  caller: SignedIn,
  id: string,
  version: number,
  name: CaseMoveName,
  also?: Also<T>,
): Promise<T> => {
  const { kind, store } = kept;
  const found = await findCase(deps, kept, caller, id);
  const movers = moversOf(caller, found);
  if (!isMover(kind, name, movers)) throw notFound(kind);
  sameVersion(found, version);
  const at = deps.now().toISOString();
  const by = caller.person.id;
  const move = afterMove(kind, found, { name, movers, at, personId: by });
  if (!move) throw new AppError('illegal_move', `From ${found.state} there is no such move: ${name}.`);
  const { next, changes } = also ? await also(move.next, at) : { next: move.next, changes: [] };
  await deps.commit([
    ...store.save(next),
    ...changes,
    deps.audit.row({ at, by, act: `${kind}.${name}`, subject: id, ids: { spaceId: next.spaceId } }),
  ]);
  return next;
};
