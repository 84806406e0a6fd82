import { App } from 'aws-cdk-lib';
import { expect, it } from 'vitest';
import { readDeployment } from '#infra/deployment.ts';

const read = (context: Record<string, unknown> = {}) => readDeployment(new App({ context }).node);

it('needs nothing to be said for a first look', () => {
  expect(read()).toEqual({
    stage: 'dev',
    region: 'eu-central-1',
    mailFrom: 'match@match.example.org',
    mailIdentity: { domain: 'match.example.org' },
    signInMail: 'cognito',
    publicOrigin: undefined,
    certificateArn: undefined,
    signInPrefix: undefined,
    mailsPerS: 14,
    alarmMail: undefined,
    operator: { name: undefined, address: undefined, mail: undefined },
    tiles: undefined,
  });
});

it.each([
  ['a domain alone', { mailDomain: 'a.test' }, 'match@a.test', { domain: 'a.test' }],
  ['an address alone', { mailFrom: 'me@a.test' }, 'me@a.test', { address: 'me@a.test' }],
  ['both', { mailDomain: 'a.test', mailFrom: 'me@a.test' }, 'me@a.test', { domain: 'a.test' }],
])('mails from %s', (_what, context, mailFrom, mailIdentity) => {
  expect(read(context)).toMatchObject({ mailFrom, mailIdentity });
});

it.each([
  ['stage', 'Prod!'],
  ['region', 'us-east-1'],
  ['mailFrom', 'nobody'],
  ['signInMail', 'pigeon'],
  ['publicOrigin', 'http://a.test'],
  ['publicOrigin', 'https://a.test/'],
  ['alarmMail', 'a b@c'],
  ['certificateArn', 'arn:aws:acm:eu-central-1:123456789012:certificate/0'],
])('refuses %s=%s by name', (name, value) => {
  expect(() => read({ [name]: value })).toThrow(`-c ${name}:`);
});
