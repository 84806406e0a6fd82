import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

export type IssuerKeys = { signing: JWK & { kid: string }; cookieSecrets: string[]; subjectSecret: string };

const keysFile = (dataDir: string) => join(dataDir, 'issuer-keys.json');

/** The keys of this folder, made at its first start and readable by their owner only. */
export async function ensureIssuerKeys(dataDir: string): Promise<IssuerKeys> {
  const existing = findIssuerKeys(dataDir);
  if (existing) return existing;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = randomBytes(12).toString('base64url');
  const keys: IssuerKeys = {
    signing: { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' },
    cookieSecrets: [randomBytes(32).toString('base64url')],
    subjectSecret: randomBytes(32).toString('base64url'),
  };
  const file = keysFile(dataDir);
  writeFileSync(`${file}.new`, JSON.stringify(keys), { mode: 0o600 });
  renameSync(`${file}.new`, file); // whole or not at all
  return keys;
}

export function findIssuerKeys(dataDir: string): IssuerKeys | undefined {
  const file = keysFile(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as IssuerKeys) : undefined;
}

/** A subject tells nothing of the person: it looks like Cognito's and is the same at every sign-in. */
export function subjectOf({ subjectSecret }: IssuerKeys, personId: string): string {
  const hex = createHmac('sha256', subjectSecret).update(personId).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
