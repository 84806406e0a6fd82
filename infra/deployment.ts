import type { Node } from 'constructs';

/** What may differ between two deployments; everything is `-c name=value` of the CDK's command line. */
export type Deployment = {
  stage: string;
  region: string; // the service's data stay in the EU
  mailFrom: string; // address that mails come from
  mailIdentity: { domain: string } | { address: string }; // what SES is told to verify
  signInMail: 'cognito' | 'ses'; // ses only once the identity is verified, or the pool cannot be made
  publicOrigin: string | undefined; // scheme and host of one's own domain; the API's own address when left out
  certificateArn: string | undefined; // of publicOrigin's host, in the same region; without it the host is mapped by hand
  signInPrefix: string | undefined; // first label of the sign-in pages' host; unique within the region
  mailsPerS: number; // that SES takes from this account
  alarmMail: string | undefined; // who hears the alarms
  operator: { name: string | undefined; address: string | undefined; mail: string | undefined }; // as the legal pages say it
  tiles: string | undefined; // address of a tile server, with {z}, {x} and {y}; without it the map shows country outlines
};

export function readDeployment(node: Node): Deployment {
  const text = (name: string): string | undefined => {
    const value: unknown = node.tryGetContext(name);
    return value === undefined || value === '' ? undefined : String(value);
  };
  const mustMatch = (name: string, value: string, pattern: RegExp, meaning: string): string => {
    if (!pattern.test(value)) throw new Error(`-c ${name}: ${meaning}`);
    return value;
  };

  const domain = text('mailDomain') ?? (text('mailFrom') ? undefined : 'match.example.org');
  const mailFrom = text('mailFrom') ?? `match@${domain}`;
  const publicOrigin = text('publicOrigin');
  const alarmMail = text('alarmMail');
  const tiles = text('tiles');
  if (text('certificateArn') && !publicOrigin) throw new Error('-c certificateArn: needs -c publicOrigin');
  return {
    stage: mustMatch('stage', text('stage') ?? 'dev', /^[a-z][a-z0-9-]{0,19}$/, 'lower-case letters, digits, hyphens'),
    region: mustMatch('region', text('region') ?? 'eu-central-1', /^eu-[a-z]+-\d$/, 'a region in the EU'),
    mailFrom: mustMatch('mailFrom', mailFrom, mailAddress, 'a mail address'),
    mailIdentity: domain ? { domain } : { address: mailFrom },
    signInMail: mustMatch('signInMail', text('signInMail') ?? 'cognito', /^(cognito|ses)$/, 'cognito or ses') as
      | 'cognito'
      | 'ses',
    publicOrigin: publicOrigin && mustMatch('publicOrigin', publicOrigin, /^https:\/\/[^/]+$/, 'https:// and a host'),
    certificateArn: text('certificateArn'),
    signInPrefix: text('signInPrefix'),
    mailsPerS: Number(mustMatch('mailsPerS', text('mailsPerS') ?? '14', /^[1-9]\d{0,3}$/, 'a whole number from 1')),
    alarmMail: alarmMail && mustMatch('alarmMail', alarmMail, mailAddress, 'a mail address'),
    operator: { name: text('operatorName'), address: text('operatorAddress'), mail: text('operatorMail') },
    tiles: tiles && mustMatch('tiles', tiles, /^https:\/\/[^/]+\/.*\{z\}.*\{x\}.*\{y\}/, 'https:// … {z}, {x}, {y}'),
  };
}

const mailAddress = /^[^\s@<>]+@[^\s@<>]+$/;
