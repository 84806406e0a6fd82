import { beforeAll, describe, expect, it } from 'vitest';
import {
  apiEnvSchema,
  dispatcherEnvSchema,
  mailEventsEnvSchema,
  mailerEnvSchema,
  matcherEnvSchema,
  routerEnvSchema,
  sweeperEnvSchema,
  webEnvSchema,
} from '#shared/config/env.ts';
import { nameOf, synthesize } from './synthesize.ts';

let made: ReturnType<typeof synthesize>;
beforeAll(() => {
  made = synthesize();
}, 60_000);

describe('functions', () => {
  const schemas = {
    Api: apiEnvSchema,
    Web: webEnvSchema,
    Router: routerEnvSchema,
    Matcher: matcherEnvSchema,
    Mailer: mailerEnvSchema,
    MailEvents: mailEventsEnvSchema,
    Dispatcher: dispatcherEnvSchema,
    Sweeper: sweeperEnvSchema,
  };
  const functionOf = (name: string) =>
    made.ofType('AWS::Lambda::Function').find(([id]) => nameOf(id) === name)![1].Properties;

  it('are the eight of the design, on Node 24 and arm64, each with a log that forgets', () => {
    const functions = made.ofType('AWS::Lambda::Function');
    expect(functions.map(([id]) => nameOf(id)).sort()).toEqual(Object.keys(schemas).sort());
    for (const [, fn] of functions) {
      expect(fn.Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
      });
      expect(made.properties(fn.Properties['LoggingConfig'].LogGroup.Ref)).toMatchObject({ RetentionInDays: 30 });
    }
  });

  it.each(Object.entries(schemas))('%s gets every variable it reads and none it does not', (name, schema) => {
    const given: Record<string, unknown> = functionOf(name)['Environment'].Variables;
    const known = Object.keys(schema.shape);
    expect(Object.keys(given).filter((variable) => !known.includes(variable))).toEqual([]);
    const resolved = Object.fromEntries(
      Object.entries(given).map(([variable, value]) => [
        variable,
        typeof value === 'string' ? value : 'https://a.test/b',
      ]),
    );
    expect(schema.safeParse(resolved).error).toBeUndefined();
  });
});
