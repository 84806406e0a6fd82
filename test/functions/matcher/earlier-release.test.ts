import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MatchRecord } from '#shared/domain/match-record.ts';
import { summaryNoteId } from '#shared/usecases/upcast-told-site.ts';
import { anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { type EventWorld, startEventWorld } from '#test/support/event-world.ts';

// Rows as they were left in the midst of a publishing by the release whose summary took every record by itself.

let world: EventWorld;
beforeAll(async () => {
  world = await startEventWorld();
});
afterAll(() => world.stop());

type ToldSite = NonNullable<MatchRecord['toldSite']>;
let towns = 0;
/** A pair whose members were told, with its record as an earlier release had it. */
const anOldPair = async (manager: string, state: ToldSite['state']) => {
  const lat = 36 + 2 * ++towns;
  const site = await aVerifiedSite(world, manager, { location: { lat, lon: 13.38 } });
  const need = await anOpenNeed(world, `maker-${manager}`, { places: [{ lat, lon: 13.34, radiusKm: 30 }] });
  const space = await aPublishedSpace(world, manager, site.id);
  await world.route(await world.readStream());
  world.matchQueue.held.length = 0;
  const at = world.deps.now().toISOString();
  const figures = { score: 80, costCents: 15_000, costUnit: 'month', start: '2027-01-01' };
  const record: MatchRecord = {
    ...{ schemaVersion: 1, needId: need.id, spaceId: space.id, actorId: need.actorId, siteId: site.id },
    matching: true,
    told: { ...figures, kind: 'new-match', because: null, before: null, state: 'closed', by: null, at },
    toldSite: { state, via: 'summary', score: 80, by: null, at },
    ...{ marks: {}, version: 1 },
  };
  await world.deps.commit(world.deps.matches.put(record));
  const judge = async () => {
    await world.judge([{ kind: 'space', id: space.id, by: null, at }]);
    const ofSpace = (await world.notesOf(manager)).filter(({ spaceId }) => spaceId === space.id);
    return ofSpace.map(({ because, needCount }) => `${because} ${needCount}`);
  };
  return { space, judge, find: () => world.deps.matches.find(record) };
};
const mark = (spaceId: string) => world.deps.matches.markSummarised(spaceId, { at: world.deps.now().toISOString() });

it('are told in the summary that is still open', async () => {
  for (const state of ['pending', 'summed'] as const) {
    const { judge, find } = await anOldPair(`open-${state}`, state);
    expect(await judge()).toEqual(['published 1']);
    expect(await judge()).toEqual(['published 1']);
    expect((await find())?.toldSite?.state).toBe('listed');
    expect(await world.notesOf(`maker-open-${state}`)).toEqual([]);
  }
}, 120_000);

it('are told by themselves where it was closed without them, and not again where it had them', async () => {
  const late = await anOldPair('late', 'pending');
  await mark(late.space.id);
  expect(await late.judge()).toEqual(['new 1']);
  expect((await late.find())?.toldSite).toMatchObject({ state: 'closed', via: 'need' });

  const lost = await anOldPair('lost', 'summed'); // its worker died before it told the summary
  await mark(lost.space.id);
  expect(await lost.judge()).toEqual(['new 1']);

  const had = await anOldPair('had', 'summed');
  const told = await world.deps.notes.list(await world.personId('late'), { limit: 10 });
  const note = told.items.find(({ spaceId }) => spaceId === late.space.id)!;
  const ofIt = { id: summaryNoteId(had.space.id), personId: await world.personId('had'), spaceId: had.space.id };
  const summary = { ...note, ...ofIt, because: 'published' as const };
  await world.deps.commit([world.deps.notes.put(summary)]);
  await mark(had.space.id);
  expect(await had.judge()).toEqual(['published 1']);
  expect((await had.find())?.toldSite).toMatchObject({ state: 'closed', via: 'summary' });
}, 120_000);
