import type { JudgeMessage, MailMessage, Queue } from '#shared/store/event-ports.ts';
import { dueKindOf } from './due-judging.ts';
import { judgeNeed } from './judge-need.ts';
import { judgeSpace } from './judge-space.ts';
import type { TellDeps } from './tell.ts';

export type MatcherDeps = TellDeps & {
  instantDelayS: number;
  matchQueue: Queue<JudgeMessage>;
  mailQueue: Queue<MailMessage>;
};

/** Does what a message of the router asks, whatever has been done of it before. */
export const judge = async (deps: MatcherDeps, message: JudgeMessage): Promise<void> => {
  const due = await deps.dues.find(dueKindOf(message.kind), message.id); // read first: a later write is due again
  const { mails, rest } = await outcomeOf(deps, { ...message, by: message.by ?? due?.by ?? null });
  if (rest.length > 0) await deps.matchQueue.send(rest);
  await deps.mailQueue.send(instantOnly(mails), deps.instantDelayS);
  if (due && rest.every(({ kind, id }) => kind !== message.kind || id !== message.id)) await deps.dues.clearSeen(due);
};

const outcomeOf = async (deps: MatcherDeps, message: JudgeMessage) => {
  if (message.kind === 'need') return judgeNeed(deps, message);
  if (message.kind === 'space') return judgeSpace(deps, message);
  return { mails: [], rest: message.kind === 'site' ? await spacesOf(deps, message) : await needsOf(deps, message) };
};

/** A change of a house touches every space in it, each judged by a message of its own. */
const spacesOf = async (deps: MatcherDeps, { id, by, at }: JudgeMessage): Promise<JudgeMessage[]> => {
  await deps.spaceIndex.reindex(id);
  const spaces = await deps.spaces.findMany(await deps.spaces.listIdsBySite(id));
  return spaces.filter(({ state }) => state === 'published').map((space) => ({ kind: 'space', id: space.id, by, at }));
};

const needsOf = async (deps: MatcherDeps, { id, by, at }: JudgeMessage): Promise<JudgeMessage[]> => {
  const messages: JudgeMessage[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof deps.needs.listByActor>> = await deps.needs.listByActor(id, {
      limit: 500,
      after,
    });
    const open = page.items.filter(({ state }) => state === 'open');
    messages.push(...open.map((need) => ({ kind: 'need' as const, id: need.id, by, at })));
    after = page.next;
  } while (after !== null);
  return messages;
};

/** A digest waits for the clock; of several for one person one message is enough. */
const instantOnly = (mails: readonly MailMessage[]): MailMessage[] => [
  ...new Map(mails.filter(({ frequency }) => frequency === 'instant').map((mail) => [mail.personId, mail])).values(),
];
