import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anActor, anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { aHouse, apply } from '#test/support/case-world.ts';
import { startWorld, type World } from '#test/support/world.ts';

let world: World;
let siteId: string;
beforeAll(async () => {
  world = await startWorld();
  siteId = (await aVerifiedSite(world, 'manager')).id;
});
afterAll(() => world.stop());

type Fields = Record<string, unknown>;
const space = (fields: Fields = {}) => aPublishedSpace(world, 'manager', siteId, fields);
const aStay = (fields: Fields = {}): Fields => ({
  kind: 'stay',
  from: '2027-01-01',
  until: '2027-02-01',
  takes: 'all',
  sector: 'creative',
  ...fields,
});
const book = (spaceId: string, body: Fields, key?: string) =>
  world.call('POST', `/spaces/${spaceId}/bookings`, { as: 'manager', body, ...(key !== undefined && { key }) });

describe('bookings', () => {
  it('are entered, listed, read and removed by a manager, and by nobody else', async () => {
    const { id } = await space();
    const made = await book(id, aStay({ note: 'the choir' }));
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ kind: 'stay', takes: 'all', sector: 'creative', note: 'the choir', version: 1 });
    const path = `/spaces/${id}/bookings/${made.body.id}`;
    expect(made.headers.get('location')).toBe(`/v1${path}`);
    expect((await world.call('GET', path, { as: 'manager' })).headers.get('etag')).toBe('"1"');
    expect((await world.call('GET', `/spaces/${id}/bookings`, { as: 'manager' })).body.items).toHaveLength(1);
    for (const as of ['stranger', 'coordinator']) {
      expect((await world.call('GET', `/spaces/${id}/bookings`, { as })).status).toBe(404);
      expect((await world.call('GET', path, { as })).status).toBe(404);
      expect((await world.call('POST', `/spaces/${id}/bookings`, { as, body: aStay() })).status).toBe(404);
      expect((await world.call('DELETE', path, { as, version: 1 })).status).toBe(404);
    }
    expect((await world.call('GET', `/spaces/${id}/bookings`)).status).toBe(401);
    expect((await world.call('DELETE', path, { as: 'manager' })).status).toBe(428);
    expect((await world.call('DELETE', path, { as: 'manager', version: 2 })).status).toBe(412);
    expect((await world.call('DELETE', path, { as: 'manager', version: 1 })).status).toBe(204);
    expect((await world.call('GET', path, { as: 'manager' })).status).toBe(404);
    expect((await world.call('DELETE', path, { as: 'manager', version: 1 })).status).toBe(404);
    expect((await book(id, aStay())).status).toBe(201);
  });

  it('are changed over the version that was read, beside what else is booked', async () => {
    const { id } = await space();
    const { body: made } = await book(id, aStay());
    await book(id, aStay({ from: '2027-03-01', until: '2027-04-01' }));
    const change = (body: Fields, version?: number) =>
      world.call('PUT', `/spaces/${id}/bookings/${made.id}`, {
        as: 'manager',
        body,
        ...(version !== undefined && { version }),
      });
    const later = aStay({ from: '2027-01-15', until: '2027-03-01' });
    expect((await change(later)).status).toBe(428);
    expect((await change(later, 2)).status).toBe(412);
    expect((await change(aStay({ until: '2027-03-02' }), 1)).status).toBe(409);
    const changed = await change(later, 1);
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
    expect(changed.body).toMatchObject({ id: made.id, createdAt: made.createdAt, from: '2027-01-15', version: 2 });
    expect((await world.deps.bookings.calendar(id)).entries).toHaveLength(2);
  });

  it('take the same days once, fifty times at once', async () => {
    const { id } = await space();
    const answers = await Promise.all(Array.from({ length: 50 }, () => book(id, aStay())));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
    expect((await world.deps.bookings.calendar(id)).entries).toHaveLength(1);
    expect((await world.call('GET', `/spaces/${id}/bookings`, { as: 'manager' })).body.items).toHaveLength(1);
  });

  it('fill a space to what it holds and not beyond, all at once', async () => {
    const { id } = await space({ capacity: 5, tenure: 'shared' });
    const answers = await Promise.all(Array.from({ length: 12 }, () => book(id, aStay({ takes: { people: 1 } }))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
  });

  it('are made once per Idempotency-Key', async () => {
    const { id } = await space();
    const [first, second] = [await book(id, aStay(), 'b1'), await book(id, aStay(), 'b1')];
    expect([second.status, second.body.id]).toEqual([201, first.body.id]);
  });

  it('name the days on which something else is booked', async () => {
    const { id } = await space();
    await book(id, aStay({ from: '2027-01-10', until: '2027-01-12' }));
    await book(id, aStay({ kind: 'block', from: '2027-01-20', until: '2027-01-21' }));
    const refused = await book(id, aStay());
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      type: '/problems/booking_conflict',
      detail: 'Something else is booked on these days: 2027-01-10 to 2027-01-11, 2027-01-20.',
    });
    const session = { kind: 'session', from: '2027-01-01', until: '2027-02-01', takes: 'all' };
    const clash = await book(id, { ...session, weekdays: [1, 3], startsAt: '09:00', endsAt: '12:00' });
    expect(clash.body.detail).toContain('2027-01-11, 2027-01-20.'); // a Monday and a Wednesday
    const beside = await book(id, { ...session, weekdays: [4, 5], startsAt: '09:00', endsAt: '12:00' });
    expect(beside.status).toBe(201);
  });

  it('refuse what the space could never hold, what does not take place, and who has not shown itself', async () => {
    const { id } = await space();
    const actor = await world.call('POST', '/actors', { as: 'painter', body: anActor() });
    expect((await book(id, aStay({ takes: { areaM2: 31 } }))).status).toBe(409);
    const rows: [Fields, string][] = [
      [aStay({ until: '2027-01-01' }), 'until'],
      [aStay({ from: '2025-01-01', until: '2025-02-01' }), 'until'],
      [aStay({ from: '2027-02-30' }), 'from'],
      [aStay({ takes: { areaM2: 0 } }), 'takes.areaM2'],
      [aStay({ actorId: actor.body.id }), 'actorId'],
      [aStay({ actorId: 'none' }), 'actorId'],
      [aStay({ colour: 'red' }), 'colour'],
      [{ ...aStay({ kind: 'session' }), weekdays: [1], startsAt: '10:00', endsAt: '09:00' }, 'endsAt'],
      [
        {
          ...aStay({ kind: 'session', from: '2027-01-05', until: '2027-01-06' }),
          weekdays: [1],
          startsAt: '09:00',
          endsAt: '10:00',
        },
        'weekdays',
      ],
    ];
    for (const [body, path] of rows) {
      const refused = await book(id, body);
      expect([refused.status, refused.body.errors[0].path], JSON.stringify(body)).toEqual([422, path]);
    }
  });

  it('name an actor that has applied here, in its own sector, and none that has applied elsewhere', async () => {
    const { id } = await space();
    const elsewhere = await aHouse(world, 'another-manager');
    const need = await anOpenNeed(world, 'joiner', {}, { sector: 'trade' });
    const named = aStay({ actorId: need.actorId, sector: 'service' });
    expect((await apply(world, need.id, elsewhere.spaceId, 'joiner')).status).toBe(201);
    expect((await book(id, named)).body.errors[0].path).toBe('actorId');
    expect((await apply(world, need.id, id, 'joiner')).status).toBe(201);
    expect((await book(id, named)).body).toMatchObject({ actorId: need.actorId, sector: 'trade' });
    world.at('2027-03-01T12:00:00Z'); // its application has expired, and what it showed is shown no more
    try {
      expect((await book(id, { ...named, from: '2027-04-01', until: '2027-05-01' })).status).toBe(422);
    } finally {
      world.at('2026-11-24T12:00:00Z');
    }
  });

  it('hold a space to its size: it is not made smaller than what is booked', async () => {
    const made = await space({ areaM2: 100, divisibleFromM2: 20 });
    await book(made.id, aStay({ takes: { areaM2: 60 } }));
    const patch = (body: Fields) =>
      world.call('PATCH', `/spaces/${made.id}`, { as: 'manager', version: made.version, body });
    expect((await patch({ areaM2: 50 })).body).toMatchObject({ status: 409, type: '/problems/booking_conflict' });
    expect((await patch({ areaM2: 60 })).status).toBe(200);
    expect((await book(made.id, aStay({ takes: { areaM2: 10 } }))).status).toBe(409);
  });

  it('drop what ended more than 400 days ago from the calendar, not from the list', async () => {
    const { id } = await space();
    await book(id, aStay({ from: '2026-11-01', until: '2026-11-10' }));
    world.at('2027-12-20T12:00:00Z');
    try {
      await book(id, aStay({ from: '2028-01-01', until: '2028-01-02' }));
      expect((await world.deps.bookings.calendar(id)).entries.map(({ from }) => from)).toEqual(['2028-01-01']);
      expect((await world.call('GET', `/spaces/${id}/bookings`, { as: 'manager' })).body.items).toHaveLength(2);
    } finally {
      world.at('2026-11-24T12:00:00Z');
    }
  });

  it('are not entered in an archived space', async () => {
    const made = await space();
    await world.call('POST', `/spaces/${made.id}/archive`, { as: 'manager', version: made.version });
    expect((await book(made.id, aStay())).body).toMatchObject({ status: 409, type: '/problems/illegal_move' });
  });
});

describe('the calendar', () => {
  it('says to anyone which days are free, in part or taken, and of nobody who', async () => {
    const { id } = await space();
    await book(id, aStay({ from: '2027-01-02', until: '2027-01-03', note: 'the choir' }));
    const hours = { weekdays: [7], startsAt: '09:00', endsAt: '12:00' };
    await book(id, { kind: 'session', from: '2027-01-03', until: '2027-01-04', takes: 'all', ...hours });
    const seen = await world.call('GET', `/spaces/${id}/calendar?from=2027-01-01&until=2027-01-04`);
    expect(seen.body.days).toEqual([
      { day: '2027-01-01', state: 'free', open: [{ from: '00:00', to: '24:00', areaM2: 30, people: 2 }] },
      { day: '2027-01-02', state: 'taken', open: [] },
      {
        day: '2027-01-03',
        state: 'part',
        open: [
          { from: '00:00', to: '09:00', areaM2: 30, people: 2 },
          { from: '12:00', to: '24:00', areaM2: 30, people: 2 },
        ],
      },
    ]);
    expect(JSON.stringify(seen.body)).not.toMatch(/choir|creative|stay|session/);
  });

  it('shows at most 366 days, and none of a draft', async () => {
    const { id } = await space();
    const days = async (query: string) => world.call('GET', `/spaces/${id}/calendar${query}`);
    expect((await days('')).body.days).toHaveLength(31);
    expect((await days('?from=2027-01-01&until=2028-01-02')).body.days).toHaveLength(366);
    expect((await days('?from=2027-01-01&until=2028-01-03')).status).toBe(422);
    expect((await days('?from=2027-01-01&until=2027-01-01')).status).toBe(422);
    expect((await days('?from=2027-13-01')).status).toBe(422);
    expect((await days('?who=me')).status).toBe(422);
    const draft = await world.call('POST', `/sites/${siteId}/spaces`, {
      as: 'manager',
      body: { name: 'Attic', kind: 'studio' },
    });
    expect((await world.call('GET', `/spaces/${draft.body.id}/calendar`)).status).toBe(404);
    expect((await world.call('GET', `/spaces/${draft.body.id}/calendar`, { as: 'manager' })).status).toBe(200);
  });
});
