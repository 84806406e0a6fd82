import { log } from '#shared/config/log.ts';
import { AppError } from '#shared/errors.ts';
import type { MailMessage, Queue } from '#shared/store/event-ports.ts';
import { MAILS_PER_S } from './pace.ts';
import { lapseClaim } from './send-claim.ts';
import type { TellDeps } from './tell.ts';

type DispatchDeps = TellDeps & { mailQueue: Queue<MailMessage> };

/** What one minute looks at at most; the next minute goes on. */
const MOST = 1000;
const ROUND_S = 60;
/** Handed to the mailer, and not again before this: the queue tries by itself meanwhile. */
const LEASE_MS = 10 * 60_000;

/** Every minute: what is due to be mailed goes to the mailer, claims that nobody closed go into a digest. */
export const dispatchDue = async (deps: DispatchDeps): Promise<void> => {
  const now = deps.now();
  const { mailsPerS = MAILS_PER_S } = deps;
  const due = await deps.outbox.listDueFlushes(now.toISOString(), Math.min(MOST, mailsPerS * ROUND_S));
  const messages = due.map(({ personId, frequency }) => ({ personId, frequency }));
  await deps.mailQueue.send(messages, (nth) => Math.floor(nth / mailsPerS)); // as fast as SES takes them
  const until = new Date(now.getTime() + LEASE_MS).toISOString();
  for (const flush of due) await deps.outbox.leaseFlush(flush, until);
  for (const { personId, claimId } of await deps.outbox.listLapsingClaims(now.toISOString(), MOST)) {
    try {
      if (await lapseClaim(deps, personId, claimId)) log.warn('mail_claim_lapsed', { personId, claimId });
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'stale_version')) throw error; // closed this moment
    }
  }
};
