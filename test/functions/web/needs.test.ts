import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anActor, anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
let spaceId: string;
let dearId: string;
beforeAll(async () => {
  world = await startWebWorld();
  const { id: siteId } = await aVerifiedSite(world, 'manager', { town: 'Freiberg', purposes: ['painting'] });
  ({ id: spaceId } = await aPublishedSpace(world, 'manager', siteId));
  ({ id: dearId } = await aPublishedSpace(world, 'manager', siteId, {
    name: 'Dear studio',
    tariffs: [{ per: 'month', of: 'space', rentCents: 22_000, chargesCents: 1000, currency: 'EUR' }],
  }));
}, 60_000);
afterAll(() => world.stop());

const actorOf = async (member: string, fields = {}): Promise<string> =>
  (await world.call('POST', '/actors', { as: member, body: anActor(fields) })).body.id;
const onceIn = (html: string): string => /name="once" value="([^"]+)"/.exec(html)?.[1] ?? '';
const textIn = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');

const WHAT = { activities: ['painting'], kind: 'stay', people: '1', tenure: 'either', noise: '1' };
const MONEY = { min: '20', max: '40', budget: '200', currency: 'EUR', per: 'month', matters: ['cost', 'start'] };
const WHEN = {
  ...{ earliest: '2027-01-01', latest: '2027-03-01', least: '6', most: '6', unit: 'months' },
  ...{ place1: 'Freiberg', at1: '', km1: '50' },
};

const filled = async (member: string, actorId: string, when: Record<string, string | string[]> = WHEN) => {
  const path = `/needs/new?actor=${actorId}`;
  await world.page(`${path}&step=1`, { as: member, form: WHAT });
  await world.page(`${path}&step=2`, { as: member, form: MONEY });
  return world.page(`${path}&step=3`, { as: member, form: when });
};

describe('the form of a need', () => {
  it('goes page by page to a posted need that is open and shows its matches', async () => {
    const actorId = await actorOf('painter');
    const path = `/needs/new?actor=${actorId}`;
    const first = await world.page(path, { as: 'painter' });
    expect(first.status).toBe(200);
    expect(textIn(first.html)).toContain('Say what you will do, and you see how many rooms match.');
    const sent = await world.page(`${path}&step=1`, { as: 'painter', form: WHAT });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}&step=2`]);
    const second = await world.page(`${path}&step=2`, { as: 'painter' });
    expect(textIn(second.html)).toContain('2 rooms match what you have said.');
    await world.page(`${path}&step=2`, { as: 'painter', form: MONEY });
    expect(textIn((await world.page(`${path}&step=3`, { as: 'painter' })).html)).toContain('1 room matches');
    const third = await world.page(`${path}&step=3`, { as: 'painter', form: WHEN });
    expect(third.headers.get('location')).toBe(`${path}&step=4`);
    const check = await world.page(`${path}&step=4`, { as: 'painter' });
    expect(textIn(check.html)).toContain('50 km round Freiberg, Germany');
    const form = { once: onceIn(check.html) };
    const posted = await world.page(`${path}&step=4`, { as: 'painter', form });
    const location = posted.headers.get('location') ?? '';
    expect(posted.status).toBe(303);
    const again = await world.page(`${path}&step=4`, { as: 'painter', form });
    expect(again.headers.get('location')).toBe(location);
    const needs = await world.call('GET', `/actors/${actorId}/needs`, { as: 'painter' });
    expect(needs.body.items).toHaveLength(1);
    expect(needs.body.items[0]).toMatchObject({
      state: 'open',
      importance: { cost: 'high', start: 'high' },
      when: { kind: 'stay', minDays: 180, maxDays: 180 },
      places: [{ radiusKm: 50 }],
    });
    const matches = await world.page(location, { as: 'painter' });
    expect(textIn(matches.html)).toContain('Posted.');
    expect(matches.html).toContain(`/spaces/${spaceId}/apply?need=`);
    expect(textIn(matches.html)).toContain('Dear studio');
  });
});
