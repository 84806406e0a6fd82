import type { Match } from '#shared/domain/assess.ts';
import { type NoMail, type Note, settingOf, sideOf } from '#shared/domain/notification.ts';
import type { Person } from '#shared/domain/person.ts';
import { nextDigest } from '#shared/domain/quiet-hours.ts';
import { type Frequency, frequencyOf } from '#shared/domain/settings.ts';
import { isBelow } from '#shared/domain/threshold.ts';
import { AppError } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { MailMessage } from '#shared/store/event-ports.ts';
import type { Change } from '#shared/store/ports.ts';
import { inTurn } from './in-turn.ts';
import type { Pace } from './pace.ts';
import { peopleOf, type Recipient } from './people.ts';

/** How long an instant mail waits for what else comes; 60 s, so that what comes together goes together. */
export type TellDeps = Deps & { instantDelayS?: number; mailsPerS?: number };
const INSTANT_DELAY_S = 60;
/** Mail that waits now, and how long beyond the delay of all, seconds: that of a fan-out leaves in turn. */
export type WaitingMail = MailMessage & { laterS: number };

export type NoteDraft = Pick<
  Note,
  | 'id'
  | 'kind'
  | 'scope'
  | 'needIds'
  | 'needCount'
  | 'spaceId'
  | 'siteId'
  | 'matchId'
  | 'caseId'
  | 'because'
  | 'told'
  | 'before'
> & {
  period?: Note['period'];
  match: Match | null;
  score: number | null; // as shown, of the best it is about; null where no threshold applies
  at: string;
  by: string | null; // whose write this was: never mailed about it
};

/**
 * The changes that tell one person: the notification, where it is not there yet, and with it what mail waits for. They
 * belong in one commit, which is refused (already_exists) when this has been told before.
 */
export const noteChanges = (
  deps: TellDeps,
  draft: NoteDraft,
  recipient: Recipient,
  pace?: Pace,
): { changes: Change[]; mail: WaitingMail | null } => {
  const { person, settings } = recipient;
  const personId = person.id;
  const setting = frequencyOf(settings, settingOf(draft.kind), sideOf(draft));
  const noMail = whyNoMail(draft, recipient);
  const mail = setting === 'off' || noMail !== null ? null : setting;
  const now = deps.now();
  const laterS = mail === 'instant' && pace ? pace.laterS(personId) : 0;
  const dueAt = dueAtOf(deps, mail, new Date(now.getTime() + laterS * 1000), person.timeZone);
  const isDated = draft.kind === 'new-need'; // by the digest's day: the instant would say too much
  const at = isDated ? nextDigest(setting === 'weekly' ? 'weekly' : 'daily', now, person.timeZone) : null;
  const { match, score, by, ...about } = draft;
  const note: Note = {
    schemaVersion: 1,
    personId,
    ...about,
    period: draft.period ?? null,
    at: at?.toISOString() ?? draft.at,
    readAt: null,
    decision: { rule: 1, match, setting, leastScore: settings.leastScore, mail, noMail },
    version: 1,
  };
  const row = { noteId: note.id, kind: note.kind, at: draft.at, late: null };
  return {
    changes: [deps.notes.put(note), ...(mail ? deps.outbox.add(personId, mail, row, dueAt) : [])],
    mail: mail && { personId, frequency: mail, laterS },
  };
};

/** The changes that tell each of these persons who exists, for a commit of their own or another's. */
export const allNoteChanges = async (
  deps: TellDeps,
  draft: NoteDraft,
  personIds: readonly string[],
): Promise<Change[]> => {
  const recipients = await peopleOf(deps).recipients(personIds);
  return [...recipients.values()].flatMap((recipient) => noteChanges(deps, draft, recipient).changes);
};

const whyNoMail = (draft: NoteDraft, { person, settings, hasAddress }: Recipient): NoMail | null => {
  if (draft.by === person.id) return 'own-write';
  if (frequencyOf(settings, settingOf(draft.kind), sideOf(draft)) === 'off') return 'off';
  if (draft.score !== null && isBelow(draft.score, settings.leastScore, sideOf(draft))) return 'under-score';
  return hasAddress ? null : 'no-address';
};

/** Where mail to a person may go: a verified address that has neither bounced nor complained. */
export const mailAddressOf = async (deps: Deps, { mail, mailVerified }: Person): Promise<string | null> =>
  mail !== null && mailVerified && !(await deps.suppressions.has(mail)) ? mail : null;

export const dueAtOf = (
  { instantDelayS = INSTANT_DELAY_S }: TellDeps,
  frequency: Frequency | null,
  now: Date,
  timeZone: string,
): string =>
  (frequency === 'daily' || frequency === 'weekly'
    ? nextDigest(frequency, now, timeZone)
    : new Date(now.getTime() + instantDelayS * 1000)
  ).toISOString();

/** Tells each person once, whatever is repeated or done twice at once; answers what mail now waits. */
export const tell = async (
  deps: TellDeps,
  draft: NoteDraft,
  personIds: readonly string[],
  people = peopleOf(deps),
): Promise<WaitingMail[]> => {
  const waiting: WaitingMail[] = [];
  const recipients = await people.recipients(personIds);
  for (const personId of personIds) {
    const recipient = recipients.get(personId);
    if (!recipient) continue;
    const told = noteChanges(deps, draft, recipient);
    try {
      await inTurn([personId], () => deps.commit(told.changes));
      if (!told.mail) continue;
      waiting.push(told.mail);
      if (told.mail.frequency === 'instant')
        await deps.outbox.hastenFlush(personId, 'instant', dueAtOf(deps, 'instant', deps.now(), 'UTC'));
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'already_exists')) throw error;
    }
  }
  return waiting;
};
