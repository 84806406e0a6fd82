import { randomUUID } from 'node:crypto';
import type { Mail } from './mail.ts';
import { account } from './resource-types.ts';

export type MailEvent = { kind: 'SEND' | 'DELIVERY' | 'BOUNCE' | 'COMPLAINT'; detailType: string; detail: object };

/**
 * What SES tells of one mail, in the shape of its EventBridge events
 * (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-eventbridge-examples.html).
 * Addresses at bounce.invalid bounce; those at complaint.invalid are delivered and complained about.
 */
export function eventsOf(mail: Mail, identityArn: string): MailEvent[] {
  const recipients = [...mail.to, ...mail.cc, ...mail.bcc];
  const bounced = recipients.filter((address) => address.endsWith('@bounce.invalid'));
  const complaining = recipients.filter((address) => address.endsWith('@complaint.invalid'));
  const delivered = recipients.filter((address) => !bounced.includes(address));
  const timestamp = mail.sentAt;
  const event = (kind: MailEvent['kind'], detailType: string, eventType: string, own: object): MailEvent => ({
    kind,
    detailType,
    detail: { eventType, mail: mailPart(mail, identityArn, recipients), ...own },
  });
  const events = [event('SEND', 'Email Sent', 'Send', { send: {} })];
  if (delivered.length > 0) {
    const delivery = {
      timestamp,
      processingTimeMillis: 1,
      recipients: delivered,
      smtpResponse: '250 2.0.0 OK',
      reportingMTA: 'localhost',
    };
    events.push(event('DELIVERY', 'Email Delivered', 'Delivery', { delivery }));
  }
  if (bounced.length > 0) {
    const bounce = {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: bounced.map((emailAddress) => ({
        emailAddress,
        action: 'failed',
        status: '5.1.1',
        diagnosticCode: 'smtp; 550 5.1.1 user unknown',
      })),
      timestamp,
      feedbackId: randomUUID(),
      reportingMTA: 'dns; localhost',
    };
    events.push(event('BOUNCE', 'Email Bounced', 'Bounce', { bounce }));
  }
  if (complaining.length > 0) {
    const complaint = {
      complainedRecipients: complaining.map((emailAddress) => ({ emailAddress })),
      timestamp,
      feedbackId: randomUUID(),
      complaintSubType: null,
      complaintFeedbackType: 'abuse',
      arrivalDate: timestamp,
    };
    events.push(event('COMPLAINT', 'Email Complaint Received', 'Complaint', { complaint }));
  }
  return events;
}

const mailPart = (mail: Mail, sourceArn: string, destination: string[]) => ({
  timestamp: mail.sentAt,
  source: mail.from,
  sourceArn,
  sendingAccountId: account,
  messageId: mail.id,
  destination,
  headersTruncated: false,
  headers: [
    { name: 'From', value: mail.from },
    { name: 'To', value: mail.to.join(', ') },
    { name: 'Subject', value: mail.subject },
    { name: 'MIME-Version', value: '1.0' },
    ...mail.headers,
  ],
  commonHeaders: { from: [mail.from], to: mail.to, messageId: mail.id, subject: mail.subject },
  tags: {
    'ses:source-tls-version': ['TLSv1.3'],
    ...(mail.configurationSet !== undefined && { 'ses:configuration-set': [mail.configurationSet] }),
    'ses:from-domain': [mail.from.replace(/^.*@/, '').replace(/>$/, '')],
    'ses:operation': ['SendEmail'],
    ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
  },
});
