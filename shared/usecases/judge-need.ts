import { byCodeUnit } from '#shared/domain/rank.ts';
import type { JudgeMessage } from '#shared/store/event-ports.ts';
import type { PairAt } from './judge-now.ts';
import { judgePairs } from './judge-pairs.ts';
import { matchingSpaces } from './matching-spaces.ts';
import type { TellDeps, WaitingMail } from './tell.ts';

const MOST_PAIRS = 200;

type Outcome = { mails: WaitingMail[]; rest: JudgeMessage[] };

/** Judges the pairs that a change of a need can touch: spaces that match it now, and those that matched before. */
export const judgeNeed = async (deps: TellDeps, message: JudgeMessage, most = MOST_PAIRS): Promise<Outcome> => {
  const needId = message.id;
  await deps.needIndex.reindex(needId); // before the spaces are read, as judgeSpace does it the other way round
  await deps.needIndex.tidy([needId]);
  const [found, known] = await Promise.all([findSpaces(deps, needId), knownSpaces(deps, needId)]);
  const pairs = new Map([...found, ...known].map((pair) => [pair.spaceId, pair]));
  const left = [...pairs.values()]
    .filter(({ spaceId }) => spaceId > (message.after ?? ''))
    .sort((a, b) => byCodeUnit(a.spaceId, b.spaceId));
  const now = left.slice(0, most);
  const { mails } = await judgePairs(deps, now, { cause: { ...message, kind: 'need' }, via: 'need' });
  const last = now.at(-1);
  return { mails, rest: last && left.length > now.length ? [{ ...message, after: last.spaceId }] : [] };
};

const knownSpaces = async (deps: TellDeps, needId: string): Promise<PairAt[]> => {
  const spaceIds = await deps.matches.listSpaceIds(needId);
  const records = await deps.matches.findMany(spaceIds.map((spaceId) => ({ needId, spaceId })));
  return records.map(({ spaceId, siteId }) => ({ needId, spaceId, siteId }));
};

const findSpaces = async (deps: TellDeps, needId: string): Promise<PairAt[]> => {
  const need = await deps.needs.find(needId);
  const actor = need && (await deps.actors.find(need.actorId));
  if (!actor || need?.state !== 'open') return [];
  const found = await matchingSpaces(deps, need, actor);
  return found.map(({ spaceId, siteId }) => ({ needId, spaceId, siteId }));
};
