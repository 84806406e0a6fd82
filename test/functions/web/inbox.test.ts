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

const NOON = '2026-11-24T12:00:00Z';
const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&#39;', "'");
const linksTo = (html: string, heading: RegExp): string =>
  [...html.matchAll(/<h3><a href="([^"]+)">([^<]+)<\/a>/g)].find(([, , name]) => heading.test(name ?? ''))?.[1] ?? '';

let n = 0;
let member = '';
let manager = '';
let house: House;
beforeEach(async () => {
  world.at(NOON);
  n += 1;
  member = `painter${n}`;
  manager = `manager${n}`;
  house = await aHouse(world, manager);
});

const aMatch = async () => {
  const need = await aSuitor(world, member);
  await match('space', house.spaceId);
  await match('need', need.id);
  return need;
};
const open = (href: string, as: string) => world.page(href, { as });

describe('the inbox', () => {
  it('says of a match what was found, and leads to why it suits; opened it is no longer new', async () => {
    const need = await aMatch();
    const before = await world.page('/inbox', { as: member });
    expect(text(before.html)).toMatch(/Studio under the roof, The old smelter house: (Strong|Good) new/);
    expect(text(before.html)).toMatch(/150.€ a month, start 1 January 2027\./);
    expect(text(before.html)).toContain('Inbox (');
    expect(text(before.html)).toContain('Today');
    const link = [...before.html.matchAll(/<a href="(\/inbox\/[^"]+)">Studio under the roof/g)].map(
      ([, href]) => href ?? '',
    );
    const { status, headers } = await open(link[0] ?? '', member);
    expect(status).toBe(303);
    expect(headers.get('location')).toMatch(new RegExp(`^/needs/${need.id}/spaces/`));
    const after = await world.page('/inbox', { as: member });
    expect(after.html.split('class="new-tag"').length).toBe(before.html.split('class="new-tag"').length - 1);
  });

  it('tells the other side of an application and an invitation, and leads to their pages', async () => {
    const need = await aSuitor(world, member);
    const applied = await apply(world, need.id, house.spaceId, member);
    await match('application', applied.body.id);
    const theirs = await world.page('/inbox', { as: manager });
    expect(text(theirs.html)).toContain('A painter with a name would like to use this room.');
    const link = linksTo(theirs.html, /^Application for/);
    expect((await open(link, manager)).headers.get('location')).toBe(`/applications/${applied.body.id}`);
    const invited = await invite(world, house, need.id, { as: manager });
    await match('invitation', invited.body.id);
    const mine = await world.page('/inbox', { as: member });
    expect(text(mine.html)).toContain('The house learns who you are only when you accept.');
    expect((await open(linksTo(mine.html, /^Invitation to/), member)).headers.get('location')).toBe(
      `/invitations/${invited.body.id}`,
    );
  });

  it('tells a manager of needs from the day of the digest on, by pseudonym and without a figure', async () => {
    const need = await aMatch();
    expect(text((await world.page('/inbox', { as: manager })).html)).not.toMatch(/needs suit|New needs/);
    world.at('2026-11-26T12:00:00Z');
    const { html } = await world.page('/inbox', { as: manager });
    expect(text(html)).toMatch(/needs/);
    expect(text(html)).toMatch(/\b[A-Z2-7]{4}\b/);
    for (const secret of [need.id, need.actorId, 'A painter with a name', '200', 'of 100'])
      expect(html).not.toContain(secret);
    const link = linksTo(html, /need/i);
    expect((await open(link, manager)).headers.get('location')).toBe(`/manage/spaces/${house.spaceId}`);
  });

  it('tells managers what a coordinator decided on their house, why it was returned while it is, and leads to it', async () => {
    const { siteId } = house;
    const versionNow = async () => (await world.call('GET', `/sites/${siteId}`, { as: manager })).body.version;
    const body = { reason: 'The address is missing.' };
    await world.call('POST', `/sites/${siteId}/return`, { as: 'coordinator', version: await versionNow(), body });
    const { html } = await world.page('/inbox', { as: manager });
    expect(text(html)).toContain('Verified: The old smelter house');
    expect(text(html)).toContain('Returned because: The address is missing.');
    const link = linksTo(html, /^Returned, to be changed/);
    expect((await open(link, manager)).headers.get('location')).toBe(`/manage/sites/${siteId}`);
    await world.page(`/manage/sites/${siteId}`, { as: manager });
    expect(text((await world.page('/inbox', { as: manager })).html)).not.toContain('Inbox (');
    await world.call('POST', `/sites/${siteId}/submit`, { as: manager, version: await versionNow() });
    expect(text((await world.page('/inbox', { as: manager })).html)).not.toContain('The address is missing.');
  });

  it('marks all as read, and then says since when nothing is new', async () => {
    await aMatch();
    expect((await world.page('/inbox/read', { as: member, form: {} })).headers.get('location')).toBe('/inbox');
    const { html } = await world.page('/inbox', { as: member });
    expect(html).not.toContain('class="new-tag"');
    expect(text(html)).toContain('Nothing new since Tuesday');
    expect(text(html)).not.toContain('Inbox (');
  });

  it('is empty at first, and says what will stand there', async () => {
    expect(text((await world.page('/inbox', { as: member })).html)).toContain('Nothing yet. Here you are told');
  });

  it('goes on to older entries, with an address of this reader only', async () => {
    const person = await world.personId(member);
    const need = await aSuitor(world, member);
    const applied = await apply(world, need.id, house.spaceId, member);
    await match('application', applied.body.id);
    await invite(world, house, need.id, { as: manager }).then(({ body }) => match('invitation', body.id));
    const [first] = (await world.deps.notes.list(person, { limit: 1 })).items;
    if (!first) throw new Error('nothing was told');
    await world.deps.commit(
      Array.from({ length: 25 }, (_, k) =>
        world.deps.notes.put({ ...first, id: `${'n'.repeat(20)}${String(k).padStart(2, '0')}`, version: 1 }),
      ),
    );
    const page = await world.page('/inbox', { as: member });
    const next = /href="(\/inbox\?cursor=[^"]+)"/.exec(page.html)?.[1] ?? '';
    expect((await world.page(next, { as: member })).status).toBe(200);
    expect((await world.page(next, { as: manager })).status).toBe(400);
  });

  it('is one’s own, and of what one still belongs to', async () => {
    expect((await world.page('/inbox')).headers.get('location')).toBe('/sign-in?next=%2Finbox');
    await aMatch();
    const { html } = await world.page('/inbox', { as: member });
    const link = /href="(\/inbox\/[^"]+)"/.exec(html)?.[1] ?? '';
    expect((await open(link, manager)).status).toBe(404);
    expect((await open(link.replace('/inbox', '/notifications'), manager)).status).toBe(404);
  });
});

describe('why somebody was told', () => {
  it('is the stored decision: rule, score, reasons and setting', async () => {
    await aMatch();
    const { html } = await world.page('/inbox', { as: member });
    const link = /href="(\/notifications\/[^"]+)"/.exec(html)?.[1] ?? '';
    const why = await world.page(link, { as: member });
    const said = text(why.html);
    expect(said).toContain('version 1');
    expect(said).toMatch(/Score \d\d of 100/);
    expect(said).toContain('Your setting for new matches at once');
    expect(said).toContain('Least score for mail 70');
    expect(why.html).toContain('class="bar"');
    expect(why.html).toContain('href="/settings"');
  });

  it('is told to managers in words', async () => {
    await aMatch();
    world.at('2026-11-26T12:00:00Z');
    const { html } = await world.page('/inbox', { as: manager });
    const link = /href="(\/notifications\/[^"]+)"/.exec(html)?.[1] ?? '';
    const why = await world.page(link, { as: manager });
    expect(why.status).toBe(200);
    expect(why.html).not.toMatch(/of 100|class="bar"|\/needs\//);
  });
});
