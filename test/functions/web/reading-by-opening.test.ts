import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aHouse, apply, aSuitor, type House, invite } from '#test/support/case-world.ts';
import { matcherOf } from '#test/support/matcher-of.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
let match: ReturnType<typeof matcherOf>;
beforeAll(async () => {
  world = await startWebWorld();
  match = matcherOf(world);
});
afterAll(() => world.stop());

let n = 0;
let member = '';
let manager = '';
let house: House;
beforeEach(async () => {
  world.at('2026-11-24T12:00:00Z');
  n += 1;
  [member, manager] = [`painter${n}`, `manager${n}`];
  house = await aHouse(world, manager);
});

/** As the masthead of a page counts it, and as the inbox does. */
const shownCount = (html: string): string => /Inbox(?: \(([^)]+)\))?\s*</.exec(html)?.[1] ?? '0';
const newOf = async (as: string): Promise<string> => shownCount((await world.page('/settings', { as })).html);
/** Only of this house: the houses of the tests before it suit as well. */
const unreadOf = async (subject: string, kind: string): Promise<number> => {
  const { items } = await world.deps.notes.list(await world.personId(subject), { limit: 100 });
  return items.filter((note) => note.kind === kind && note.readAt === null && note.siteId === house.siteId).length;
};
const aMatch = async () => {
  const need = await aSuitor(world, member);
  await match('space', house.spaceId);
  await match('need', need.id);
  return { need, page: `/needs/${need.id}/spaces/${house.spaceId}` };
};

describe('a page that a mail leads to', () => {
  it('is one notification less in the masthead when the reader who was told opens it', async () => {
    const { page } = await aMatch();
    const before = Number(await newOf(member));
    const { status, html } = await world.page(page, { as: member });
    expect(status).toBe(200);
    expect(shownCount(html)).toBe(String(before - 1));
    expect(await newOf(member)).toBe(String(before - 1));
    expect(await unreadOf(member, 'new-match')).toBe(0);
    expect(shownCount((await world.page(page, { as: member })).html)).toBe(String(before - 1));
  });

  it('is opened for its reader only: another member of the actor is still told', async () => {
    const { need, page } = await aMatch();
    const colleague = `colleague${n}`;
    const personId = await world.personId(colleague);
    const since = world.deps.now().toISOString();
    const scope = { kind: 'actor', id: need.actorId } as const;
    await world.deps.commit(
      world.deps.memberships.add({ schemaVersion: 1, personId, scope, role: 'member', since, version: 1 }),
    );
    const [told] = (await world.deps.notes.list(await world.personId(member), { limit: 1 })).items;
    await world.deps.commit([world.deps.notes.put({ ...told!, personId })]);
    await world.page(page, { as: member });
    const hers = await world.deps.notes.find(personId, told?.id ?? '');
    expect(hers?.readAt).toBeNull();
  });

  it('changes nothing for a stranger, a visitor, or a browser that fetches ahead', async () => {
    const { page } = await aMatch();
    expect((await world.page(page, { as: manager })).status).toBe(404);
    expect((await world.page(page)).status).toBe(303);
    for (const [name, value] of [
      ['sec-purpose', 'prefetch;prerender'],
      ['purpose', 'prefetch'],
      ['x-moz', 'prefetch'],
    ] as const)
      expect((await world.page(page, { as: member, headers: { [name]: value } })).status).toBe(200);
    expect(await unreadOf(member, 'new-match')).toBe(1);
  });

  it('may be an application’s or an invitation’s, and another of them stays new', async () => {
    const need = await aSuitor(world, member);
    const applied = await apply(world, need.id, house.spaceId, member);
    await match('application', applied.body.id);
    const invited = await invite(world, house, need.id, { as: manager });
    await match('invitation', invited.body.id);
    await world.page(`/applications/${applied.body.id}`, { as: manager });
    expect(await unreadOf(manager, 'application-received')).toBe(0);
    expect(await unreadOf(member, 'invitation-received')).toBe(1);
    await world.page(`/applications/${applied.body.id}`, { as: member });
    expect(await unreadOf(member, 'invitation-received')).toBe(1);
    await world.page(`/invitations/${invited.body.id}`, { as: member });
    expect(await unreadOf(member, 'invitation-received')).toBe(0);
  });

  it('reads for a manager the needs told up to today, and none that are dated ahead', async () => {
    await aMatch();
    await world.page(`/manage/spaces/${house.spaceId}`, { as: manager });
    expect(await unreadOf(manager, 'new-need')).toBeGreaterThan(0);
    world.at('2026-11-26T12:00:00Z');
    expect(await newOf(manager)).not.toBe('0');
    await world.page(`/manage/spaces/${house.spaceId}`, { as: manager });
    expect(await unreadOf(manager, 'new-need')).toBe(0);
    await world.page(`/manage/sites/${house.siteId}`, { as: manager }); // which was verified
    expect(await newOf(manager)).toBe('0');
  });

  it('leaves new what leads to a page that is there no more', async () => {
    const { page } = await aMatch();
    const { version } = (await world.call('GET', `/spaces/${house.spaceId}`, { as: manager })).body;
    await world.call('POST', `/spaces/${house.spaceId}/pause`, { as: manager, version });
    expect((await world.page(page, { as: member })).status).toBe(404);
    expect(await unreadOf(member, 'new-match')).toBe(1);
  });
});

describe('the count in the masthead', () => {
  it('says that there may be more than it looked at, and an older one is read by opening its page, too', async () => {
    const { page } = await aMatch();
    const personId = await world.personId(member);
    const { items } = await world.deps.notes.list(personId, { limit: 100 });
    const told = items.find(({ spaceId }) => spaceId === house.spaceId)!;
    await world.deps.commit(
      Array.from({ length: 30 }, (_, k) =>
        world.deps.notes.put({
          ...told,
          id: `${'n'.repeat(20)}${String(k).padStart(2, '0')}`,
          at: '2026-11-24T12:30:00.000Z',
          spaceId: `elsewhere${k}`,
          version: 1,
        }),
      ),
    );
    world.at('2026-11-24T13:00:00Z');
    expect(await newOf(member)).toBe('20+');
    expect(shownCount((await world.page(page, { as: member })).html)).toBe('20+');
    expect(await unreadOf(member, 'new-match')).toBe(30); // all but the one that was opened
  });
});
