import { afterAll, beforeAll, expect, it } from 'vitest';
import { anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

// A manager who is an actor as well, as often as need be, to make the others countable.

let world: WebWorld;
beforeAll(async () => {
  world = await startWebWorld();
}, 60_000);
afterAll(() => world.stop());

it('two needs of one’s own beside a single stranger’s bring that one into no band', async () => {
  const { id: siteId } = await aVerifiedSite(world, 'manager');
  const { id } = await aPublishedSpace(world, 'manager', siteId);
  await anOpenNeed(world, 'stranger');
  const scope = { kind: 'site', id: siteId } as const;
  const membership = await world.deps.memberships.find(await world.personId('manager'), scope);
  const fellow = { ...membership!, personId: await world.personId('fellow') };
  await world.deps.commit(world.deps.memberships.add(fellow));
  await anOpenNeed(world, 'manager');
  await anOpenNeed(world, 'fellow');

  for (const as of ['manager', 'fellow']) {
    const demand = (await world.call('GET', `/spaces/${id}/demand`, { as })).body;
    expect([demand.actors, ...demand.budgetEurPerMonth.map(({ actors }: { actors: string }) => actors)]).not.toContain(
      '3-9',
    );
    expect((await world.call('GET', `/spaces/${id}/mirror`, { as })).body.inReach).toBe('0-2');
    const { html } = await world.page(`/manage/spaces/${id}?mirror=yes`, { as });
    expect(html).not.toMatch(/class="band-this">3–9/);
  }
});
