import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aNeed, anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { aHouse, apply } from '#test/support/case-world.ts';
import { type EventWorld, startEventWorld } from '#test/support/event-world.ts';

let world: EventWorld;
beforeAll(async () => {
  world = await startEventWorld();
});
afterAll(() => world.stop());
beforeEach(() => world.at('2026-11-24T12:00:00Z'));

const stay = (latest: string) => ({ kind: 'stay', earliest: '2026-11-01', latest, minDays: 180, maxDays: null });
const stateOf = async (id: string, as: string) => (await world.call('GET', `/needs/${id}`, { as })).body.state;

describe('the daily sweep', () => {
  it('ends needs whose latest day has passed, open or paused, and no others', async () => {
    const over = await anOpenNeed(world, 'painter', { when: stay('2026-11-30') });
    const paused = await anOpenNeed(world, 'potter', { when: stay('2026-11-30') });
    await world.call('POST', `/needs/${paused.id}/pause`, { as: 'potter', version: paused.version });
    const longer = await anOpenNeed(world, 'weaver', { when: stay('2026-11-30') });
    const body = { when: { latest: '2026-12-01' } };
    await world.call('PATCH', `/needs/${longer.id}`, { as: 'weaver', version: longer.version, body });
    const placed = await anOpenNeed(world, 'smith', { when: stay('2026-11-30') });
    await world.call('POST', `/needs/${placed.id}/place`, { as: 'smith', version: placed.version });

    world.at('2026-11-30T03:00:00Z');
    expect((await world.sweep()).needsEnded).toBe(0);
    world.at('2026-12-01T03:00:00Z');
    expect((await world.sweep()).needsEnded).toBe(2);
    expect((await world.sweep()).needsEnded).toBe(0);
    expect(await stateOf(over.id, 'painter')).toBe('expired');
    expect(await stateOf(paused.id, 'potter')).toBe('expired');
    expect(await stateOf(longer.id, 'weaver')).toBe('open');
    expect(await stateOf(placed.id, 'smith')).toBe('placed');
    await world.match();
  });

  it('repairs what an event missed, and counts it; where nothing was missed it counts none', async () => {
    const need = await anOpenNeed(world, 'binder');
    const site = await aVerifiedSite(world, 'host');
    const space = await aPublishedSpace(world, 'host', site.id);
    await world.readStream(); // lost before the router
    world.at('2026-11-24T12:20:00Z');
    expect((await world.sweep()).repaired).toBe(0); // it may still come
    world.at('2026-11-24T13:00:00Z');
    expect((await world.sweep()).repaired).toBe(3); // need, site, space
    await world.match();
    expect(await world.notesOf('binder')).toMatchObject([{ kind: 'new-match', spaceId: space.id, needIds: [need.id] }]);
    world.at('2026-11-24T15:00:00Z');
    expect((await world.sweep()).repaired).toBe(0);
    expect(await world.notesOf('binder')).toHaveLength(1);
  });

  it('finds a match that was written and not told', async () => {
    const need = await anOpenNeed(world, 'carver');
    const site = await aVerifiedSite(world, 'house');
    const space = await aPublishedSpace(world, 'house', site.id);
    await world.match();
    const pair = { needId: need.id, spaceId: space.id };
    const record = (await world.deps.matches.find(pair))!;
    const told = { ...record.told!, kind: 'cheaper' as const, costCents: 9000, state: 'pending' as const };
    await world.deps.commit(world.deps.matches.put({ ...record, told, version: record.version + 1 }));
    world.at('2026-11-24T13:00:00Z');
    expect((await world.sweep()).repaired).toBe(1);
    await world.match();
    expect((await world.notesOf('carver')).filter(({ kind }) => kind === 'cheaper')).toHaveLength(1);
  });

  it('moves applications that wait too long, and both sides hear of it', async () => {
    const house = await aHouse(world, 'waiter');
    const need = await anOpenNeed(world, 'hopeful');
    expect((await apply(world, need.id, house.spaceId, 'hopeful')).status).toBe(201);
    world.at('2026-12-02T03:00:00Z');
    expect((await world.sweep()).casesMoved).toBe(1);
    world.at('2026-12-25T03:00:00Z');
    expect((await world.sweep()).casesMoved).toBe(1);
    await world.match();
    const kinds = async (who: string) => (await world.notesOf(who)).map(({ kind }) => kind);
    expect(await kinds('hopeful')).toContain('application-expired');
    expect(await kinds('waiter')).toEqual(
      expect.arrayContaining(['application-received', 'application-reminder', 'application-expired']),
    );
  });
});

describe('what is due to be judged', () => {
  it('is written with a material write and taken away by the matcher, and never for a touch', async () => {
    const need = await anOpenNeed(world, 'dyer');
    expect(await world.deps.dues.find('judge-need', need.id)).toMatchObject({ id: need.id });
    await world.match();
    expect(await world.deps.dues.find('judge-need', need.id)).toBeUndefined();
    await world.call('PATCH', `/needs/${need.id}`, { as: 'dyer', version: need.version, body: { title: 'A title' } });
    expect(await world.deps.dues.find('judge-need', need.id)).toBeUndefined();
    const draft = await world.call('POST', `/actors/${need.actorId}/needs`, { as: 'dyer', body: aNeed() });
    expect(await world.deps.dues.find('judge-need', draft.body.id)).toBeUndefined();
  });

  it('stays where a newer write came while the matcher looked', async () => {
    const need = await anOpenNeed(world, 'cooper');
    const seen = (await world.deps.dues.find('judge-need', need.id))!;
    world.at('2026-11-24T12:00:05Z');
    const body = { budget: { cents: 30_000 } };
    await world.call('PATCH', `/needs/${need.id}`, { as: 'cooper', version: need.version, body });
    await world.deps.dues.clearSeen(seen);
    expect(await world.deps.dues.find('judge-need', need.id)).toMatchObject({ at: '2026-11-24T12:00:05.000Z' });
  });
});
