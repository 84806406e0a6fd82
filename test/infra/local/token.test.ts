import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { beforeAll, expect, it } from 'vitest';
import { readAccessToken } from '#infra/local/access-token.ts';
import { ensureIssuerKeys, type IssuerKeys } from '#infra/local/issuer-keys.ts';
import { emptyFolder } from './support/fixture.ts';
import { projectRoot, run } from './support/process.ts';

const dataDir = emptyFolder();
const token = (person: string[], env: Record<string, string> = {}) =>
  run([join(projectRoot, 'infra', 'local', 'token.ts'), ...person], { DATA_DIR: dataDir, ...env });
let keys: IssuerKeys;
beforeAll(async () => {
  keys = await ensureIssuerKeys(dataDir);
});

it('prints an access token and nothing else', async () => {
  const { code, out } = await token(['coordinator'], { PORT: '3456' });
  expect(code).toBe(0);
  const claims = await readAccessToken(keys, 'http://localhost:3456', out.trim());
  expect(claims).toMatchObject({ token_use: 'access', 'cognito:groups': ['first-coordinator'] });
});

it('is for the origin of the latest start, or for port 3000', async () => {
  const { out } = await token(['painter']);
  expect(decodeJwt(out.trim()).iss).toBe('http://localhost:3000/oidc');
});

it('lists the sample people when nobody is named', async () => {
  const { code, out } = await token([]);
  expect(code).toBe(0);
  expect(out).toContain('painter');
  expect(out).toContain('manager-freiberg');
});

it.each([
  ['somebody it does not know', ['nobody'], {}, 'There is no sample person "nobody": npm run token lists them.'],
  ['two at once', ['painter', 'coordinator'], {}, 'Name one person only'],
  [
    'a folder without keys',
    ['painter'],
    { DATA_DIR: '/nowhere' },
    'There are no keys in /nowhere yet: run npm start once.',
  ],
])('says in one sentence that it cannot do %s', async (_, people, env, sentence) => {
  const { code, out, error } = await token(people, env);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(error).toContain(sentence);
  expect(error.trim().split('\n')).toHaveLength(1);
});

it('makes its keys once', async () => {
  expect(await ensureIssuerKeys(dataDir)).toEqual(keys);
});
