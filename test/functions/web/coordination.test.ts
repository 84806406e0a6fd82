import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOpenNeed, aPublishedSpace, aSite } from '#test/support/builders.ts';
import { aFixture, type Fixture } from '#test/support/rights-fixture.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
let fixture: Fixture;
let siteId: string;
let regionId: string;
beforeAll(async () => {
  world = await startWebWorld();
  world.at('2026-12-02T12:00:00Z'); // the builder’s room is offered from the first
  fixture = await aFixture(world);
  siteId = fixture.ids['siteId']!;
  regionId = fixture.ids['regionId']!;
}, 60_000);
afterAll(() => world.stop());

const PATHS = [
  '/coordination',
  '/coordination/sites',
  '/coordination/sites?state=verified',
  '/coordination/sites/{site}',
  '/coordination/regions',
  '/coordination/regions/{region}',
];
const fill = (path: string): string => path.replace('{site}', siteId).replace('{region}', regionId);
const as = (who: string) => ({ as: who });

/** The row of the table of figures: of each column its name and what stands there. */
const figuresOf = (html: string, name: string): Record<string, string> => {
  const row = html.split('<tr').find((part) => part.includes(`scope="row">${name}<`)) ?? '';
  return Object.fromEntries([...row.matchAll(/data-name="([^"]+)">([^<]*)</g)].map(([, key, text]) => [key, text]));
};
const submitted = async (manager: string, fields: Record<string, unknown> = {}) => {
  const site = (await world.call('POST', '/sites', { as: manager, body: aSite(fields) })).body;
  return (await world.call('POST', `/sites/${site.id}/submit`, { as: manager, version: site.version })).body;
};

describe.each(PATHS)('%s', (path) => {
  it('is for coordinators: visitors sign in first, anybody else finds nothing', async () => {
    const visitor = await world.page(fill(path));
    expect([visitor.status, visitor.headers.get('location')]).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent(fill(path))}`,
    ]);
    for (const who of ['stranger', 'member', 'manager', 'other-manager'])
      expect([who, (await world.page(fill(path), as(who))).status]).toEqual([who, 404]);
    for (const who of ['coordinator', 'region-coordinator']) {
      const { status, html } = await world.page(fill(path), as(who));
      expect([who, status]).toEqual([who, 200]);
      expect(html).toContain('<meta name="robots" content="noindex"/>');
    }
  });
});

describe('the figures', () => {
  it('of a region count its sites by state, its rooms of today and what waits; needs only in bands', async () => {
    const { html } = await world.page('/coordination', as('region-coordinator'));
    expect(figuresOf(html, 'One')).toMatchObject({
      'Sites verified': '1',
      'Sites waiting': '0',
      'Rooms empty': '1', // the draft beside it is not counted
      'Rooms let': '0',
      'Rooms not offered today': '0',
      'Open needs': '0–2',
      'Applications waiting': '1',
    });
    expect(html).not.toContain('Another');
  });

  it('follow what happens: a room let, another blocked, more who look', async () => {
    const { id: letId } = await aPublishedSpace(world, 'manager', siteId, { name: 'Let' });
    const { id: blockedId } = await aPublishedSpace(world, 'manager', siteId, { name: 'Blocked' });
    await aPublishedSpace(world, 'manager', siteId, { name: 'Later', available: { from: '2027-05-01' } });
    const book = (spaceId: string, kind: string) =>
      world.call('POST', `/spaces/${spaceId}/bookings`, {
        as: 'manager',
        body: { kind, from: '2026-12-02', until: '2026-12-03', takes: kind === 'stay' ? { areaM2: 10 } : 'all' },
      });
    expect([(await book(letId, 'stay')).status, (await book(blockedId, 'block')).status]).toEqual([201, 201]);
    await anOpenNeed(world, 'painter', { places: [{ country: 'DE' }] });
    await anOpenNeed(world, 'faraway', { places: [{ lat: 46, lon: 14, radiusKm: 30 }] });
    const { html } = await world.page('/coordination', as('coordinator'));
    expect(figuresOf(html, 'One')).toMatchObject({
      'Rooms let': '1',
      'Rooms not offered today': '2', // blocked, and offered later
      'Rooms empty': '1',
      'Open needs': '3–9',
    });
  });

  it('of all regions come together, with the sites that are in none', async () => {
    await submitted('loner');
    const { html } = await world.page('/coordination', as('coordinator'));
    expect(figuresOf(html, 'In no region')).toMatchObject({ 'Sites waiting': '1', 'Open needs': '0–2' });
    expect(figuresOf(html, 'All together')).toMatchObject({ 'Sites verified': '1', 'Open needs': '3–9' });
    expect((await world.page('/coordination', as('region-coordinator'))).html).not.toContain('In no region');
  });

  it('are the same through the API', async () => {
    const { body } = await world.call('GET', `/regions/${regionId}/overview`, { as: 'region-coordinator' });
    expect(body).toMatchObject({ sites: { verified: 1 }, seekers: '3-9', waiting: 1, isCut: false });
  });
});

describe('a site that waits', () => {
  it('is listed for its coordinators only, with all that is known of it', async () => {
    const site = await submitted('manager', {
      name: 'Glassworks',
      regionId,
      hazards: { lang: 'en', text: 'Shards in the yard.' },
    });
    expect((await world.page('/coordination/sites', as('region-coordinator'))).html).toContain('Glassworks');
    expect((await world.page('/coordination/sites', as('other-region-coordinator'))).html).not.toContain('Glassworks');
    const { html } = await world.page(`/coordination/sites/${site.id}`, as('region-coordinator'));
    for (const known of ['Shards in the yard.', '1 person', 'Europe/Berlin', 'No room has been entered.'])
      expect(html).toContain(known);
    expect((await world.page(`/coordination/sites/${site.id}`, as('other-region-coordinator'))).status).toBe(404);
  });

  it('is returned with a reason, which is asked for, and verified when it comes again', async () => {
    const site = await submitted('manager', { name: 'Brickworks', regionId });
    const path = `/coordination/sites/${site.id}`;
    const version = String(site.version);
    const empty = await world.page(`${path}/return`, { ...as('region-coordinator'), form: { version, reason: ' ' } });
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('Reason is missing.');

    const form = { version, reason: 'The address\nis missing.' };
    for (const who of ['manager', 'other-region-coordinator'])
      expect((await world.page(`${path}/return`, { ...as(who), form })).status).toBe(404);
    const returned = await world.page(`${path}/return`, { ...as('region-coordinator'), form });
    expect(returned.status).toBe(303);
    const list = await world.page(returned.headers.get('location')!, as('region-coordinator'));
    expect(list.html).toContain('Brickworks has been returned.');
    const { body } = await world.call('GET', `/sites/${site.id}`, { as: 'manager' });
    expect([body.state, body.returnedBecause]).toEqual(['returned', 'The address is missing.']);

    const again = (await world.call('POST', `/sites/${site.id}/submit`, { as: 'manager', version: body.version })).body;
    const stale = await world.page(`${path}/verify`, { ...as('region-coordinator'), form: { version } });
    expect([stale.status, stale.html.includes('Changed in the meantime')]).toEqual([412, true]);
    const verify = { ...as('region-coordinator'), form: { version: String(again.version) } };
    expect((await world.page(`${path}/verify`, verify)).status).toBe(303);
    expect((await world.call('GET', `/sites/${site.id}`)).body.state).toBe('verified');
  });
});

describe('regions', () => {
  it('are made once and renamed by coordinators of all, and by nobody else', async () => {
    const form = { name: 'Karst', countries: ['SI', 'IT'], once: 'a-form-of-its-own-123456' };
    expect((await world.page('/coordination/regions', { ...as('region-coordinator'), form })).status).toBe(404);
    const made = await world.page('/coordination/regions', { ...as('coordinator'), form });
    const again = await world.page('/coordination/regions', { ...as('coordinator'), form });
    expect([made.status, again.headers.get('location')]).toEqual([303, made.headers.get('location')]);
    const path = made.headers.get('location')!.replace('?saved', '');
    const renamed = await world.page(path, {
      ...as('coordinator'),
      form: { name: 'Karst and coast', countries: ['SI'], version: '1' },
    });
    expect(renamed.status).toBe(303);
    expect((await world.page('/coordination/regions', as('coordinator'))).html).toContain('Karst and coast');
    const wrong = await world.page(path, { ...as('coordinator'), form: { name: '', version: '2' } });
    expect(wrong.status).toBe(422);
    for (const fault of ['Name of the region is missing.', 'Countries is missing.'])
      expect(wrong.html).toContain(fault);
  });

  it('keep what a forint is worth, with its day, as people say it: so many forint for a euro', async () => {
    const { html } = await world.page('/coordination/regions', as('coordinator'));
    const version = /action="\/coordination\/exchange".*?name="version" value="(\d+)"/s.exec(html)?.[1] ?? '';
    const post = (form: Record<string, string>, who = 'coordinator') =>
      world.page('/coordination/exchange', { ...as(who), form: { version, ...form } });
    expect((await post({ rate: '400', asOf: '2027-01-01' })).status).toBe(422);
    expect((await post({ rate: 'many', asOf: '2026-11-20' })).html).toContain('you wrote “many”');
    expect((await post({ rate: '400', asOf: '2026-11-20' }, 'region-coordinator')).status).toBe(404);
    expect((await post({ rate: '400', asOf: '2026-11-20' })).status).toBe(303);
    expect((await world.call('GET', '/exchange')).body).toMatchObject({ eurPerHuf: 0.0025, asOf: '2026-11-20' });
    expect((await world.page('/coordination/regions', as('region-coordinator'))).html).not.toContain('Exchange rate');
  });

  it('have coordinators who invite each other by mail; the last one stays', async () => {
    const path = `/coordination/regions/${regionId}`;
    const once = 'another-form-of-its-own-1';
    const wrong = await world.page(`${path}/invite`, { ...as('region-coordinator'), form: { mail: 'nobody', once } });
    expect([wrong.status, wrong.html.includes('You wrote “nobody”.')]).toEqual([422, true]);
    const form = { mail: 'new@example.org', once };
    expect((await world.page(`${path}/invite`, { ...as('other-region-coordinator'), form })).status).toBe(404);
    const sent = await world.page(`${path}/invite`, { ...as('region-coordinator'), form });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}?invited`]);
    const person = await world.personId('region-coordinator');
    const left = await world.page(`${path}/remove`, { ...as('coordinator'), form: { person, version: '1' } });
    expect(left.headers.get('location')).toBe(`${path}?last`);
    expect((await world.page(`${path}?last`, as('coordinator'))).html).toContain('The last one cannot leave');
    for (const who of ['region-coordinator', 'manager'])
      expect((await world.page('/coordination/regions/all', as(who))).status).toBe(404);
    expect((await world.page('/coordination/regions/all', as('coordinator'))).html).toContain(
      'coordinator@example.org',
    );
  });
});

describe('the first coordinator', () => {
  it('takes up the role with one button, while there is none and the sign-in names them', async () => {
    const empty = await startWebWorld();
    try {
      const first = await empty.cookie('ada', { groups: ['first-coordinator'] });
      const other = await empty.cookie('bea', { groups: [] });
      const at = (cookie: string) => empty.page('/coordination', { headers: { cookie } });
      expect((await at(other)).status).toBe(404);
      const { html } = await at(first);
      const csrf = /action="\/coordination\/claim".*?name="csrf" value="([^"]+)"/s.exec(html)?.[1] ?? '';
      const claim = (cookie: string) =>
        empty.page('/coordination/claim', { as: 'nobody', form: {}, csrf, headers: { cookie } });
      expect((await claim(first)).headers.get('location')).toBe('/coordination?claimed');
      expect((await empty.page('/coordination?claimed', { headers: { cookie: first } })).html).toContain(
        'You now coordinate all regions.',
      );
      const late = await empty.cookie('cyd', { groups: ['first-coordinator'] });
      expect((await at(late)).status).toBe(404);
    } finally {
      await empty.stop();
    }
  }, 60_000);
});
