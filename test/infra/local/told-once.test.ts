import { rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { mintAccessToken } from '#infra/local/access-token.ts';
import { ensureIssuerKeys } from '#infra/local/issuer-keys.ts';
import { personWith } from '#infra/local/people.ts';
import { startLocal } from '#infra/local/start-local.ts';
import { aNeed, anActor, aSite, aSpace } from '#test/support/builders.ts';
import { emptyFolder } from './support/fixture.ts';
import { type Started, startService } from './support/process.ts';

const dataDir = emptyFolder();
let started: Started | undefined;
afterAll(async () => {
  await started?.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the API answers
type Json = any;
type Options = { body?: unknown; version?: number; key?: string };
const NOW = '2026-12-01T11:00:00Z';
const seekers = ['painter', 'choir', 'weaver', 'photographer', 'film-maker', 'ceramicist'];
const place = { lat: 47.5, lon: 19.05 };

/** Calls until it is answered: a killed service is started again meanwhile; Idempotency-Keys keep a create from doubling. */
const callerOf = (origin: string, token: (person: string) => Promise<string>) => {
  const once = async (as: string, method: string, path: string, { body, version, key }: Options): Promise<Json> => {
    const answer = await fetch(`${origin}/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await token(as)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
    return { status: answer.status, body: await answer.json() };
  };
  return async (as: string, method: string, path: string, options: Options = {}): Promise<Json> => {
    for (let attempt = 0; attempt < 120; attempt += 1) {
      const answer = await once(as, method, path, options).catch(() => undefined);
      if (answer && answer.status !== 503 && !(answer.status === 409 && /key_in_flight/.test(answer.body.type)))
        return answer;
      await sleep(500);
    }
    throw new Error(`${method} ${path} was never answered`);
  };
};

it('tells nothing twice and loses nothing, killed in the midst of needs opened and spaces published', async () => {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const start = async () => {
    started = await startService(dataDir, port, NOW);
  };
  await start();
  const keys = await ensureIssuerKeys(dataDir);
  const call = callerOf(origin, (person) => mintAccessToken(keys, origin, personWith(person)));
  const move = async (as: string, path: string, name: string): Promise<Json> => {
    const { body } = await call(as, 'GET', path);
    return call(as, 'POST', `${path}/${name}`, { version: body.version });
  };

  await call('coordinator', 'POST', '/me/coordinator');
  const site = (
    await call('manager-komlo', 'POST', '/sites', {
      body: aSite({ location: place, country: 'HU', timeZone: 'Europe/Budapest' }),
      key: 'site',
    })
  ).body;
  await move('manager-komlo', `/sites/${site.id}`, 'submit');
  await move('coordinator', `/sites/${site.id}`, 'verify');

  const spaces: string[] = [];
  const needs: { person: string; id: string }[] = [];
  const places = [{ ...place, radiusKm: 30 }];
  const publishing = (async () => {
    for (let n = 0; n < 6; n += 1) {
      const { body } = await call('manager-komlo', 'POST', `/sites/${site.id}/spaces`, {
        body: aSpace({ name: `Room ${n}` }),
        key: `space-${n}`,
      });
      await move('manager-komlo', `/spaces/${body.id}`, 'publish');
      spaces.push(body.id);
    }
  })();
  const opening = seekers.map(async (person) => {
    const { body: actor } = await call(person, 'POST', '/actors', {
      body: anActor({ name: `${person} again` }),
      key: 'actor',
    });
    const { body: need } = await call(person, 'POST', `/actors/${actor.id}/needs`, {
      body: aNeed({ places }),
      key: 'need',
    });
    await move(person, `/needs/${need.id}`, 'open');
    needs.push({ person, id: need.id });
  });
  let done = false;
  const all = Promise.all([publishing, ...opening]).then(() => {
    done = true;
  });
  for (const runForMs of [500, 900]) {
    await sleep(runForMs);
    await started!.kill('SIGKILL');
    await start();
    if (done) break;
  }
  await all;
  await started!.kill('SIGKILL'); // once more, with mails under way

  const local = await startLocal({ port, dataDir, now: new Date(NOW), samples: true, quiet: true });
  try {
    local.queues.hurry();
    await local.settled(60_000);
    expect([spaces.length, needs.length]).toEqual([6, seekers.length]);
    for (const { person, id } of needs) {
      const told = await everything(call, person, '/notifications?limit=100');
      const ofNeed = told
        .filter(({ kind, needId }: Json) => kind === 'new-match' && needId === id)
        .map(({ spaceId }: Json) => spaceId);
      expect([person, ofNeed.sort()]).toEqual([person, [...spaces].sort()]);
    }
    const mailed = local.mails().flatMap(({ to, tags }) => ({ to: to.join(), claim: tags['claim'] }));
    expect(new Set(mailed.map(({ claim }) => claim)).size).toBe(mailed.length);
  } finally {
    await local.stop();
  }
}, 240_000);

const everything = async (call: ReturnType<typeof callerOf>, as: string, path: string): Promise<Json[]> => {
  const items: Json[] = [];
  let cursor = '';
  do {
    const { body } = await call(as, 'GET', `${path}${cursor && `&cursor=${cursor}`}`);
    items.push(...body.items);
    cursor = body.next ?? '';
  } while (cursor);
  return items;
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};
