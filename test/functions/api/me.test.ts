import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addDays } from '#shared/domain/time-zone.ts';
import { anActor, anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { apply } from '#test/support/case-world.ts';
import { startWorld, type World } from '#test/support/world.ts';

const TODAY = '2026-11-24';
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => world.at(`${TODAY}T12:00:00Z`));
afterAll(() => world.stop());

it('reads oneself ten times at once after a day, and each read answers', async () => {
  await world.call('GET', '/me', { as: 'reader' });
  world.at(`${addDays(TODAY, 2)}T12:00:00Z`);
  const answers = await Promise.all(Array.from({ length: 10 }, () => world.call('GET', '/me', { as: 'reader' })));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
});

it('knows a person whose issuer names no address that mail could go to', async () => {
  const { status, body } = await world.call('GET', '/me', { as: 'not an address' });
  expect([status, body.mail]).toEqual([200, null]);
});

it('exports everything of one’s own, and nothing of another’s', async () => {
  const site = await aVerifiedSite(world, 'manager');
  const space = await aPublishedSpace(world, 'manager', site.id);
  const need = await anOpenNeed(world, 'painter');
  await anOpenNeed(world, 'choir');
  const { body: application } = await apply(world, need.id, space.id);
  const { status, body } = await world.call('GET', '/me/export', { as: 'painter' });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    person: { mail: 'painter@example.org' },
    settings: { leastScore: 70 },
    memberships: [{ scope: { kind: 'actor', id: need.actorId } }],
    actors: [{ id: need.actorId }],
    needs: [{ id: need.id }],
    applications: [{ id: application.id, letter: application.letter }],
    invitations: [],
    notifications: [],
  });
});

it('writes an audit row of every change of state, and of every change of what several may change', async () => {
  const actsOf = async (subject: string): Promise<string[]> =>
    (await world.table.query(`AUDIT#${subject}`)).items.map(({ data }) => (data as { act: string }).act).sort();
  const { body: actor } = await world.call('POST', '/actors', { as: 'weaver', body: anActor() });
  await world.call('PATCH', `/actors/${actor.id}`, { as: 'weaver', version: 1, body: { about: 'We weave.' } });
  expect(await actsOf(actor.id)).toEqual(['actor.changed', 'actor.created']);
  const site = await aVerifiedSite(world, 'mover');
  await world.call('PATCH', `/sites/${site.id}`, { as: 'mover', version: site.version, body: { country: 'AT' } });
  expect(await actsOf(site.id)).toEqual(['site.created', 'site.moved', 'site.submit', 'site.verify']);
});
