import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
let siteId: string;
let spaceId: string;
beforeAll(async () => {
  world = await startWebWorld();
  const fields = {
    name: 'The smelter <b>house</b>',
    town: 'Freiberg',
    building: 'smelter-house',
    purposes: ['painting'],
  };
  ({ id: siteId } = await aVerifiedSite(world, 'manager', fields));
  ({ id: spaceId } = await aPublishedSpace(world, 'manager', siteId));
});
afterAll(() => world.stop());

const ask = (more = ''): string =>
  `/spaces?activity=painting&place=Freiberg&km=30&min=20&max=40&budget=200&from=2027-01&stay=180-180${more}`;
/** Links to searches that are other than this one by more than its language. */
const searches = (html: string): string[] =>
  links(html).filter((href) => href.startsWith('/spaces?') && !href.includes('lang='));
const links = (html: string): string[] =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'));

describe('the home page', () => {
  it('counts rooms and sites from the table, and searches by a plain form', async () => {
    const { html, status } = await world.page('/');
    expect(status).toBe(200);
    expect(html).toContain('1\u00a0room in 1 site, counted today.');
    expect(html).toMatch(/<form class="search-plate by-stay" method="get" action="\/spaces">/);
    expect(html).toContain('The smelter &lt;b&gt;house&lt;/b&gt;');
  });
});

describe('a search', () => {
  it('shows what the API finds: word, score, best reasons with bars, and what to ask', async () => {
    const { html, status } = await world.page(ask());
    const need = {
      activities: ['painting'],
      areaM2: { min: 20, max: 40 },
      budget: { cents: 20_000, currency: 'EUR', per: 'month' },
      when: { kind: 'stay', earliest: '2027-01-01', latest: '2027-03-03', minDays: 180, maxDays: 180 },
      places: [{ lat: 50.912, lon: 13.343, radiusKm: 30 }],
    };
    const { body } = await world.call('POST', '/match', { body: { need } });
    expect(status).toBe(200);
    expect(body.items).toHaveLength(1);
    expect(html).toContain('1 room matches');
    expect(html).toContain(`${body.items[0].shown} of 100`);
    for (const reason of body.items[0].reasons) expect(html).toContain(reason);
    expect(html).toMatch(/<rect class="bar-fill" x="0" y="2" width="\d+"/);
    expect(links(html)).toContain(`/spaces/${spaceId}`);
  });

  it('links each advice to the search that it makes of this one, which then finds the room', async () => {
    const { html } = await world.page(ask('&max=40').replace('min=20', 'min=35'));
    expect(html).toContain('No room matches');
    const advice = links(html).find((href) => href.includes('min=30'));
    expect(advice).toBeDefined();
    expect((await world.page(advice ?? '')).html).toContain('1 room matches');
  });

  it('names near misses by the one thing that keeps them away', async () => {
    const { html } = await world.page(ask().replace('budget=200', 'budget=120'));
    expect(html).toContain('Just missed');
    expect(html).toContain('30\u00a0€ over your limit');
  });

  it.each([
    ['&min=50', 'You wrote at least 50\u00a0m² and at most 40\u00a0m².'],
    ['&budget=many', 'You wrote “many”.'],
    ['&place=Atlantis', 'We know no place called Atlantis.'],
    ['&activity=flying', 'Choose what you will do.'],
    ['&from=2020-01', 'You wrote “2020-01”.'],
  ])('with %s says beside the field what is wrong, and keeps what was typed', async (more, fault) => {
    const query = new URLSearchParams(ask().slice('/spaces?'.length));
    for (const [name, value] of new URLSearchParams(more)) query.set(name, value);
    const { html, status } = await world.page(`/spaces?${query}`);
    expect(status).toBe(422);
    expect(html.split(fault).length).toBeGreaterThan(2); // in the summary, and at the field
    expect(html).toContain('value="Freiberg"'.replace('Freiberg', query.get('place') ?? ''));
  });

  it('takes a place by its name in any of the languages, and asks which when there are several', async () => {
    for (const place of ['Trst', 'trieszt', 'TRIESTE', 'Trieste, Italy'])
      expect(
        (await world.page(ask().replace('Freiberg', encodeURIComponent(place)).replace('km=30', 'km=900'))).html,
      ).toContain('1 room matches');
    const { html } = await world.page(ask().replace('Freiberg', 'Neuenkirchen'));
    expect(html).toContain('Which Neuenkirchen do you mean?');
  });

  it('completes what is typed, the larger town first', async () => {
    const { html } = await world.page('/places?text=trie&lang=de');
    expect(JSON.parse(html)[0]).toMatchObject({ label: 'Triest, Italien' });
    expect(JSON.parse((await world.page('/places?text=')).html)).toEqual([]);
  });
});

describe('a search by the session', () => {
  const hall = {
    name: 'Hall',
    kind: 'hall',
    activities: ['music-practice'],
    modes: ['sessions'],
    areaM2: 60,
    capacity: 30,
    tariffs: [{ per: 'hour', of: 'space', rentCents: 1000, chargesCents: 0, currency: 'EUR' }],
    hours: { 2: [{ from: '18:00', to: '22:00' }], 4: [{ from: '18:00', to: '22:00' }] },
    tolerates: { noise: 3 },
  };
  const sessions = (more = ''): string =>
    `/spaces?activity=music-practice&place=Freiberg&km=30&min=40&max=80&use=sessions&budget=30&from=2027-01&hours=3${more}`;
  beforeAll(async () => {
    await aPublishedSpace(world, 'manager', siteId, hall);
  });

  it('finds what is free at these hours, with its price a session, and says what was asked', async () => {
    const { html, status } = await world.page(sessions('&week=2&day=2&day=4&after=18:00&before=22:00'));
    expect(status).toBe(200);
    expect(html).toContain('1 room matches');
    expect(html).toContain('30\u00a0€ a session');
    expect(html).toContain('3\u00a0h, 2 times a week');
    expect(html).toMatch(/name="day" value="4" checked/);
  });

  it('links advice that widens the hours, and one that pays more, to searches that then find it', async () => {
    for (const [asked, wanted] of [
      [sessions('&week=1&day=1&after=16:30&before=20:00'), 'from=2027-01&after=14:30'],
      [sessions('&week=1').replace('budget=30', 'budget=20'), 'use=sessions'],
    ] as const) {
      const { html } = await world.page(asked);
      expect(html).toContain('No room matches');
      const [advice] = searches(html);
      expect(advice).toContain(wanted);
      expect((await world.page(advice ?? '')).html).toContain('1 room matches');
    }
  });

  it.each([
    ['&week=3&day=2&day=4', 'You wrote 3 times a week, on 2 days of the week.'],
    ['&after=20:00&before=22:00', 'You wrote 3 hours, between 20:00 and 22:00.'],
    ['&week=often', 'You wrote “often”.'],
  ])('with %s says beside the field what is wrong', async (more, fault) => {
    const { html, status } = await world.page(sessions(more));
    expect(status).toBe(422);
    expect(html.split(fault).length).toBeGreaterThan(2);
  });

  it('says in its address nothing of stays, and a search for a stay nothing of sessions', async () => {
    const { html } = await world.page(sessions('&week=1&stay=7-28&day=1&after=16:30&before=20:00'));
    expect(searches(html).length).toBeGreaterThan(0);
    for (const href of searches(html)) expect(href).not.toContain('stay=');
    const stay = await world.page(`${ask().replace('min=20', 'min=35')}&hours=5&day=1&after=07:00`);
    const advice = searches(stay.html).find((href) => href.includes('min=30'));
    expect(advice).toMatch(/^\/spaces\?/);
    for (const name of ['hours', 'day', 'after', 'use']) expect(advice).not.toContain(`${name}=`);
  });
});

describe('the page of a room', () => {
  it('says every fact and what is not known, with a calendar and data for search engines', async () => {
    const { html } = await world.page(`/spaces/${spaceId}`);
    expect(html).toContain('100\u00a0€ a month');
    expect(html).toContain('Not known:');
    expect(html).toContain('<caption>November 2026</caption>');
    const json = /<script type="application\/ld\+json" nonce="[^"]+">(.+?)<\/script>/.exec(html)?.[1] ?? '';
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'Place',
      containedInPlace: { name: 'The smelter <b>house</b>' },
    });
    expect(html).toContain('share-smelter-house-');
  });

  it('is in the language of its country when the browser names none of ours', async () => {
    expect((await world.page(`/spaces/${spaceId}`, { headers: { 'accept-language': 'fr' } })).html).toContain(
      '<html lang="de">',
    );
  });

  it('is not there for others while its site is a draft', async () => {
    const draft = (
      await world.call('POST', '/sites', {
        as: 'manager',
        body: { name: 'Draft', location: { lat: 46, lon: 14 }, country: 'SI', timeZone: 'Europe/Ljubljana' },
      })
    ).body;
    expect((await world.page(`/sites/${draft.id}`)).status).toBe(404);
    expect((await world.page(`/sites/${draft.id}`, { as: 'manager' })).status).toBe(200);
  });
});
