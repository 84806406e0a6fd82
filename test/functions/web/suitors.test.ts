import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pseudonymOf } from '#shared/domain/pseudonym.ts';
import { anOpenNeed, aPublishedSpace, aSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
beforeAll(async () => {
  world = await startWebWorld();
});
afterAll(() => world.stop());

const NOON = '2026-11-24T12:00:00Z';
let corners = 0;
/** A house of its own manager, far from the others' needs. */
const aHouse = async (fields: Record<string, unknown> = {}, space: Record<string, unknown> = {}) => {
  corners += 1;
  const manager = `manager${corners}`;
  const lat = 40 + corners;
  const { id: siteId } = await aVerifiedSite(world, manager, {
    location: { lat, lon: 13.38 },
    town: 'Halle',
    ...fields,
  });
  const { id: spaceId } = await aPublishedSpace(world, manager, siteId, space);
  return { manager, siteId, spaceId, lat, places: [{ lat: lat + 0.0213, lon: 13.3417, radiusKm: 37.25 }] };
};
const desk = (spaceId: string, as?: string, query = '') =>
  world.page(`/manage/spaces/${spaceId}${query}`, as === undefined ? {} : { as });
/** Without what belongs to the frame: random, it may hold any digits. */
const ofItsFrame = (html: string) =>
  html.replaceAll(/nonce="[^"]*"|name="(csrf|once)" value="[^"]*"|cursor=[\w-]+|\/static\/[^"]+/g, '');
const onceKey = (html: string) => /name="once" value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('who sees the desk of a room', () => {
  it('is its managers and coordinators; a visitor is asked to sign in, anybody else finds nothing', async () => {
    const { spaceId, manager } = await aHouse();
    expect((await desk(spaceId, manager)).status).toBe(200);
    const seen = await desk(spaceId, 'coordinator');
    expect(seen.status).toBe(200);
    expect(seen.html).not.toMatch(/Pause|Edit facts|\/calendar|\/applications/);
    expect((await desk(spaceId)).headers.get('location')).toBe(
      `/sign-in?next=${encodeURIComponent(`/manage/spaces/${spaceId}`)}`,
    );
    for (const path of ['', '/calendar', '/demand', '/bookings/new', '/invite/abcd'])
      expect([path, (await desk(spaceId, 'stranger', path)).status]).toEqual([path, 404]);
    for (const path of ['/calendar', '/bookings/new', '/invite/abcd'])
      expect([path, (await desk(spaceId, 'coordinator', path)).status]).toEqual([path, 404]);
  });

  it('is no longer a manager who has left', async () => {
    const { siteId, spaceId, manager } = await aHouse();
    const personId = await world.personId(manager);
    const membership = await world.deps.memberships.find(personId, { kind: 'site', id: siteId });
    const other = await world.personId('successor');
    await world.deps.commit(world.deps.memberships.add({ ...membership!, personId: other, role: 'manager' }));
    await world.deps.commit(world.deps.memberships.remove(membership!));
    for (const path of ['', '/calendar', '/demand']) expect((await desk(spaceId, manager, path)).status).toBe(404);
    expect((await desk(spaceId, 'successor')).status).toBe(200);
  });
});

describe('who would suit', () => {
  it('is shown by four letters, with kind, plans, size, month, people and reasons in sentences', async () => {
    const house = await aHouse({ purposes: ['painting'], values: ['education'] });
    const need = await anOpenNeed(
      world,
      'suitor1',
      {
        places: house.places,
        areaM2: { min: 21.3, ideal: 28.7, max: 38.9 },
        requires: ['heating'],
        emits: { noise: 1, wet: true },
        people: 2,
      },
      { kind: 'association', country: 'AT' },
    );
    const { html } = await desk(house.spaceId, house.manager);
    const pseudonym = pseudonymOf(await world.deps.sites.secret(house.siteId), need.id);
    expect(html).toContain(
      `<span class="pseudonym">${pseudonym.slice(0, 4).toUpperCase()}</span> Association, creative`,
    );
    expect(html).toContain('Fits the purpose of the house very well.');
    for (const text of ['Painting', '20–40\u00a0m²', 'January – March 2027', '2–4', 'Heating', 'Austria', 'wet work'])
      expect(html).toContain(text);
    expect(html).toMatch(/score-word score-(strong|good|fair|weak)/);
    expect(html).not.toContain('of 100');
    expect(html).toContain(`href="/manage/spaces/${house.spaceId}/invite/${pseudonym}"`);
  });

  it('holds no figure, place, name, day or id that a house may not know, on any page of the desk', async () => {
    const house = await aHouse(
      { purposes: ['painting'], values: ['education'] },
      {
        tariffs: [{ per: 'month', of: 'space', rentCents: 24_123, chargesCents: 0, currency: 'EUR' }],
      },
    );
    const secrets: string[] = ['Kasimir', 'kasimir@example.org', 'about-kasimir', 'secret title'];
    const needs = [];
    for (const n of [0, 1, 2, 3, 4]) {
      const need = await anOpenNeed(
        world,
        `hidden${n}`,
        {
          title: `secret title ${n}`,
          places: house.places,
          budget: { cents: n < 3 ? 23_457 + n : 24_991, currency: 'EUR', per: 'month' },
          when: { kind: 'stay', earliest: '2027-01-13', latest: '2027-03-19', minDays: 187, maxDays: 211 },
          areaM2: { min: 21.3, ideal: 28.7, max: 38.9 },
          minimums: { powerKw: 7.7 },
        },
        {
          name: `Kasimir ${n}`,
          about: 'about-kasimir',
          contact: { mail: 'kasimir@example.org' },
          home: { lat: house.lat + 0.5137, lon: 13.9173 },
        },
      );
      needs.push(need);
      secrets.push(need.id, need.actorId, await world.personId(`hidden${n}`), String(23_457 + n), `234,5${7 + n}`);
    }
    secrets.push('24991', '249.91', '13.3417', '37.25', '13.9173', String(house.lat + 0.0213), '2027-01-13');
    secrets.push('13 January', '2027-03-19', '187', '211', '21.3', '28.7', '38.9', '7.7');
    const secret = await world.deps.sites.secret(house.siteId);
    const pages: [string, string][] = [];
    for (const as of [house.manager, 'coordinator'])
      for (const path of [
        '',
        '?mirror=yes',
        '/demand?count=yes',
        '/calendar',
        `/invite/${pseudonymOf(secret, needs[4]!.id)}`,
      ]) {
        const { status, html } = await desk(house.spaceId, as, path);
        if (status === 200) pages.push([`${as} ${path}`, ofItsFrame(html)]);
      }
    expect(pages).toHaveLength(8);
    expect(pages[0]?.[1]).toContain('Person, creative');
    expect(pages[1]?.[1]).toContain('at least 3 more actors');
    for (const [what, html] of pages)
      for (const each of secrets) expect(html.includes(each), `${each} in ${what}`).toBe(false);
  });

  it('goes on page by page, each need once', async () => {
    const house = await aHouse();
    await Promise.all(Array.from({ length: 13 }, (_, n) => anOpenNeed(world, `paged${n}`, { places: house.places })));
    const first = (await desk(house.spaceId, house.manager)).html;
    const next = /href="([^"]+cursor=[^"]+)"/.exec(first)?.[1] ?? '';
    const second = (await world.page(next, { as: house.manager })).html;
    const names = [first, second].flatMap((html) => [...html.matchAll(/\/invite\/(\w+)"/g)].map(([, name]) => name));
    expect([names.length, new Set(names).size]).toEqual([13, 13]);
    expect(second).toContain('Back to the beginning');
    expect((await world.page(next, { as: 'coordinator' })).status).toBe(400);
  });

  it('is said to be nobody, with the way to the mirror', async () => {
    const house = await aHouse();
    const { html } = await desk(house.spaceId, house.manager);
    expect(html).toContain('Nobody who is looking for a room at the moment suits this one.');
    expect(html).toContain(`/manage/spaces/${house.spaceId}?mirror=yes#mirror`);
  });

  it('waits for the house to be verified and the room to be published, and says which', async () => {
    const site = await world.call('POST', '/sites', {
      as: 'fresh',
      body: { name: 'A new house', location: { lat: 39, lon: 13 }, country: 'DE', timeZone: 'Europe/Berlin' },
    });
    const made = await world.call('POST', `/sites/${site.body.id}/spaces`, { as: 'fresh', body: aSpace() });
    const unverified = await desk(made.body.id, 'fresh');
    expect(unverified.html).toContain('not verified yet');
    expect(unverified.html).toContain(`href="/manage/sites/${site.body.id}"`);
    expect((await desk(made.body.id, 'fresh', '/demand?count=yes')).html).toContain('not verified yet');
    const house = await aHouse();
    const draft = await world.call('POST', `/sites/${house.siteId}/spaces`, { as: house.manager, body: aSpace() });
    const { html } = await desk(draft.body.id, house.manager);
    expect(html).toContain('Publish it, and you see here who would suit it.');
    expect(html).toContain('name="move" value="publish"');
    expect(html).toContain('name="version" value="1"');
  });

  it('says since when the list stands still', async () => {
    const house = await aHouse();
    await desk(house.spaceId, house.manager);
    for (const rentCents of [10_100, 10_200, 10_300, 10_400]) {
      const { version } = (await world.call('GET', `/spaces/${house.spaceId}`)).body;
      const tariffs = [{ per: 'month', of: 'space', rentCents, chargesCents: 0, currency: 'EUR' }];
      await world.call('PATCH', `/spaces/${house.spaceId}`, { as: house.manager, version, body: { tariffs } });
      await desk(house.spaceId, house.manager);
    }
    expect((await desk(house.spaceId, house.manager)).html).toContain('at most three changes a day');
  });
});

describe('inviting', () => {
  const invited = async () => {
    const house = await aHouse();
    const need = await anOpenNeed(world, `asked${corners}`, { places: house.places });
    const pseudonym = pseudonymOf(await world.deps.sites.secret(house.siteId), need.id);
    const path = `/manage/spaces/${house.spaceId}/invite/${pseudonym}`;
    return { ...house, path, pseudonym };
  };

  it('sends a message and a day once, however often the button is pressed, and the list says so', async () => {
    const { path, manager, spaceId, siteId, pseudonym } = await invited();
    const opened = await world.page(path, { as: manager });
    expect(opened.html).toContain('value="2026-12-08"');
    const form = { once: onceKey(opened.html), reason: 'Come and paint here.', answerBy: '2026-12-01' };
    for (const _ of ['first', 'again']) {
      const { status, headers } = await world.page(path, { as: manager, form });
      const led = `/manage/spaces/${spaceId}?invited=${pseudonym.slice(0, 4)}`;
      expect([status, headers.get('location')]).toEqual([303, led]);
    }
    const { body } = await world.call('GET', `/invitations?siteId=${siteId}`, { as: manager });
    expect(body.items).toHaveLength(1);
    const { html } = await desk(spaceId, manager, `?invited=${pseudonym.slice(0, 4)}`);
    expect(html).toContain(`The invitation to ${pseudonym.slice(0, 4).toUpperCase()} has been sent.`);
    expect(html).toContain('Invited, answer by 1 December 2026.');
    expect(html).not.toContain(`href="${path}"`);
  });

  it('keeps what was typed and says all that is wrong', async () => {
    const { path, manager } = await invited();
    const { html: opened } = await world.page(path, { as: manager });
    const form = { once: onceKey(opened), reason: '', answerBy: '2027-06-01' };
    const { status, html } = await world.page(path, { as: manager, form });
    expect(status).toBe(422);
    expect(html).toContain('Your message is missing.');
    expect(html).toContain('at most 90 days ahead');
    expect(html).toContain('value="2027-06-01"');
  });

  it('is not done twice for one need and room', async () => {
    const { path, manager } = await invited();
    for (const [status, text] of [
      [303, ''],
      [409, 'There is an open invitation to this need already.'],
    ] as const) {
      const { html } = await world.page(path, { as: manager });
      const form = { once: onceKey(html), reason: 'Come and paint here.', answerBy: '2026-12-01' };
      const answer = await world.page(path, { as: manager, form });
      expect(answer.status).toBe(status);
      expect(answer.html).toContain(text);
    }
  });

  it('finds nobody under a pseudonym that is not in the list', async () => {
    const { manager, spaceId } = await invited();
    expect((await desk(spaceId, manager, '/invite/aaaaaaaaaaaaaaaa')).status).toBe(404);
  });
});

describe('the mirror', () => {
  it('is worked out when asked for: the band in reach, and each change in words with how many it adds', async () => {
    const house = await aHouse(
      {},
      {
        tariffs: [{ per: 'month', of: 'space', rentCents: 21_000, chargesCents: 0, currency: 'EUR' }],
      },
    );
    await Promise.all([0, 1, 2].map((n) => anOpenNeed(world, `short${n}`, { places: house.places })));
    const before = (await desk(house.spaceId, house.manager)).html;
    expect(before).toContain('Work it out');
    expect(before).not.toContain('class="bands"');
    const { html } = await desk(house.spaceId, house.manager, '?mirror=yes');
    expect(html).toContain('<li class="band-this">3–9</li>');
    expect(html).toContain(
      `<a href="/manage/spaces/${house.spaceId}/edit#costs">Rent: 199.50\u00a0€ a month or less</a>`,
    );
    expect(html).toContain('at least 3 more actors');
  });

  it('says plainly that the day’s calls are used up, and still shows the list', async () => {
    const house = await aHouse();
    await Promise.all(
      Array.from({ length: 20 }, () => world.call('GET', `/spaces/${house.spaceId}/mirror`, { as: house.manager })),
    );
    const { status, html } = await desk(house.spaceId, house.manager, '?mirror=yes');
    expect(status).toBe(429);
    expect(html).toContain('For today this is used up');
    expect(html).toContain('Who would suit this room');
    expect((await desk(house.spaceId, house.manager, '/demand?count=yes')).html).toContain('For today this is used up');
    world.at('2026-11-25T12:00:00Z');
    expect((await desk(house.spaceId, house.manager, '?mirror=yes')).status).toBe(200);
    world.at(NOON);
  });
});
