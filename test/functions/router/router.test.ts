import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { type EventWorld, startEventWorld } from '#test/support/event-world.ts';

let world: EventWorld;
beforeAll(async () => {
  world = await startEventWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  await world.readStream();
  world.matchQueue.held.length = 0;
});

const routed = async () => {
  expect(await world.route(await world.readStream())).toEqual([]);
  return world.matchQueue.held.splice(0);
};
const patch = async (path: string, as: string, body: object) => {
  const { version } = (await world.call('GET', path, { as })).body;
  expect((await world.call('PATCH', path, { as, version, body })).status).toBe(200);
};
const named = (record: DynamoDBRecord, change: (row: Record<string, unknown>) => void): DynamoDBRecord => {
  const copy = structuredClone(record);
  change(copy.dynamodb?.NewImage?.['data']?.M as never);
  return copy;
};

it('passes on what the rule reads, by id and author, and nothing of the content', async () => {
  const need = await anOpenNeed(world, 'painter');
  const site = await aVerifiedSite(world, 'manager');
  const space = await aPublishedSpace(world, 'manager', site.id);
  const [painter, manager, coordinator] = await Promise.all(['painter', 'manager', 'coordinator'].map(world.personId));
  const messages = await routed();
  expect(messages.map(({ at: _, ...message }) => message)).toEqual([
    { kind: 'need', id: need.id, by: painter },
    { kind: 'site', id: site.id, by: coordinator },
    { kind: 'space', id: space.id, by: manager },
  ]);

  await patch(`/actors/${need.actorId}`, 'painter', { home: { lat: 50, lon: 13 } });
  expect(await routed()).toMatchObject([{ kind: 'actor', id: need.actorId, by: painter }]);
  await patch(`/needs/${need.id}`, 'painter', { budget: { cents: 30_000 } });
  expect(await routed()).toMatchObject([{ kind: 'need', id: need.id, by: painter }]);
  const booking = { kind: 'block', from: '2027-01-01', until: '2027-01-02', takes: 'all' };
  await world.call('POST', `/spaces/${space.id}/bookings`, { as: 'manager', body: booking });
  expect(await routed()).toMatchObject([{ kind: 'space', id: space.id }]);
});

it('passes on no touch: words, a draft, a membership, a version that a migration wrote', async () => {
  const need = await anOpenNeed(world, 'potter');
  const site = await aVerifiedSite(world, 'host');
  await routed();
  await patch(`/needs/${need.id}`, 'potter', { title: 'Another title' });
  await patch(`/sites/${site.id}`, 'host', { name: 'Another name', transport: { lang: 'en', text: 'A bus' } });
  await patch(`/actors/${need.actorId}`, 'potter', { name: 'Another name' });
  await world.call('POST', `/actors/${need.actorId}/needs`, {
    as: 'potter',
    body: { ...need, ...{ id: undefined, actorId: undefined, state: undefined, version: undefined } },
  });
  const stored = (await world.deps.needs.find(need.id))!;
  await world.deps.commit([world.deps.needs.put({ ...stored, added: 'by a migration', version: stored.version + 1 })]);
  expect(await routed()).toEqual([]);
});

it('answers a poison record by its number, and passes on what lies before and behind it', async () => {
  const needs = [await anOpenNeed(world, 'one'), await anOpenNeed(world, 'two'), await anOpenNeed(world, 'three')];
  const records = (await world.readStream()).filter(({ dynamodb }) => dynamodb?.Keys?.['sk']?.S === 'NEED');
  const ids = needs.map(({ id }) => id);
  const bad = records.findIndex(
    ({ dynamodb }) => dynamodb?.Keys?.['pk']?.S === `NEED#${ids[1]}` && dynamodb.OldImage !== undefined,
  );
  const poison = named(records[bad]!, (row) => {
    row['when'] = { S: 'never' };
  });
  const batch = records.with(bad, poison);
  expect(await world.route(batch)).toEqual([poison.dynamodb?.SequenceNumber]);
  expect(world.matchQueue.held.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
  expect(await world.route([poison])).toEqual([poison.dynamodb?.SequenceNumber]);
});

it('a message that the matcher cannot read fails alone', async () => {
  const need = await anOpenNeed(world, 'four');
  const good = { kind: 'need', id: need.id, by: null, at: '2026-11-24T12:00:00Z' } as const;
  expect(await world.judge([good, { ...good, kind: 'weather' } as never, good])).toBe(1);
  expect(await world.mail([{ personId: 'nobody', frequency: 'instant' }, { personId: 'x' } as never])).toBe(1);
});
