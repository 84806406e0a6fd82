import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { AwsError } from './aws-error.ts';
import type { Clock } from './clock.ts';
import type { Permission } from './dynamodb-permissions.ts';
import type { EventBus } from './event-bus.ts';
import type { Mail } from './mail.ts';
import { eventsOf } from './mail-events.ts';
import { account } from './resource-types.ts';
import type { State } from './state.ts';
import type { Template } from './template.ts';

export type Mailbox = {
  /** SES's SendEmail. */
  send(body: unknown, may: (permissions: Permission[], context: Record<string, string>) => void): { MessageId: string };
  /** Newest first. */
  list(): Mail[];
  find(id: string): Mail | undefined;
};

const content = z.strictObject({ Data: z.string(), Charset: z.literal('UTF-8').optional() });
const addresses = z.array(z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/)).default([]);
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html
const tagText = z.string().regex(/^[\w-]{1,256}$/);
const sendEmailSchema = z.strictObject({
  FromEmailAddress: z.string(),
  FromEmailAddressIdentityArn: z.string().optional(),
  Destination: z.strictObject({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses }),
  ReplyToAddresses: z.array(z.string()).default([]),
  Content: z.strictObject({
    Simple: z.strictObject({
      Subject: content,
      Body: z.strictObject({ Text: content.optional(), Html: content.optional() }),
      Headers: z
        .array(z.strictObject({ Name: z.string().max(126), Value: z.string().max(870) }))
        .max(15)
        .default([]),
    }),
  }),
  EmailTags: z.array(z.strictObject({ Name: tagText, Value: tagText })).default([]),
  ConfigurationSetName: z.string().optional(),
});

/** Takes the mail that SES would send, keeps it, and tells of it as SES does; both or neither. */
export function createMailbox(template: Template, state: State, bus: EventBus, clock: Clock): Mailbox {
  const identities = template.all('AWS::SES::EmailIdentity').map(({ properties }) => ({
    name: properties.EmailIdentity.toLowerCase(),
    configurationSet: properties.ConfigurationSetAttributes?.ConfigurationSetName,
  }));
  const configurationSets = new Set(template.all('AWS::SES::ConfigurationSet').map(({ name }) => name));
  const destinations = template
    .all('AWS::SES::ConfigurationSetEventDestination')
    .map(({ properties }) => ({ set: properties.ConfigurationSetName, ...properties.EventDestination }));
  const arn = (rest: string) => `arn:aws:ses:${template.region}:${account}:${rest}`;
  const insert = state.db.prepare('INSERT INTO mails (id, sentAt, mail) VALUES (?, ?, ?)');
  const newest = state.db.prepare('SELECT mail FROM mails ORDER BY number DESC');
  const byId = state.db.prepare('SELECT mail FROM mails WHERE id = ?');
  const mailOf = (row: Record<string, unknown>) => JSON.parse(String(row['mail'])) as Mail;

  const identityOf = (from: string) => {
    const address = (/<([^<>]+)>\s*$/.exec(from)?.[1] ?? from).trim().toLowerCase();
    const domain = address.split('@')[1] ?? '';
    const found = [address, domain].map((name) => identities.find((identity) => identity.name === name)).find(Boolean);
    if (found === undefined) {
      throw new AwsError(
        'MessageRejected',
        `Email address is not verified. The following identities failed: ${address}`,
      );
    }
    return { ...found, address };
  };

  return {
    send(body, may) {
      const request = parsed(body);
      const identity = identityOf(request.FromEmailAddress);
      const configurationSet = request.ConfigurationSetName ?? identity.configurationSet;
      const identityArn = arn(`identity/${identity.name}`);
      const setArn = configurationSet === undefined ? [] : [arn(`configuration-set/${configurationSet}`)];
      const permissions = [identityArn, ...setArn].map((resource) => ({ action: 'ses:SendEmail', resource }));
      may(permissions, { 'ses:FromAddress': identity.address });
      if (configurationSet !== undefined && !configurationSets.has(configurationSet)) {
        throw new AwsError('NotFoundException', `Configuration set <${configurationSet}> does not exist.`, 404);
      }
      const sentAt = clock.now();
      const mail = mailFrom(request, sentAt, configurationSet);
      const published = destinations.filter(({ set, Enabled }) => Enabled && set === configurationSet);
      const kinds = new Set(
        published.flatMap(({ MatchingEventTypes }) => MatchingEventTypes.map((t) => t.toUpperCase())),
      );
      state.atomically(() => {
        insert.run(mail.id, mail.sentAt, JSON.stringify(mail));
        for (const { kind, detailType, detail } of eventsOf(mail, identityArn)) {
          if (kinds.has(kind)) bus.publish({ detailType, source: 'aws.ses', at: sentAt, resources: setArn, detail });
        }
      });
      return { MessageId: mail.id };
    },
    list: () => newest.all().map(mailOf),
    find(id) {
      const row = byId.get(id);
      return row && mailOf(row);
    },
  };
}

function mailFrom(request: z.infer<typeof sendEmailSchema>, sentAt: Date, configurationSet: string | undefined): Mail {
  const { Destination, Content } = request;
  const { Subject, Body, Headers } = Content.Simple;
  return {
    id: `${sentAt.getTime().toString(16).padStart(16, '0')}-${randomUUID()}-000000`,
    sentAt: sentAt.toISOString(),
    from: request.FromEmailAddress,
    replyTo: request.ReplyToAddresses,
    to: Destination.ToAddresses,
    cc: Destination.CcAddresses,
    bcc: Destination.BccAddresses,
    subject: Subject.Data,
    text: Body.Text?.Data,
    html: Body.Html?.Data,
    headers: Headers.map(({ Name, Value }) => ({ name: Name, value: Value })),
    tags: Object.fromEntries(request.EmailTags.map(({ Name, Value }) => [Name, Value])),
    configurationSet,
  };
}

function parsed(body: unknown): z.infer<typeof sendEmailSchema> {
  const read = sendEmailSchema.safeParse(body);
  if (read.success) {
    const { Destination, Content } = read.data;
    const { ToAddresses, CcAddresses, BccAddresses } = Destination;
    const recipients = ToAddresses.length + CcAddresses.length + BccAddresses.length;
    if (recipients === 0 || recipients > 50)
      throw new AwsError('BadRequestException', 'A mail has 1 to 50 recipients.');
    const { Text, Html } = Content.Simple.Body;
    if (Text === undefined && Html === undefined) throw new AwsError('BadRequestException', 'A mail needs a body.');
    return read.data;
  }
  const issue = read.error.issues[0];
  const keys = issue?.code === 'unrecognized_keys' ? ` ${issue.keys.join(', ')}` : '';
  throw new AwsError('BadRequestException', `${issue?.path.join('.')}${keys}: ${issue?.message} (laptop run)`);
}
