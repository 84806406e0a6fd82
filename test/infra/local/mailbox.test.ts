import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Mail } from '#infra/local/mail.ts';
import { type Local, startLocal } from '#infra/local/start-local.ts';
import { aFunction, allow, anApi, aQueue, emptyFolder, type Resources, writeAssembly } from './support/fixture.ts';

const ses = (rest: string) => ({ 'Fn::Sub': `arn:aws:ses:\${AWS::Region}:\${AWS::AccountId}:${rest}` });
const resources: Resources = {
  ...aQueue('MailEvents'),
  EventsPolicy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: 'MailEvents' }],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: { 'Fn::GetAtt': ['MailEvents', 'Arn'] },
            Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['MailRule', 'Arn'] } } },
          },
        ],
      },
    },
  },
  MailRule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventPattern: { source: ['aws.ses'], detail: { mail: { tags: { 'ses:configuration-set': ['told'] } } } },
      Targets: [{ Id: 'queue', Arn: { 'Fn::GetAtt': ['MailEvents', 'Arn'] } }],
    },
  },
  Identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'match.example.org' } },
  Told: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'told' } },
  Untold: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'untold' } },
  ToldWhat: {
    Type: 'AWS::SES::ConfigurationSetEventDestination',
    Properties: {
      ConfigurationSetName: { Ref: 'Told' },
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint'],
        EventBridgeDestination: {
          EventBusArn: { 'Fn::Sub': 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:event-bus/default' },
        },
      },
    },
  },
  ...aFunction('Command', [
    allow('ses:SendEmail', [
      ses('identity/match.example.org'),
      ses('configuration-set/told'),
      ses('configuration-set/untold'),
    ]),
  ]),
  ...anApi('Command'),
};
const now = new Date('2027-03-01T12:00:00Z');
let local: Local;
beforeAll(async () => {
  local = await startLocal({ port: 0, dataDir: emptyFolder(), cdkOut: writeAssembly(resources), quiet: true, now });
});
afterAll(() => local.stop());

const send = async (to: string, more: object = {}) => {
  const input = {
    FromEmailAddress: 'REFREsh Match <match@match.example.org>',
    Destination: { ToAddresses: [to] },
    Content: {
      Simple: {
        Subject: { Data: 'Studio in Freiberg: 30 m²' },
        Body: { Text: { Data: 'See http://localhost/x' }, Html: { Data: '<p onclick="x()">See</p>' } },
        Headers: [{ Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' }],
      },
    },
    ConfigurationSetName: 'told',
    EmailTags: [{ Name: 'claim', Value: 'abc' }],
    ...more,
  };
  const body = JSON.stringify({ name: 'SendEmailCommand', input });
  const answer = await fetch(`${local.origin}/run`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  return (await answer.json()) as { MessageId?: string; error?: string; message?: string };
};
const events = () =>
  local.queues
    .bodies(local.queues.all[0]!)
    .map((body) => JSON.parse(body) as { 'detail-type': string; detail: { mail: { messageId: string } } });
const eventsOf = (id: string | undefined) => events().filter(({ detail }) => detail.mail.messageId === id);

it('keeps the mail as it was sent, at the time of the service', async () => {
  const { MessageId } = await send('painter@sample.invalid');
  const [mail] = local.mails();
  expect(mail).toMatchObject({
    id: MessageId,
    to: ['painter@sample.invalid'],
    subject: 'Studio in Freiberg: 30 m²',
    headers: [{ name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' }],
    tags: { claim: 'abc' },
  });
  expect(mail?.sentAt).toMatch(/^2027-03-01T12:0/);
});

it('tells of the mail as SES does through EventBridge', async () => {
  const { MessageId } = await send('painter@sample.invalid');
  const [sent, delivered] = eventsOf(MessageId);
  expect(sent).toMatchObject({
    version: '0',
    'detail-type': 'Email Sent',
    source: 'aws.ses',
    resources: ['arn:aws:ses:eu-central-1:000000000000:configuration-set/told'],
    detail: {
      eventType: 'Send',
      mail: {
        messageId: MessageId,
        destination: ['painter@sample.invalid'],
        tags: { claim: ['abc'], 'ses:configuration-set': ['told'] },
      },
      send: {},
    },
  });
  expect(delivered).toMatchObject({
    'detail-type': 'Email Delivered',
    detail: { delivery: { recipients: ['painter@sample.invalid'] } },
  });
});

it('bounces at bounce.invalid and complains at complaint.invalid', async () => {
  const bounced = await send('a@bounce.invalid');
  expect(eventsOf(bounced.MessageId)).toMatchObject([
    { 'detail-type': 'Email Sent' },
    {
      'detail-type': 'Email Bounced',
      detail: { bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'a@bounce.invalid' }] } },
    },
  ]);
  const complained = await send('a@complaint.invalid');
  expect(eventsOf(complained.MessageId).map((event) => event['detail-type'])).toEqual([
    'Email Sent',
    'Email Delivered',
    'Email Complaint Received',
  ]);
});

it('says nothing where the configuration set has nowhere to say it', async () => {
  const { MessageId } = await send('painter@sample.invalid', { ConfigurationSetName: 'untold' });
  expect(eventsOf(MessageId)).toEqual([]);
});

it.each([
  ['from a domain that is no identity', { FromEmailAddress: 'match@elsewhere.example' }, 'MessageRejected'],
  ['with a configuration set that the role may not use', { ConfigurationSetName: 'other' }, 'AccessDeniedException'],
  ['to nobody', { Destination: { ToAddresses: [] } }, 'BadRequestException'],
  ['with a tag that SES does not take', { EmailTags: [{ Name: 'claim', Value: 'a#b' }] }, 'BadRequestException'],
])('refuses a mail %s', async (_, more, error) => {
  const before = local.mails().length;
  expect(await send('painter@sample.invalid', more)).toMatchObject({ error });
  expect(local.mails()).toHaveLength(before);
});

it('shows mails at /dev/mail, with nothing in them that could run', async () => {
  const { MessageId } = await send('painter@sample.invalid', {
    FromEmailAddress: '"<script>alert(1)</script>" <match@match.example.org>',
  });
  const list = await fetch(`${local.origin}/dev/mail`);
  expect(await list.text()).toContain(`href="/dev/mail/${MessageId}"`);
  const one = await fetch(`${local.origin}/dev/mail/${MessageId}`);
  expect(one.headers.get('content-security-policy')).toContain("default-src 'none'");
  const text = await one.text();
  expect(text).not.toContain('<script>');
  expect(text).toContain('<a href="http://localhost/x"');
  const body = await fetch(`${local.origin}/dev/mail/${MessageId}.html`);
  expect(body.headers.get('content-security-policy')).toMatch(/^sandbox/);
  expect(await (await fetch(`${local.origin}/dev/mail/${MessageId}.eml`)).text()).toContain(
    'Subject: Studio in Freiberg',
  );
});

it('hands mails to programs as JSON', async () => {
  const all = (await (await fetch(`${local.origin}/dev/mail.json`)).json()) as Mail[];
  expect(all).toEqual(local.mails());
  const one = (await (await fetch(`${local.origin}/dev/mail/${all[0]?.id}.json`)).json()) as Mail;
  expect(one).toEqual(all[0]);
  expect((await fetch(`${local.origin}/dev/mail/none.json`)).status).toBe(404);
});

it('shows at /dev what runs, with the clock it was given', async () => {
  const response = await fetch(`${local.origin}/dev`);
  const text = await response.text();
  expect(text).toContain('2027-03-01T12:0');
  expect(text).toContain('MailEvents');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
});
