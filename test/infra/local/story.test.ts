import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Local, startLocal } from '#infra/local/start-local.ts';
import { aSpace } from '#test/support/builders.ts';
import { emptyFolder } from './support/fixture.ts';

// The whole service as `npm start` runs it: the synthesized template, its roles, streams, queues, mail.

const dataDir = emptyFolder();
let local: Local;
beforeAll(async () => {
  local = await startLocal({ port: 0, dataDir, now: new Date('2026-12-01T11:00:00Z'), samples: true, quiet: true });
  await local.settled(120_000);
}, 180_000);
afterAll(async () => {
  await local.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

type Options = { as?: string; body?: unknown; version?: number };
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the API answers
const call = async (method: string, path: string, { as, body, version }: Options = {}): Promise<any> => {
  const answer = await fetch(`${local.origin}/v1${path}`, {
    method,
    headers: {
      ...(as && { authorization: `Bearer ${await local.token(as)}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const json = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(json)}`);
  return json;
};
const mailsSince = (seen: number) => local.mails().slice(0, local.mails().length - seen);

/** A studio that a painter near Freiberg could want; everything said that a painter asks. */
const studio = (fields = {}) =>
  aSpace({
    activities: ['painting', 'printmaking'],
    areaM2: 32,
    tenure: 'either',
    amenities: { has: ['daylight', 'north-light', 'sink', 'heating'] },
    tolerates: { noise: 2, dust: true, fumes: true, wet: true, flame: false },
    ...fields,
  });
const publish = async (fields = {}) => {
  const { items } = await call('GET', '/sites?limit=100');
  const site = items.find(({ town }: { town: string }) => town === 'Freiberg');
  const space = await call('POST', `/sites/${site.id}/spaces`, { as: 'manager-freiberg', body: studio(fields) });
  return call('POST', `/spaces/${space.id}/publish`, { as: 'manager-freiberg', version: space.version });
};

describe('publishing a space at noon', () => {
  it('mails each person whom it suits once; a typo, a pause and publishing again mail nobody', async () => {
    const before = local.mails().length;
    const space = await publish();
    await local.settled();
    const mails = mailsSince(before);
    const painter = mails.filter(({ to }) => to.includes('painter@sample.invalid'));
    expect(painter).toHaveLength(1);
    expect(new Set(mails.map(({ to }) => to.join())).size).toBe(mails.length);
    expect(painter[0]?.subject).toContain('Freiberg');
    expect(painter[0]?.text).toContain('32');
    expect(painter[0]?.headers.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['List-Unsubscribe', 'List-Unsubscribe-Post']),
    );

    const [told] = (await call('GET', '/notifications?limit=1', { as: 'painter' })).items;
    expect(told).toMatchObject({ kind: 'new-match', spaceId: space.id, notAnOffer: true });

    const typo = await call('PATCH', `/spaces/${space.id}`, {
      as: 'manager-freiberg',
      version: space.version,
      body: { name: 'Studio under the roofs' },
    });
    const paused = await call('POST', `/spaces/${space.id}/pause`, { as: 'manager-freiberg', version: typo.version });
    await local.settled();
    await call('POST', `/spaces/${space.id}/publish`, { as: 'manager-freiberg', version: paused.version });
    await local.settled();
    expect(mailsSince(before)).toHaveLength(mails.length);
  }, 60_000);

  it('is found by the next search, and no more once it is paused', async () => {
    const space = await publish({ name: 'Found and gone' });
    const [actor] = (await call('GET', '/actors', { as: 'painter' })).items;
    const needs = (await call('GET', `/actors/${actor.id}/needs`, { as: 'painter' })).items;
    const need = needs.find(({ title }: { title: string }) => title === 'Studio for painting');
    const found = async () =>
      (await call('GET', `/needs/${need.id}/matches`, { as: 'painter' })).items.map(
        ({ spaceId }: { spaceId: string }) => spaceId,
      );
    expect(await found()).toContain(space.id);
    await call('POST', `/spaces/${space.id}/pause`, { as: 'manager-freiberg', version: space.version });
    expect(await found()).not.toContain(space.id);
    await local.settled();
  }, 60_000);

  it('unsubscribes by one click of the mail, without signing in', async () => {
    const before = local.mails().length;
    await publish({ name: 'One click' });
    await local.settled();
    const [mail] = mailsSince(before).filter(({ to }) => to.includes('painter@sample.invalid'));
    const link = mail?.headers.find(({ name }) => name === 'List-Unsubscribe')?.value.match(/<(http[^>]+)>/)?.[1] ?? '';
    const asked = await fetch(link);
    expect([asked.status, (await call('GET', '/notification-settings', { as: 'painter' })).holds['new-match']]).toEqual(
      [200, 'instant'],
    );
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const done = await fetch(link, { method: 'POST', headers: form, body: 'List-Unsubscribe=One-Click' });
    expect(done.status).toBeLessThan(300);
    expect((await call('GET', '/notification-settings', { as: 'painter' })).holds['new-match']).toBe('off');
    const after = local.mails().length;
    await publish({ name: 'Not mailed any more' });
    await local.settled();
    expect(mailsSince(after).filter(({ to }) => to.includes('painter@sample.invalid'))).toEqual([]);
  }, 60_000);
});

it('leaves nothing in a dead-letter queue', () => {
  const parked = local.queues.all
    .filter((queue) => /dlq/i.test(queue.id))
    .flatMap((queue) => local.queues.bodies(queue));
  expect(parked).toEqual([]);
});
