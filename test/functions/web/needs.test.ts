import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchIdOf } from '#shared/domain/match-id.ts';
import { judgeNeed } from '#shared/usecases/judge-need.ts';
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
const WHAT_TEXT = { ...WHAT, activities: 'painting' };
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

  it('shows a wrong page again as it was typed, with all its faults at once', async () => {
    const actorId = await actorOf('potter');
    await world.page(`/needs/new?actor=${actorId}&step=1`, { as: 'potter', form: WHAT });
    const form = { ...MONEY, min: '40', max: '30', matters: ['cost', 'area', 'start'] };
    const { status, html } = await world.page(`/needs/new?actor=${actorId}&step=2`, { as: 'potter', form });
    expect(status).toBe(422);
    expect(textIn(html)).toContain('You wrote at least 40 m² and at most 30 m².');
    expect(textIn(html)).toContain('you picked 3. Pick at most 2.');
    expect(html).toMatch(/name="max"[^>]*value="30"/);
  });

  it('keeps a draft, offers it again, and throws it away', async () => {
    const actorId = await actorOf('weaver');
    const path = `/needs/new?actor=${actorId}&step=1`;
    const kept = await world.page(path, { as: 'weaver', form: { ...WHAT, people: 'many', draft: 'yes' } });
    expect(kept.headers.get('location')).toBe('/needs?kept');
    expect(textIn((await world.page('/needs?kept', { as: 'weaver' })).html)).toContain('A need is begun');
    expect((await world.page(path, { as: 'weaver' })).html).toMatch(/name="people"[^>]*value="many"/);
    await world.page(`/needs/new/discard?actor=${actorId}`, { as: 'weaver', form: {} });
    expect(textIn((await world.page('/needs', { as: 'weaver' })).html)).not.toContain('A need is begun');
  });

  it('asks which of several places of a name is meant, and takes countries and coordinates', async () => {
    const actorId = await actorOf('roamer');
    const several = await filled('roamer', actorId, { ...WHEN, place1: 'Neukirchen' });
    expect(several.status).toBe(422);
    expect(textIn(several.html)).toContain('There are several places called Neukirchen.');
    const [, named = ''] = /Write one of these: ([^;]+);/.exec(textIn(several.html)) ?? [];
    expect((await filled('roamer', actorId, { ...WHEN, place1: named })).status).toBe(303);
    await filled('roamer', actorId, { ...WHEN, place1: 'Slovenia', place2: '50.92, 13.34', km2: '30' });
    const { html } = await world.page(`/needs/new?actor=${actorId}&step=4`, { as: 'roamer' });
    expect(textIn(html)).toContain('Slovenia; 30 km round a point near Freiberg');
  });

  it('takes a need by the hour', async () => {
    const actorId = await actorOf('choir');
    const path = `/needs/new?actor=${actorId}`;
    await world.page(`${path}&step=1`, { as: 'choir', form: { ...WHAT, kind: 'sessions', people: '12' } });
    await world.page(`${path}&step=2`, { as: 'choir', form: { ...MONEY, budget: '30', per: 'session' } });
    const times = { earliest: '2027-01-01', latest: '2027-03-31', hours: '3', weekdays: ['2', '4'], perWeek: '1' };
    const late = await world.page(`${path}&step=3`, { as: 'choir', form: { ...times, from: '20:00', to: '22:00' } });
    expect(textIn(late.html)).toContain('between 20:00 and 22:00 there is not that much time');
    await world.page(`${path}&step=3`, { as: 'choir', form: { ...times, from: '17:00', to: '00:00' } });
    const { html } = await world.page(`${path}&step=4`, { as: 'choir' });
    const { headers } = await world.page(`${path}&step=4`, { as: 'choir', form: { once: onceIn(html) } });
    const need = await world.call('GET', headers.get('location')?.replace(/\?.*/, '') ?? '', { as: 'choir' });
    expect(need.body).toMatchObject({
      state: 'open',
      budget: { cents: 3000, per: 'session' },
      when: { kind: 'sessions', hours: 3, weekdays: [2, 4], perWeek: 1, from: '17:00', to: '24:00' },
    });
  });
});

describe('a stored need', () => {
  it('is changed in the same form and keeps what the form does not ask', async () => {
    const need = await anOpenNeed(world, 'carver', { importance: { cost: 'high', area: 'low' } });
    const path = `/needs/${need.id}/edit?`;
    await world.page(`${path}step=2`, {
      as: 'carver',
      form: { ...MONEY, budget: '250', matters: ['start'], less: 'area' },
    });
    const saved = await world.page(`${path}step=4`, { as: 'carver', form: { once: 'x'.repeat(30) } });
    expect(saved.headers.get('location')).toBe(`/needs/${need.id}?saved`);
    const after = await world.call('GET', `/needs/${need.id}`, { as: 'carver' });
    expect(after.body).toMatchObject({ budget: { cents: 25_000 }, places: [{ lat: 50.92, lon: 13.34, radiusKm: 30 }] });
    expect(after.body.importance).toEqual({ area: 'low', start: 'high' });
  });

  it('keeps what was typed when somebody else was faster', async () => {
    const need = await anOpenNeed(world, 'printer');
    const path = `/needs/${need.id}/edit?`;
    await world.page(`${path}step=2`, { as: 'printer', form: { ...MONEY, budget: '300' } });
    await world.call('PATCH', `/needs/${need.id}`, { as: 'printer', version: need.version, body: { people: 2 } });
    const stale = await world.page(`${path}step=4`, { as: 'printer', form: { once: 'x'.repeat(30) } });
    expect(stale.status).toBe(412);
    expect(textIn(stale.html)).toContain('Up to 300 € a month');
    const again = await world.page(`${path}step=4`, { as: 'printer', form: { once: 'y'.repeat(30) } });
    expect(again.status).toBe(303);
  });

  it('is paused, opened and placed; a passed day is changed first', async () => {
    const need = await anOpenNeed(world, 'binder');
    const move = (name: string, version: number) =>
      world.page(`/needs/${need.id}/state`, { as: 'binder', form: { move: name, version: String(version) } });
    expect((await move('pause', need.version)).headers.get('location')).toBe(`/needs/${need.id}?moved`);
    expect((await move('pause', need.version)).status).toBe(412);
    world.at('2027-04-01T12:00:00Z');
    const late = await move('open', need.version + 1);
    world.at('2026-11-24T12:00:00Z');
    expect(late.headers.get('location')).toBe(`/needs/${need.id}/edit?step=3&passed`);
    await move('open', need.version + 1);
    await move('place', need.version + 2);
    expect(textIn((await world.page(`/needs/${need.id}`, { as: 'binder' })).html)).toContain('Placed');
  });

  it('takes an advised change after a question, and no other', async () => {
    const need = await anOpenNeed(world, 'smith');
    const { html } = await world.page(`/needs/${need.id}`, { as: 'smith' });
    const href = /href="(\/needs\/[^"]*\/change\?[^"]*)"/.exec(html)?.[1] ?? '';
    const ask = await world.page(href, { as: 'smith' });
    expect(textIn(ask.html)).toContain('Spend up to 230 € instead of 200 €');
    expect(textIn(ask.html)).toContain('1 more room');
    const change = JSON.stringify({ budget: { cents: 23_000 } });
    const form = { change, version: String(need.version) };
    const other = { ...form, change: '{"budget":{"cents":99900}}' };
    expect((await world.page(`/needs/${need.id}/change`, { as: 'smith', form: other })).status).toBe(412);
    expect((await world.page(`/needs/${need.id}/change`, { as: 'smith', form })).status).toBe(303);
    const after = await world.call('GET', `/needs/${need.id}`, { as: 'smith' });
    expect(after.body.budget.cents).toBe(23_000);
  });
});

describe('the matches of a need', () => {
  const judged = async (member: string) => {
    const need = await anOpenNeed(world, member);
    await judgeNeed(world.deps, { kind: 'need', id: need.id, by: null, at: world.deps.now().toISOString() });
    return { need, matchId: matchIdOf([need.id], [spaceId]) };
  };

  it('are new until they were seen', async () => {
    const { need } = await judged('seer');
    expect(textIn((await world.page('/needs', { as: 'seer' })).html)).toContain('1 new');
    expect((await world.page(`/needs/${need.id}`, { as: 'seer' })).html).toContain('<span class="new">new</span>');
    expect((await world.page(`/needs/${need.id}`, { as: 'seer' })).html).not.toContain('<span class="new">');
  });

  it('are kept, hidden and shown again', async () => {
    const { need, matchId } = await judged('keeper');
    const mark = (to: string) =>
      world.page(`/matches/${matchId}/mark`, { as: 'keeper', form: { mark: to, next: `/needs/${need.id}` } });
    const text = async (path = '') => textIn((await world.page(`/needs/${need.id}${path}`, { as: 'keeper' })).html);
    expect((await mark('keep')).headers.get('location')).toBe(`/needs/${need.id}`);
    expect(await text('?show=kept')).toContain('Studio under the roof');
    await mark('hide');
    expect(await text()).not.toContain('Studio under the roof');
    expect(await text()).toContain('No room matches');
    expect(await text('?show=hidden')).toContain('Studio under the roof');
    await mark('none');
    expect(await text()).toContain('1 room matches');
  });

  it('say in full why a space suits, and what keeps another away', async () => {
    const { need } = await judged('asker');
    const suits = textIn((await world.page(`/needs/${need.id}/spaces/${spaceId}`, { as: 'asker' })).html);
    expect(suits).toContain('150 € a month; your limit is 200 €.');
    expect(suits).toContain('You are told by mail at once when it is new.');
    const suitsNot = textIn((await world.page(`/needs/${need.id}/spaces/${dearId}`, { as: 'asker' })).html);
    expect(suitsNot).toContain('30 € over your limit');
    expect(suitsNot).toContain('Spend up to 230 € instead of 200 €');
  });

  it('and all else of a need are for members of its actor alone', async () => {
    const { need, matchId } = await judged('owner');
    const pages = ['', '/edit', '?show=kept', `/spaces/${spaceId}`, '/change?change={}'];
    for (const path of pages) {
      const visitor = await world.page(`/needs/${need.id}${path}`);
      expect(visitor.headers.get('location')).toMatch(/^\/sign-in\?next=/);
      for (const as of ['stranger', 'manager'])
        expect((await world.page(`/needs/${need.id}${path}`, { as })).status).toBe(404);
    }
    const acts: [string, Record<string, string>][] = [
      [`/needs/${need.id}/state`, { move: 'pause', version: '2' }],
      [`/needs/${need.id}/edit?step=1`, WHAT_TEXT],
      [`/needs/${need.id}/change`, { change: '{}', version: '2' }],
      [`/matches/${matchId}/mark`, { mark: 'hide' }],
      [`/needs/new?actor=${need.actorId}&step=1`, WHAT_TEXT],
    ];
    for (const [path, form] of acts) expect((await world.page(path, { as: 'stranger', form })).status).toBe(404);
  });
});
