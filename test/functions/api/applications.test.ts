import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expireCase } from '#shared/usecases/expire-case.ts';
import { aVerifiedSite } from '#test/support/builders.ts';
import { aHouse, apply, aSuitor, type House, PRIVATE_MAIL } from '#test/support/case-world.ts';
import { startWorld, type World } from '#test/support/world.ts';

const NOW = '2026-11-24T12:00:00Z';
let world: World;
let house: House;
beforeAll(async () => {
  world = await startWorld();
  house = await aHouse(world);
});
beforeEach(() => world.at(NOW));
afterAll(() => world.stop());

const read = async (id: string, as: string) => (await world.call('GET', `/applications/${id}`, { as })).body;
const move = (id: string, name: string, as: string, version: number) =>
  world.call('POST', `/applications/${id}/${name}`, {
    as,
    version,
    ...(name === 'accept' && { body: {} }),
    ...(name === 'decline' && { body: { reason: 'Another one came first.' } }),
  });
const applied = async () => {
  const need = await aSuitor(world);
  const { body } = await apply(world, need.id, house.spaceId);
  return { need, id: body.id as string };
};

describe('applying', () => {
  it('shows the site the actor, its contact and the need at once, never budget or home', async () => {
    const { need, id } = await applied();
    const seen = await read(id, 'manager');
    expect(seen).toMatchObject({
      side: 'site',
      state: 'sent',
      needId: need.id,
      actor: { name: 'A painter with a name', contact: { mail: PRIVATE_MAIL } },
      need: { activities: ['painting'], areaM2: { min: 20, max: 40 } },
      letter: 'I paint large canvases.',
      links: ['https://example.org/work'],
    });
    expect(seen.need).not.toHaveProperty('budget');
    expect(seen.actor).not.toHaveProperty('home');
    expect(JSON.stringify(seen)).not.toMatch(/20000|50\.93/);
    expect(await read(id, 'painter')).toMatchObject({ side: 'actor', space: { id: house.spaceId }, actor: null });
  });

  it('is not there for anybody else, in lists neither', async () => {
    const { id } = await applied();
    await aVerifiedSite(world, 'other-manager');
    for (const as of ['stranger', 'other-manager', 'coordinator'])
      expect((await world.call('GET', `/applications/${id}`, { as })).status).toBe(404);
    expect((await world.call('GET', `/applications/${id}`)).status).toBe(401);
    expect((await world.call('GET', '/applications', { as: 'stranger' })).body.items).toEqual([]);
    const notTheirs = await world.call('GET', `/applications?siteId=${house.siteId}`, { as: 'other-manager' });
    expect(notTheirs.status).toBe(404);
  });

  it('needs a match, and says which constraint fails', async () => {
    const need = await aSuitor(world);
    await world.call('PATCH', `/needs/${need.id}`, {
      as: 'painter',
      version: 2,
      body: { budget: { cents: 100 }, people: 9 },
    });
    const refused = await apply(world, need.id, house.spaceId);
    expect(refused.status).toBe(422);
    const messages = refused.body.errors.map((error: { message: string }) => error.message).join(' ');
    expect(messages).toMatch(/cost.*people/);
    expect((await world.call('POST', `/needs/${need.id}/pause`, { as: 'painter', version: 3 })).status).toBe(200);
    expect((await apply(world, need.id, house.spaceId)).body.errors[0].path).toBe('needId');
  });

  it('refuses bad letters and links, spaces and needs that are not there, and needs of others', async () => {
    const need = await aSuitor(world);
    const bad = await world.call('POST', `/needs/${need.id}/applications`, {
      as: 'painter',
      body: { spaceId: house.spaceId, letter: '', links: ['http://example.org', 'x'], colour: 'red' },
    });
    expect(bad.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      'colour',
      'letter',
      'links.0',
      'links.1',
    ]);
    expect((await apply(world, need.id, 'none')).status).toBe(404);
    expect((await apply(world, 'none', house.spaceId)).status).toBe(404);
    expect((await apply(world, need.id, house.spaceId, 'stranger')).status).toBe(404);
  });

  it('has one open application for a need and space, fifty times at once', async () => {
    const need = await aSuitor(world);
    const answers = await Promise.all(Array.from({ length: 50 }, () => apply(world, need.id, house.spaceId)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(49);
    const refusal = answers.find(({ status }) => status === 409);
    expect(refusal?.body.type).toBe('/problems/already_exists');
    const id = answers.find(({ status }) => status === 201)?.body.id;
    expect((await move(id, 'withdraw', 'painter', 1)).status).toBe(200);
    expect((await apply(world, need.id, house.spaceId)).status).toBe(201);
  });

  it('answers a repeated Idempotency-Key with the first answer', async () => {
    const need = await aSuitor(world);
    const first = await apply(world, need.id, house.spaceId, 'painter', 'apply-once');
    const again = await apply(world, need.id, house.spaceId, 'painter', 'apply-once');
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(first.headers.get('location')).toBe(`/v1/applications/${first.body.id}`);
  });
});

describe('moving', () => {
  it('is decided once when accepted and withdrawn at the same moment', async () => {
    const { id } = await applied();
    const answers = await Promise.all([move(id, 'accept', 'manager', 1), move(id, 'withdraw', 'painter', 1)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await read(id, 'painter')).version).toBe(2);
  });

  it('wants the version it changes', async () => {
    const { id } = await applied();
    expect((await move(id, 'accept', 'manager', 7)).status).toBe(412);
    expect((await world.call('POST', `/applications/${id}/withdraw`, { as: 'painter' })).status).toBe(428);
  });

  it('accepted, asks whether the need is placed, and places it', async () => {
    const { id, need } = await applied();
    const accepted = await world.call('POST', `/applications/${id}/accept`, {
      as: 'manager',
      version: 1,
      body: { message: 'Come on Monday.' },
    });
    expect(accepted.body).toMatchObject({ state: 'accepted', message: 'Come on Monday.', asksPlaced: true });
    expect((await apply(world, need.id, house.spaceId)).status).toBe(409);
    const placed = await move(id, 'placed', 'painter', 2);
    expect(placed.body).toMatchObject({ state: 'accepted', asksPlaced: false, placedAt: '2026-11-24T12:00:00.000Z' });
    expect((await world.call('GET', `/needs/${need.id}`, { as: 'painter' })).body.state).toBe('placed');
    expect(await world.deps.dues.find('need-ends', need.id)).toBeUndefined(); // the clock has nothing left to end
    expect((await move(id, 'placed', 'painter', 3)).status).toBe(409);
  });
});

describe('time', () => {
  it('reminds after seven days and expires after thirty, once each', async () => {
    const { id } = await applied();
    const tick = (at: string) => expireCase(world.deps, 'application', id, new Date(at));
    expect(await tick('2026-12-01T11:59:59Z')).toBe(false);
    expect(await tick('2026-12-01T12:00:00Z')).toBe(true);
    expect(await tick('2026-12-01T12:00:00Z')).toBe(false);
    expect(await read(id, 'manager')).toMatchObject({ state: 'sent', version: 2 });
    expect(await tick('2026-12-24T11:59:59Z')).toBe(false);
    const both = await Promise.all([tick('2026-12-24T12:00:00Z'), tick('2026-12-24T12:00:00Z')]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await read(id, 'painter')).toMatchObject({ state: 'expired', endedAt: '2026-12-24T12:00:00.000Z' });
  });

  it('is found by the clock in the order it is due, and no more when it has ended', async () => {
    const { id } = await applied();
    const dueIds = async () =>
      (await world.deps.dueCases.list('2026-12-01T12:00:00.000Z', { limit: 1000 })).items.map((due) => due.id);
    expect(await dueIds()).toContain(id);
    await move(id, 'decline', 'manager', 1);
    expect(await dueIds()).not.toContain(id);
  });

  it('has expired from its moment on though nobody swept, and gives way to another', async () => {
    const { id, need } = await applied();
    world.at('2026-12-24T12:00:00Z');
    expect(await read(id, 'manager')).toMatchObject({ state: 'expired' });
    expect((await move(id, 'accept', 'manager', 1)).status).toBe(409);
    const second = await apply(world, need.id, house.spaceId);
    expect(second.status).toBe(201);
    expect(await expireCase(world.deps, 'application', id, world.deps.now())).toBe(true);
    expect((await apply(world, need.id, house.spaceId)).status).toBe(409);
    expect((await move(second.body.id, 'withdraw', 'painter', 1)).status).toBe(200);
  });

  it('hides the actor from the site thirty days after the end, in lists too', async () => {
    const { id } = await applied();
    await move(id, 'decline', 'manager', 1);
    world.at('2026-12-24T11:59:59Z');
    expect((await read(id, 'manager')).actor.name).toBe('A painter with a name');
    world.at('2026-12-24T12:00:00Z');
    const { items } = (await world.call('GET', `/applications?siteId=${house.siteId}&limit=100`, { as: 'manager' }))
      .body;
    for (const seen of [await read(id, 'manager'), items.find((item: { id: string }) => item.id === id)]) {
      expect(seen).toMatchObject({ state: 'declined', actor: null, need: null, actorId: null, needId: null });
      expect(seen).toMatchObject({ letter: null, links: [] });
      expect(JSON.stringify(seen)).not.toMatch(/painter with a name|studio@example/);
    }
    expect(await read(id, 'painter')).toMatchObject({ letter: 'I paint large canvases.' });
  });
});

describe('lists', () => {
  it('page newest first over all actors of a person, and cursors are of one list', async () => {
    const made: string[] = [];
    for (let minute = 10; minute < 15; minute += 1) {
      world.at(`2026-11-25T12:${minute}:00Z`);
      const need = await aSuitor(world, 'lister');
      made.unshift((await apply(world, need.id, house.spaceId, 'lister')).body.id);
    }
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const path: string = `/applications?limit=2${cursor ? `&cursor=${cursor}` : ''}`;
      const { body } = await world.call('GET', path, { as: 'lister' });
      ids.push(...body.items.map((item: { id: string }) => item.id));
      cursor = body.next;
    } while (cursor !== null);
    expect(ids).toEqual(made);
  });
});

describe('rights', () => {
  it('are read anew every time: a former member sees and moves nothing more', async () => {
    const { id, need } = await applied();
    const scope = { kind: 'actor', id: need.actorId } as const;
    const personId = await world.personId('fellow');
    const membership = { schemaVersion: 1, personId, scope, role: 'member', since: NOW, version: 1 } as const;
    await world.deps.commit(world.deps.memberships.add(membership));
    expect(await read(id, 'fellow')).toMatchObject({ side: 'actor', state: 'sent' });
    await world.call('DELETE', `/memberships/actor/${need.actorId}/${personId}`, { as: 'fellow', version: 1 });
    expect((await world.call('GET', `/applications/${id}`, { as: 'fellow' })).status).toBe(404);
    expect((await world.call('GET', '/applications', { as: 'fellow' })).body.items).toEqual([]);
    expect((await move(id, 'withdraw', 'fellow', 1)).status).toBe(404);
  });
});

describe('after consent', () => {
  it('the house sees the actor until 30 days after the use that came of it ended, and no longer', async () => {
    const { need, id } = await applied();
    await move(id, 'accept', 'manager', 1);
    expect(await read(id, 'manager')).toMatchObject({ actorId: need.actorId, consentUntil: null });
    const book = (from: string, until: string) =>
      world.call('POST', `/spaces/${house.spaceId}/bookings`, {
        as: 'manager',
        body: { kind: 'stay', from, until, takes: 'all', actorId: need.actorId },
      });
    await book('2027-01-01', '2027-02-01');
    const longer = await book('2027-02-01', '2027-03-01');
    const ends = { actorId: need.actorId, consentUntil: '2027-03-30T23:00:00.000Z' }; // midnight at the site, 30 days on
    expect(await read(id, 'manager')).toMatchObject(ends);
    world.at('2027-03-30T22:59:59Z');
    expect(await read(id, 'manager')).toMatchObject(ends);
    world.at('2027-03-30T23:00:00Z');
    expect(await read(id, 'manager')).toMatchObject({ actorId: null, actor: null, need: null, letter: null });
    expect((await book('2027-06-01', '2027-07-01')).status).toBe(422); // nobody of this id has shown itself any more
    const change = (until: string, version: number) =>
      world.call('PUT', `/spaces/${house.spaceId}/bookings/${longer.body.id}`, {
        as: 'manager',
        version,
        body: { kind: 'stay', from: '2027-02-01', until, takes: 'all', actorId: need.actorId },
      });
    expect((await change('2027-04-01', 1)).status).toBe(422); // nor is a use made longer to see it again
    expect((await change('2027-03-01', 1)).status).toBe(200);
    expect(await read(id, 'manager')).toMatchObject({ actorId: null, actor: null });
    expect((await move(id, 'withdraw', 'painter', 2)).status).toBe(200); // and taking back opens nothing again
    expect(await read(id, 'manager')).toMatchObject({ actorId: null, actor: null });
    world.at(NOW);
    await world.call('DELETE', `/spaces/${house.spaceId}/bookings/${longer.body.id}`, { as: 'manager', version: 2 });
    expect((await read(id, 'manager')).consentUntil).toBe('2027-03-02T23:00:00.000Z'); // by the booking that is left
  });
});
