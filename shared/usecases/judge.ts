import type { Due, InviteMessage, JudgedKind, JudgeMessage, MailMessage, Queue } from '#shared/store/event-ports.ts';
import { dueKindOf } from './due-judging.ts';
import { judgeNeed } from './judge-need.ts';
import { judgeSpace } from './judge-space.ts';
import type { TellDeps, WaitingMail } from './tell.ts';
import { tellCase } from './tell-case.ts';

export type MatcherDeps = TellDeps & {
  instantDelayS: number;
  pairsAtOnce?: number; // that one message judges of a space
  matchQueue: Queue<JudgeMessage>;
  mailQueue: Queue<MailMessage | InviteMessage>;
};

/** Does what a message of the router asks, whatever has been done of it before. */
export const judge = async (deps: MatcherDeps, message: JudgeMessage): Promise<void> => {
  const { kind, id } = message;
  if (kind === 'member-invite') return deps.mailQueue.send([{ inviteId: id }]);
  if (kind === 'application' || kind === 'invitation') return sendInstant(deps, await tellCase(deps, kind, id));
  // Read first: a later write is due again. A batch of a fan-out knows what was due when that began.
  const due = message.run === undefined ? await deps.dues.find(dueKindOf(kind), id) : undefined;
  const { mails, rest } = await outcomeOf(deps, kind, { ...message, by: message.by ?? due?.by ?? null }, due);
  await deps.matchQueue.send(rest);
  await sendInstant(deps, mails);
  const goesOn = rest.some((next) => next.kind === kind && next.id === id);
  if (due && !goesOn) await deps.dues.clearSeen(due);
};

const outcomeOf = async (deps: MatcherDeps, kind: JudgedKind, message: JudgeMessage, due: Due | undefined) => {
  if (kind === 'need') return judgeNeed(deps, message);
  if (kind === 'space') return judgeSpace(deps, message, deps.pairsAtOnce, due);
  return { mails: [], rest: kind === 'site' ? await spacesOf(deps, message) : await needsOf(deps, message) };
};

/** A queue holds a message back no longer; what is due later is handed over by the clock. */
const MOST_DELAY_S = 900;

/** A digest waits for the clock; of several for one person one message is enough. */
const sendInstant = (deps: MatcherDeps, mails: readonly WaitingMail[]): Promise<void> => {
  const delayOf = ({ laterS }: WaitingMail): number => deps.instantDelayS + laterS;
  const once = new Map<string, WaitingMail>();
  for (const mail of mails) if (mail.frequency === 'instant' && !once.has(mail.personId)) once.set(mail.personId, mail);
  const soon = [...once.values()].filter((mail) => delayOf(mail) <= MOST_DELAY_S);
  const messages = soon.map(({ personId, frequency }) => ({ personId, frequency }));
  return deps.mailQueue.send(messages, (nth) => delayOf(soon[nth]!));
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
