import { expect, it } from 'vitest';
import { apiEnvSchema, matcherEnvSchema, readEnv } from '#shared/config/env.ts';

const api = {
  STAGE: 'dev',
  TABLE_NAME: 'table',
  PUBLIC_ORIGIN: 'https://a.test',
  ISSUER: 'https://issuer.test/pool',
  CLIENT_ID: 'client',
};

it('reads what is set and fills in what has a default', () => {
  expect(readEnv(apiEnvSchema, { ...api, HOME: '/' })).toEqual({ ...api, CLOCK_OFFSET_MS: 0 });
});

it('names every missing variable at once', () => {
  expect(() => readEnv(matcherEnvSchema, { STAGE: 'dev' })).toThrow(
    'Environment variables missing: TABLE_NAME, MATCH_QUEUE_URL, MAIL_QUEUE_URL',
  );
});

it('names what is unusable without showing its value', () => {
  const read = () => readEnv(apiEnvSchema, { ...api, ISSUER: 'hidden value', CLOCK_OFFSET_MS: 'noon' });
  expect(read).toThrow(/unusable: (ISSUER, CLOCK_OFFSET_MS|CLOCK_OFFSET_MS, ISSUER)$/);
  expect(read).not.toThrow(/hidden|noon/);
});

it.each(['0', '-3600000', '86400000'])('takes a clock offset of %s ms', (CLOCK_OFFSET_MS) => {
  expect(readEnv(apiEnvSchema, { ...api, CLOCK_OFFSET_MS }).CLOCK_OFFSET_MS).toBe(Number(CLOCK_OFFSET_MS));
});
