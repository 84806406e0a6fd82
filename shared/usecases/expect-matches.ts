import type { ActorFields } from '#shared/domain/actor.ts';
import { shownScore } from '#shared/domain/assess.ts';
import type { Caller } from '#shared/domain/authority.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import type { Person } from '#shared/domain/person.ts';
import { notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { findNeed } from './keep-need.ts';
import { matchingSpaces } from './matching-spaces.ts';

const DAYS = 90;
const WEEKS = 13;
const DAY_MS = 86_400_000;

export type Expected = { spaces: number; perWeek: number; leastScore: number };

/** About how many spaces a week: those that match now over the score and were first published in the last 90 days. */
export const expectMatches = async (
  deps: Deps,
  caller: Caller & { person: Person },
  needId: string,
  leastScore: number | undefined,
): Promise<Expected> => {
  const need = await findNeed(deps, caller, needId);
  const actor = await deps.actors.find(need.actorId);
  if (!actor) throw notFound('need');
  const least = leastScore ?? (await deps.settings.find(caller.person.id)).leastScore;
  return expectedOf(deps, need, actor, least);
};

/** The same of a need that may not be stored. */
export const expectedOf = async (
  deps: Deps,
  need: NeedFields,
  actor: ActorFields,
  leastScore: number,
): Promise<Expected> => {
  const found = await matchingSpaces(deps, need, actor);
  const matching = found.filter(({ score }) => shownScore(score) >= leastScore);
  const since = new Date(deps.now().getTime() - DAYS * DAY_MS).toISOString();
  const spaces = await deps.spaces.glance(
    matching.map(({ spaceId }) => spaceId),
    ['firstPublishedAt'],
  );
  const recent = spaces.filter(({ firstPublishedAt }) => firstPublishedAt !== null && firstPublishedAt >= since);
  return { spaces: recent.length, perWeek: recent.length / WEEKS, leastScore };
};
