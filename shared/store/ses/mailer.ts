import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Mailer, OutgoingMail, SendOutcome } from '../event-ports.ts';

type From = { mailFrom: string; configurationSet: string };

/**
 * Sends through SES. The client must not try again by itself (maxAttempts 1): of an answer that never came nobody knows
 * whether the mail left.
 */
export const sesMailer = (client: SESv2Client, { mailFrom, configurationSet }: From): Mailer => ({
  async send(mail) {
    try {
      await client.send(commandOf(mail, { mailFrom, configurationSet }));
      return { kind: 'sent' };
    } catch (cause) {
      return outcomeOf(cause);
    }
  },
});

/** SES says no with a status of 400 to 499, throttling included; anything else says nothing about the mail. */
const outcomeOf = (cause: unknown): SendOutcome => {
  const { $metadata, name = 'Error' } = cause as { $metadata?: { httpStatusCode?: number }; name?: string };
  const status = $metadata?.httpStatusCode ?? 0;
  return { kind: status >= 400 && status < 500 ? 'refused' : 'unknown', because: `${name} ${status}` };
};

const text = (Data: string) => ({ Data, Charset: 'UTF-8' });
const pairs = (given: Readonly<Record<string, string>>) =>
  Object.entries(given).map(([Name, Value]) => ({ Name, Value }));

const commandOf = (mail: OutgoingMail, { mailFrom, configurationSet }: From) =>
  new SendEmailCommand({
    FromEmailAddress: mailFrom,
    Destination: { ToAddresses: [mail.to] },
    Content: {
      Simple: {
        Subject: text(mail.subject),
        Body: { Text: text(mail.text), Html: text(mail.html) },
        Headers: pairs(mail.headers),
      },
    },
    EmailTags: pairs(mail.tags),
    ConfigurationSetName: configurationSet,
  });
