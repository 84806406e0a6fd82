import { afterAll, beforeAll, expect, it } from 'vitest';
import { crawl, MOST_PAGES, READERS } from '#test/support/crawl.ts';
import { aFixture } from '#test/support/rights-fixture.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

// Every link that somebody is shown, followed as that somebody: two of everything are there to be linked to.

let world: WebWorld;
beforeAll(async () => {
  world = await startWebWorld();
  await aFixture(world);
}, 60_000);
afterAll(() => world.stop());

it.each(READERS)(
  'no link leads %s to a page that is not there',
  async (who) => {
    const { pages, broken } = await crawl(world, who);
    expect(broken).toEqual([]);
    expect(pages.size).toBeGreaterThan(10);
    expect(pages.size).toBeLessThan(MOST_PAGES);
  },
  120_000,
);
