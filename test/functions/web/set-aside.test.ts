import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pseudonymOf } from '#shared/domain/pseudonym.ts';
import { aPublishedSpace } from '#test/support/builders.ts';
import { aHouse, aSuitor, type House, invite } from '#test/support/case-world.ts';
import { matcherOf } from '#test/support/matcher-of.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
let house: House;
const manager = 'manager';
const needs: { id: string; actorId: string }[] = [];
const pseudonyms: string[] = [];
beforeAll(async () => {
  world = await startWebWorld();
  house = await aHouse(world, manager);
  const secret = await world.deps.sites.secret(house.siteId);
  for (const member of ['painter', 'printer', 'potter']) {
    const need = await aSuitor(world, member);
    needs.push(need);
    pseudonyms.push(pseudonymOf(secret, need.id));
  }
});
afterAll(() => world.stop());
beforeEach(async () => {
  for (const pseudonym of pseudonyms) await set(pseudonym, false);
});

const set = (pseudonym: string, aside: boolean, as = manager, spaceId = house.spaceId) =>
  world.call('POST', `/spaces/${spaceId}/set-aside`, { as, body: { pseudonym, aside } });
const listed = async (query = '', as = manager, spaceId = house.spaceId) => {
  const { body } = await world.call('GET', `/spaces/${spaceId}/matches${query}`, { as });
  return { names: body.items.map((each: { pseudonym: string }) => each.pseudonym), setAside: body.setAside };
};
const desk = (query = '', as = manager) => world.page(`/manage/spaces/${house.spaceId}${query}`, { as });
const press = (move: string, pseudonym: string, as = manager) =>
  world.page(`/manage/spaces/${house.spaceId}/aside`, { as, form: { move, pseudonym } });
const letters = (pseudonym: string) => pseudonym.slice(0, 4).toUpperCase();
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('a suitor who is set aside', () => {
  it('is left out of the room’s list, counted, shown when asked for, and taken in again', async () => {
    const [one, ...others] = pseudonyms as [string, string, string];
    expect((await set(one, true)).body).toEqual({ pseudonym: one, aside: true });
    expect((await set(one, true)).status).toBe(200); // again is no change
    expect(await listed()).toEqual({ names: expect.arrayContaining(others), setAside: 1 });
    expect((await listed()).names).not.toContain(one);
    expect(await listed('?show=aside')).toEqual({ names: [one], setAside: 1 });
    expect((await listed('?limit=1')).names).toHaveLength(1); // a page is filled with those who are shown
    await set(one, false);
    expect((await listed()).names).toHaveLength(3);
    expect(await listed('?show=aside')).toEqual({ names: [], setAside: 0 });
  });

  it('is so for everybody who manages the house, and for this room alone', async () => {
    const [one] = pseudonyms as [string];
    const { id: other } = await aPublishedSpace(world, manager, house.siteId);
    await set(one, true);
    expect((await listed('', 'coordinator')).names).not.toContain(one);
    expect((await listed('', manager, other)).names).toContain(one);
  });

  it('hears nothing of it, and the room suits them as before', async () => {
    const [one, need] = [pseudonyms[2]!, needs[2]!];
    const match = matcherOf(world);
    await match('need', need.id);
    const seen = async () => ({
      matches: (await world.call('GET', `/needs/${need.id}/matches`, { as: 'potter' })).body.items,
      told: (await world.call('GET', '/notifications', { as: 'potter' })).body,
    });
    const before = await seen();
    await set(one, true);
    await match('need', need.id);
    expect(await seen()).toEqual(before);
    expect((await invite(world, house, need.id)).status).toBe(201); // and may still be invited
  });
});

describe('setting aside', () => {
  it('is for managers of the house: coordinators see the list as it is and change nothing, others find nothing', async () => {
    const [one] = pseudonyms as [string];
    for (const as of ['coordinator', 'painter', 'stranger']) expect((await set(one, true, as)).status).toBe(404);
    expect((await press('aside', one, 'coordinator')).status).toBe(404);
    expect((await desk('', 'coordinator')).html).not.toMatch(/Not for us|\/aside"/);
    expect((await listed()).setAside).toBe(0);
  });

  it('tells nothing of a need: what is not listed cannot be set aside, and is taken back like anything else', async () => {
    const elsewhere = pseudonymOf(new Uint8Array(32), needs[0]!.id);
    const unknown = await set(elsewhere, true);
    expect(unknown.status).toBe(404);
    const { body } = await set(elsewhere, false);
    expect(body).toEqual({ pseudonym: elsewhere, aside: false });
    expect((await set(needs[0]!.id, true)).status).toBe(422);
    const audit = await world.table.query(`AUDIT#${house.spaceId}`);
    expect(JSON.stringify(audit)).not.toContain(needs[0]!.id);
  });
});

describe('the desk of a room', () => {
  it('sets aside with a button, says how many, and shows them to be put back', async () => {
    const [one] = pseudonyms as [string];
    expect((await desk()).html).toContain(`aria-label="${letters(one)}: not for us"`);
    const { status, headers } = await press('aside', one);
    expect([status, headers.get('location')]).toEqual([
      303,
      `/manage/spaces/${house.spaceId}?aside=${one.slice(0, 4)}`,
    ]);
    const after = await world.page(headers.get('location') ?? '', { as: manager });
    expect(text(after.html)).toContain(`${letters(one)} is set aside for this room. Nobody is told.`);
    expect(text(after.html)).toContain('1 set aside – show');
    expect(after.html).not.toContain(`value="${one}"`);
    const aside = await desk('?show=aside');
    expect(text(aside.html)).toContain('Set aside for this room');
    expect(aside.html.match(/class="suitor"/g)).toHaveLength(1);
    expect(aside.html).toContain(`aria-label="Put ${letters(one)} back"`);
    await press('back', one);
    expect((await desk()).html.match(/class="suitor"/g)).toHaveLength(3);
  });

  it('says so when all are set aside, instead of that nobody looks for a room', async () => {
    for (const pseudonym of pseudonyms) await press('aside', pseudonym);
    const { html } = await desk();
    expect(text(html)).toContain('Whoever suits this room at the moment is set aside.');
    expect(text(html)).toContain('3 set aside – show');
    expect((await press('gone', pseudonyms[0]!)).status).toBe(400);
  });
});
