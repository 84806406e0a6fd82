import { assess } from '#shared/domain/assess.ts';
import { candidatesOf } from '#shared/domain/candidates.ts';
import { byCodeUnit } from '#shared/domain/rank.ts';
import type { JudgeMessage, MailMessage } from '#shared/store/event-ports.ts';
import { judgePairs } from './judge-pairs.ts';
import { summariseSpace } from './summarise-space.ts';
import type { TellDeps } from './tell.ts';

/** Pairs that one call judges; what is left goes on in a message of its own. */
const MOST_PAIRS = 200;

type Outcome = { mails: MailMessage[]; rest: JudgeMessage[] };

/** Judges the pairs that a change of a space can touch: needs that it matches now, and those it matched before. */
export const judgeSpace = async (deps: TellDeps, message: JudgeMessage, most = MOST_PAIRS): Promise<Outcome> => {
  const spaceId = message.id;
  const space = await deps.spaces.find(spaceId);
  if (!space) return { mails: [], rest: [] };
  const { siteId } = space;
  // Indexed before the other side is read: of a need and a space that appear at once, one at least sees the other.
  await deps.spaceIndex.reindex(siteId);
  const isFirst = !(await deps.matches.isSummarised(spaceId));
  const [found, known] = await Promise.all([findNeeds(deps, siteId, spaceId), deps.matches.listNeedIds(spaceId)]);
  const needIds = [...new Set([...(found ?? []), ...known])]
    .filter((id) => id > (message.after ?? ''))
    .sort(byCodeUnit);
  const now = needIds.slice(0, most);
  const pairsOf = (ids: readonly string[]) => ids.map((needId) => ({ needId, spaceId, siteId }));
  const cause = { ...message, kind: 'space' } as const;
  const mails = await judgePairs(deps, pairsOf(now), { cause, via: isFirst ? 'summary' : 'need' });
  const last = now.at(-1);
  if (last !== undefined && needIds.length > now.length) return { mails, rest: [{ ...message, after: last }] };
  if (!found) return { mails, rest: [] };
  const summary = await summariseSpace(deps, spaceId, siteId);
  const afterwards = await judgePairs(deps, pairsOf(summary.late), { cause, via: 'need' });
  return { mails: [...mails, ...summary.mails, ...afterwards], rest: [] };
};

/** The needs that match by the index; undefined where the space takes no part. */
export const findNeeds = async (deps: TellDeps, siteId: string, spaceId: string): Promise<string[] | undefined> => {
  const entry = await deps.spaceIndex.read(siteId);
  const offer = entry && candidatesOf(entry, deps.now()).find(({ id }) => id === spaceId);
  if (!offer) return undefined;
  const { space, site, today } = offer;
  const [needs, { eurPerHuf }] = await Promise.all([
    deps.needIndex.around({ ...site.location, country: site.country }, space.activities),
    deps.service.exchange(),
  ]);
  return needs
    .filter(({ need, actor }) => assess(need, actor, space, site, { today, eurPerHuf }).fits)
    .map(({ needId }) => needId);
};
