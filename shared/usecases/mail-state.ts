import type { Person } from '#shared/domain/person.ts';
import type { Deps } from '#shared/store/deps.ts';

/** Whether mail reaches a person: only a verified address is written to, and none that sent mail back. */
export const MAIL_STATES = ['none', 'unverified', 'verified', 'bounce', 'complaint'] as const;
export type MailState = (typeof MAIL_STATES)[number];

export const mailState = async (deps: Deps, { mail, mailVerified }: Person): Promise<MailState> => {
  if (mail === null) return 'none';
  const stopped = await deps.suppressions.why(mail);
  return stopped ?? (mailVerified ? 'verified' : 'unverified');
};
