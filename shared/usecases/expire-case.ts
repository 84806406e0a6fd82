import { afterMove, type Case, clockMove } from '#shared/domain/case.ts';
import { AppError } from '#shared/errors.ts';
import type { DueCase } from '#shared/store/case-ports.ts';
import type { Deps } from '#shared/store/deps.ts';
import { invitationsOf } from './answer-invitation.ts';
import { applicationsOf } from './decide-application.ts';
import type { Kept } from './move-case.ts';

/** What the clock did: the writer of the audit row where nobody acted. */
const CLOCK = 'clock';
const MOST_TRIES = 3;

/**
 * Moves what is due: reminds, expires. Called again, late, or for what has moved on meanwhile, it does nothing more.
 * The stream tells both sides of what it wrote.
 */
export const expireCase = async (deps: Deps, kind: DueCase['kind'], id: string, now: Date): Promise<boolean> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (kind === 'member-invite') return await expireMemberInvite(deps, id, now);
      return kind === 'application'
        ? await byClock(deps, applicationsOf(deps), id, now)
        : await byClock(deps, invitationsOf(deps), id, now);
    } catch (error) {
      const overtaken = error instanceof AppError && error.code === 'stale_version';
      if (!overtaken || attempt === MOST_TRIES) throw error;
    }
  }
};

const byClock = async <T extends Case>(
  deps: Deps,
  { kind, store }: Kept<T>,
  id: string,
  now: Date,
): Promise<boolean> => {
  const found = await store.find(id);
  const name = found && clockMove(found, now);
  if (!found || !name) return false;
  const at = now.toISOString();
  const move = afterMove(kind, found, { name, movers: ['clock'], at, personId: null });
  if (!move) return false;
  const holdsPair = (await store.holder(found.needId, found.spaceId)) === id;
  await deps.commit([
    ...store.save(move.next, { holdsPair }),
    deps.audit.row({ at, by: CLOCK, act: `${kind}.${name}`, subject: id }),
  ]);
  return true;
};

const expireMemberInvite = async (deps: Deps, id: string, now: Date): Promise<boolean> => {
  const invite = await deps.memberInvites.find(id);
  if (invite?.state !== 'sent' || Date.parse(invite.expiresAt) > now.getTime()) return false;
  const next = { ...invite, state: 'expired' as const, sealedToken: null, version: invite.version + 1 };
  await deps.commit([
    ...deps.memberInvites.save(next),
    deps.audit.row({ at: now.toISOString(), by: CLOCK, act: 'member-invite.expire', subject: id }),
  ]);
  return true;
};
