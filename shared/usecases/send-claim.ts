import { createHash } from 'node:crypto';
import { log } from '#shared/config/log.ts';
import { settingOf } from '#shared/domain/notification.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Frequency, Settings } from '#shared/domain/settings.ts';
import { dayAt } from '#shared/domain/time-zone.ts';
import type { News, NewsMail } from '#shared/mail/mail-input.ts';
import { renderMail } from '#shared/mail/render-mail.ts';
import type { MailClaim, Mailer, MailMessage, OutgoingMail, OutRow, Queue } from '#shared/store/event-ports.ts';
import type { Change } from '#shared/store/ports.ts';
import { closeClaim } from './close-claim.ts';
import { pageOf } from './page-of.ts';
import { dueAtOf, type TellDeps } from './tell.ts';
import { unsubscribeToken } from './unsubscribe-token.ts';

export type MailerDeps = TellDeps & { mailer: Mailer; mailQueue: Queue<MailMessage>; publicOrigin: string };

/** Which address a claim was for, without the address. */
export const addressHashOf = (address: string): string =>
  createHash('sha256').update(address.toLowerCase()).digest('base64url');

/** A claim that nobody has closed by then is never sent again; its content goes into a digest. */
export const CLAIM_LAPSES_MS = 3_600_000;

/** Spec: notifications; what is over goes into the daily digest. */
export const MOST_INSTANT_MAILS_A_DAY = 3;

export type Kept = { row: OutRow; news: News[] };
type Sending = {
  person: Person;
  settings: Settings;
  frequency: Frequency;
  kept: readonly Kept[];
  address: string;
  ended: readonly Change[]; // what the claim takes out of the outbox
};

/** Claims first, in one commit with what it takes; then sends, once: whoever dies in between leaves it claimed. */
export const sendClaim = async (deps: MailerDeps, sending: Sending): Promise<void> => {
  const { person, frequency, kept, address, ended } = sending;
  const now = deps.now();
  const day = frequency === 'instant' ? dayAt(now, person.timeZone) : null;
  const claim: MailClaim = {
    id: deps.newId(),
    personId: person.id,
    frequency,
    rows: kept.map(({ row }) => row),
    addressHash: addressHashOf(address),
    claimedAt: now.toISOString(),
    state: 'open',
    day,
  };
  const mail = await mailOf(deps, sending, claim);
  await deps.commit([
    deps.outbox.claim(claim, new Date(now.getTime() + CLAIM_LAPSES_MS).toISOString()),
    ...ended,
    ...(day === null ? [] : [deps.outbox.countMail(person.id, day, MOST_INSTANT_MAILS_A_DAY)]),
  ]);
  const outcome = await deps.mailer.send(mail);
  if (outcome.kind === 'sent') return closeClaim(deps, person.id, claim.id);
  if (outcome.kind === 'unknown')
    return log.warn('mail_outcome_unknown', { personId: person.id, claimId: claim.id, because: outcome.because });
  await giveBack(deps, person, claim);
  throw new Error(`SES refused a mail (${outcome.because}); it waits again`);
};

/** It certainly was not sent: everything as before the claim. */
const giveBack = async (deps: MailerDeps, person: Person, claim: MailClaim): Promise<void> => {
  const now = deps.now();
  const changes = claim.rows.flatMap((row, i) => {
    const [put, flush] = deps.outbox.add(person.id, claim.frequency, row, now.toISOString());
    return i === 0 ? [put!, flush!] : [put!]; // one item is written once in a commit
  });
  const uncounted = claim.day === null ? [] : [deps.outbox.uncountMail(person.id, claim.day)];
  await deps.commit([deps.outbox.removeClaim(claim), ...changes, ...uncounted]);
};

const mailOf = async (
  deps: MailerDeps,
  { person, settings, frequency, kept, address }: Sending,
  claim: MailClaim,
): Promise<OutgoingMail> => {
  const kinds = [...new Set(kept.map(({ row }) => settingOf(row.kind)))];
  const token = unsubscribeToken(await deps.service.key(), person.id, kinds);
  const unsubscribe = `${deps.publicOrigin}/v1/unsubscribe?token=${token}`; // in the query: paths are logged
  const hasThreshold = kept.some(({ row }) => ['new-match', 'cheaper', 'sooner', 'new-need'].includes(row.kind));
  const input: NewsMail = {
    kind: 'news',
    recipient: { lang: person.lang, timeZone: person.timeZone },
    origin: deps.publicOrigin,
    sentAt: claim.claimedAt,
    pace: frequency,
    isOverLimit: kept.some(({ row }) => row.late === 'over-limit'),
    leastScore: hasThreshold ? settings.leastScore : null,
    news: kept.flatMap(({ news }) => news),
    links: {
      why: pageOf.why(kept[0]?.row.noteId ?? ''),
      settings: pageOf.settings(),
      unsubscribe,
    },
  };
  return {
    to: address,
    ...renderMail(input),
    headers: { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    tags: { claim: claim.id, person: person.id },
  };
};

/** The content of a claim that nobody closed goes into the next daily digest; the mail is not sent again. */
export const lapseClaim = async (deps: TellDeps, personId: string, claimId: string): Promise<boolean> => {
  const [claim, person] = await Promise.all([deps.outbox.findClaim(personId, claimId), deps.persons.find(personId)]);
  if (claim?.state !== 'open') return false;
  const now = deps.now();
  const changes = claim.rows.flatMap((row, i) => {
    const dueAt = dueAtOf(deps, 'daily', now, person?.timeZone ?? 'UTC');
    const [put, flush] = deps.outbox.add(personId, 'daily', { ...row, late: 'lapsed' }, dueAt);
    return i === 0 ? [put!, flush!] : [put!];
  });
  await deps.commit([deps.outbox.moveClaim(claim, 'lapsed', now.toISOString()), ...changes]);
  return true;
};
