import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SCORE_WORDS, scoreWord } from '#shared/domain/bands.ts';
import { matchIdOf } from '#shared/domain/match-id.ts';
import { noteIdOf } from '#shared/domain/notification.ts';
import { anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { type EventWorld, startEventWorld } from '#test/support/event-world.ts';

let world: EventWorld;
let minute = 0;
const later = () => world.at(new Date(Date.UTC(2026, 10, 24, 8, ++minute)).toISOString());

beforeAll(async () => {
  world = await startEventWorld();
});
afterAll(() => world.stop());
beforeEach(later);

const monthly = (rentCents: number) => ({
  tariffs: [{ per: 'month', of: 'space', rentCents, chargesCents: 5000, currency: 'EUR' }],
});
const priced = async (space: { id: string }, as: string, rentCents: number) => {
  const { version } = (await world.call('GET', `/spaces/${space.id}`, { as })).body;
  const answer = await world.call('PATCH', `/spaces/${space.id}`, { as, version, body: monthly(rentCents) });
  expect(answer.status).toBe(200);
  await world.match();
  later();
};
const needsTold = async (subject: string): Promise<string[][]> =>
  (await world.notesOf(subject)).filter(({ kind }) => kind === 'new-need').map(({ needIds }) => needIds);
const atPlace = (lat: number) => ({ places: [{ lat, lon: 13.34, radiusKm: 30 }] });

describe('a manager who tries to learn more than the list of needs tells', () => {
  it('knows a need from consent at one site, and not again by the name of a notification of another', async () => {
    const need = await anOpenNeed(world, 'weaver', atPlace(40));
    const spaces: { id: string }[] = [];
    for (const manager of ['known', 'unknown']) {
      const site = await aVerifiedSite(world, manager, { location: { lat: 40, lon: 13.38 } });
      const space = await aPublishedSpace(world, manager, site.id);
      await world.match();
      later();
      spaces.push(space);
    }
    const second = await anOpenNeed(world, 'weaver', atPlace(40));
    await world.match();
    const ofNeeds = (await world.notesOf('unknown')).filter(({ kind }) => kind === 'new-need');
    const named = new Set(ofNeeds.map(({ id }) => id));
    expect(named.size).toBe(2);
    for (const { id } of [need, second])
      for (const about of [matchIdOf([id], [spaces[1]!.id]), id])
        expect(named).not.toContain(noteIdOf(about, 'new-need'));
  });

  it('is told of many in an order, and up to a number, that no score within a word decides', async () => {
    const values = ['experiment', 'education', 'inclusion', 'sustainability', 'craft-tradition'];
    const budgets = [15_500, 17_000, 18_500, 30_000];
    for (const [nth, cents] of [...budgets, ...budgets, ...budgets].entries()) {
      const need = { ...atPlace(52), budget: { cents, currency: 'EUR', per: 'month' } };
      await anOpenNeed(world, `many-${nth}`, need, { values: values.slice(nth % 3) });
    }
    const site = await aVerifiedSite(world, 'publisher', { location: { lat: 52, lon: 13.38 }, values });
    await world.match();
    later();
    const space = await aPublishedSpace(world, 'publisher', site.id);
    await world.match();
    const [summary] = await needsTold('publisher');
    expect(summary).toHaveLength(3 * budgets.length);
    const records = await world.deps.matches.findMany(summary!.map((needId) => ({ needId, spaceId: space.id })));
    const placed = records.map(
      ({ needId, toldSite }) => `${SCORE_WORDS.indexOf(scoreWord(toldSite!.score))} ${needId}`,
    );
    const scores = records.map(({ toldSite }) => toldSite!.score);
    expect(new Set(scores).size).toBeGreaterThan(new Set(scores.map(scoreWord)).size + 2);
    expect(placed).toEqual([...placed].sort());
  });

  it('is told nothing by whether a need fits the tariff of this moment, once three changes of the day are used up', async () => {
    const site = await aVerifiedSite(world, 'prober', { location: { lat: 44, lon: 13.38 } });
    const space = await aPublishedSpace(world, 'prober', site.id, monthly(90_000));
    await world.match();
    later();
    for (const rent of [80_000, 70_000, 1000, 14_000]) {
      await world.call('GET', `/spaces/${space.id}/matches`, { as: 'prober' });
      await priced(space, 'prober', rent);
    }
    const { shownAsOf } = (await world.call('GET', `/spaces/${space.id}/matches`, { as: 'prober' })).body;
    expect(shownAsOf).not.toBeNull();
    // Both suit the list, which stands at 60 € a month; at 190 € only the first does.
    const rich = await anOpenNeed(world, 'rich', atPlace(44));
    const budget = { cents: 10_000, currency: 'EUR', per: 'month' };
    const poor = await anOpenNeed(world, 'poor', { ...atPlace(44), budget });
    await world.match();
    expect((await world.call('GET', `/spaces/${space.id}/matches`, { as: 'prober' })).body.items).toHaveLength(2);
    expect(await needsTold('prober')).toEqual([]);

    const before = world.deps.now().toISOString();
    world.at('2026-11-25T03:00:00Z');
    await world.sweep();
    await world.match();
    expect(await needsTold('prober')).toEqual([[rich.id]]); // as the list of the new day has it
    expect(await needsTold('prober')).not.toContainEqual([poor.id]);
    world.at(before);
  });
});
