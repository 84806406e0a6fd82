import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSite, aVerifiedSite } from '#test/support/builders.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
beforeAll(async () => {
  world = await startWebWorld();
});
afterAll(() => world.stop());

type Form = Record<string, string | string[]>;

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/** What a browser would send of a page's form: its fields as they stand there. */
const fieldsIn = (html: string): Form => {
  const form = /<form[^>]*\/edit"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  const fields: Record<string, string[]> = {};
  const add = (name: string, value: string) => {
    fields[name] = [...(fields[name] ?? []), unescaped(value)];
  };
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
    const isTick = /type="(checkbox|radio)"/.test(tag);
    const name = attribute('name');
    if (name && name !== 'csrf' && (!isTick || / checked/.test(tag))) add(name, attribute('value') ?? '');
  }
  for (const [, name = '', text = ''] of form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)/g)) add(name, text);
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const chosen = /value="([^"]*)" selected/.exec(options) ?? /value="([^"]*)"/.exec(options);
    add(name, chosen?.[1] ?? '');
  }
  return fields;
};

const aDraft = async (as: string, fields: Record<string, unknown> = {}): Promise<string> => {
  const { body } = await world.call('POST', '/sites', { as, body: aSite({ town: 'Freiberg', ...fields }) });
  return body.id;
};
const edit = (siteId: string): string => `/manage/sites/${siteId}/edit`;
const opened = async (siteId: string, as: string): Promise<Form> =>
  fieldsIn((await world.page(edit(siteId), { as })).html);
const send = (siteId: string, as: string, form: Form) => world.page(edit(siteId), { as, form });
const stored = async (siteId: string, as: string) => (await world.call('GET', `/sites/${siteId}`, { as })).body;

describe('the form of a house', () => {
  it('saves what it shows without changing anything', async () => {
    const siteId = await aDraft('warden', {
      location: { lat: 50.90123, lon: 13.38456 },
      locationPrecision: 'exact',
      timeZone: 'Atlantic/Canary',
      story: { lang: 'de', text: 'Ein "altes" Haus\nmit Hof', translations: { en: { text: 'Old', by: 'author' } } },
      concept: { creative: 1 / 3, trade: 1 / 3, service: 1 / 3 },
      importance: { purpose: 'high', local: 'normal', term: 'low' },
      purposes: ['painting', 'writing'],
      disciplines: ['music'],
      links: [{ title: 'A & B', url: 'https://example.org/a?b=1&c=2' }],
      totalAreaM2: 1234.5,
      byAppointment: false,
      selectionMode: 'jury',
      operatorKind: 'association',
      protection: 'listed',
    });
    const before = await stored(siteId, 'warden');
    const { status, headers } = await send(siteId, 'warden', await opened(siteId, 'warden'));
    expect([status, headers.get('location')]).toEqual([303, `/manage/sites/${siteId}?saved`]);
    const { version, updatedAt, ...after } = await stored(siteId, 'warden');
    const { version: _, updatedAt: __, ...same } = before;
    expect(after).toEqual(same);
  });

  it('takes everything that can be said of a house', async () => {
    const siteId = await aDraft('keeper');
    const change: Form = {
      ...(await opened(siteId, 'keeper')),
      area: '1 250,5',
      place: 'Piran',
      point: '45.5271, 13.5698',
      precision: 'street',
      operator: 'The town',
      operatorKind: 'municipality',
      byAppointment: 'yes',
      selectionMode: 'date-order',
      disciplines: ['music', 'crafts'],
      'share.creative': '60',
      'share.trade': '40',
      matters: ['local', 'mix'],
      'link.title.0': 'Benchmark',
      'link.url.0': 'example.org/benchmark',
      'link.url.1': 'https://example.org/more',
    };
    expect((await send(siteId, 'keeper', change)).status).toBe(303);
    expect(await stored(siteId, 'keeper')).toMatchObject({
      totalAreaM2: 1250.5,
      town: 'Piran',
      country: 'SI',
      timeZone: 'Europe/Ljubljana',
      location: { lat: 45.527, lon: 13.57 },
      locationPrecision: 'street',
      operatorKind: 'municipality',
      byAppointment: true,
      selectionMode: 'date-order',
      disciplines: ['crafts', 'music'],
      concept: { creative: 0.6, trade: 0.4, service: 0 },
      importance: { local: 'high', mix: 'high' },
      links: [
        { title: 'Benchmark', url: 'https://example.org/benchmark' },
        { title: 'example.org', url: 'https://example.org/more' },
      ],
    });
  });

  it('forgets what is emptied', async () => {
    const concept = { creative: 0.5, trade: 0.5, service: 0 };
    const siteId = await aDraft('clerk', {
      concept,
      importance: { mix: 'high' },
      totalAreaM2: 90,
      selectionMode: 'draw',
    });
    const { matters: _, ...form } = await opened(siteId, 'clerk');
    const emptied = { 'share.creative': '', 'share.trade': '', 'share.service': '', area: '', selectionMode: '' };
    expect((await send(siteId, 'clerk', { ...form, ...emptied })).status).toBe(303);
    const now = await stored(siteId, 'clerk');
    expect(now).toMatchObject({ concept: null, importance: {}, totalAreaM2: null, selectionMode: null });
  });

  it('says all that is wrong at once, each beside its field, and keeps what was typed', async () => {
    const siteId = await aDraft('porter');
    const wrong: Form = {
      ...(await opened(siteId, 'porter')),
      area: 'large',
      place: 'Nowhereville',
      precision: 'exact',
      'share.creative': '50',
      'share.trade': '30',
      matters: ['mix', 'term', 'values'],
      'link.title.0': 'A link to nowhere',
    };
    const { status, html } = await send(siteId, 'porter', wrong);
    expect(status).toBe(422);
    for (const name of ['area', 'place', 'point', 'share.creative', 'matters', 'link.url.0'])
      expect(html, name).toContain(`id="${name}-fault"`);
    expect(html).toContain('You wrote 50, 30 and 0. Together that is 80 %; it must be 100 %.');
    for (const typed of ['large', 'Nowhereville', 'A link to nowhere']) expect(html).toContain(`value="${typed}"`);
    expect((await stored(siteId, 'porter')).version).toBe(1);
  });

  it('shows a place no more exactly than it is told to', async () => {
    const siteId = await aDraft('mason', { location: { lat: 50.90123, lon: 13.38456 }, locationPrecision: 'exact' });
    await send(siteId, 'mason', { ...(await opened(siteId, 'mason')), precision: 'town' });
    expect(await stored(siteId, 'mason')).toMatchObject({ location: { lat: 50.9, lon: 13.38 }, town: 'Freiberg' });
  });

  it('takes a hamlet that no list knows where its coordinates are told, and refuses those of elsewhere', async () => {
    const siteId = await aDraft('smith');
    const form = { ...(await opened(siteId, 'smith')), precision: 'exact' };
    const far = await send(siteId, 'smith', { ...form, place: 'Dresden', point: '13.3833, 50.9167' });
    expect([far.status, far.html.includes('id="point-fault"')]).toEqual([422, true]);
    await send(siteId, 'smith', { ...form, place: 'Lower Nowhere', point: '50.8989° N, 13.4012° E' });
    const now = await stored(siteId, 'smith');
    expect(now).toMatchObject({ town: 'Lower Nowhere', country: 'DE', location: { lat: 50.8989, lon: 13.4012 } });
  });
});

describe('a verified house that moves', () => {
  it('is hidden only after its manager has been told and agrees', async () => {
    const { id } = await aVerifiedSite(world, 'mover', { town: 'Freiberg' });
    const change = { ...(await opened(id, 'mover')), place: 'Dresden' };
    const asked = await send(id, 'mover', change);
    expect([asked.status, asked.html.includes('id="moves-fault"')]).toEqual([422, true]);
    expect(await stored(id, 'mover')).toMatchObject({ state: 'verified', town: 'Freiberg' });
    const moved = await send(id, 'mover', { ...change, moves: 'yes' });
    expect(moved.headers.get('location')).toBe(`/manage/sites/${id}?moved`);
    expect(await stored(id, 'mover')).toMatchObject({ state: 'submitted', town: 'Dresden' });
  });

  it('stays verified when anything else changes', async () => {
    const { id } = await aVerifiedSite(world, 'settler', { town: 'Freiberg' });
    await send(id, 'settler', { ...(await opened(id, 'settler')), year: '1840', selectionMode: 'jury' });
    expect(await stored(id, 'settler')).toMatchObject({ state: 'verified', year: '1840', selectionMode: 'jury' });
  });

  it('may change its region, and is verified anew by whose it is then', async () => {
    const body = { name: 'Ore Mountains', countries: ['DE'] };
    const { body: region } = await world.call('POST', '/regions', { as: 'coordinator', body });
    const { id } = await aVerifiedSite(world, 'ranger');
    const change = { ...(await opened(id, 'ranger')), region: region.id, moves: 'yes' };
    expect((await send(id, 'ranger', { ...change, region: 'no-such' })).html).toContain('id="region-fault"');
    expect((await send(id, 'ranger', change)).status).toBe(303);
    expect(await stored(id, 'ranger')).toMatchObject({ state: 'submitted', regionId: region.id });
  });
});

describe('a form that was overtaken', () => {
  it('keeps what was typed, takes over what only the other changed, and says what that was', async () => {
    const siteId = await aDraft('first', { year: '1840', operator: 'The town', purposes: ['painting'] });
    const late = { ...(await opened(siteId, 'first')), year: '1841', phone: '123' };
    const quick = { ...(await opened(siteId, 'first')), year: '1839', operator: 'The guild', purposes: ['writing'] };
    expect((await send(siteId, 'first', quick)).status).toBe(303);
    const overtaken = await send(siteId, 'first', late);
    expect(overtaken.status).toBe(412);
    const told = /<section class="notice changed-meanwhile"[\s\S]*?<\/section>/.exec(overtaken.html)?.[0] ?? '';
    expect([...told.matchAll(/<li><a href="#(\w+)"/g)].map(([, name]) => name)).toEqual([
      'year',
      'operator',
      'purposes',
    ]);
    expect(told).toContain('1839 is stored; what you typed stands below');
    expect(told).toContain('The guild (taken over)');
    const again = fieldsIn(overtaken.html);
    expect(again).toMatchObject({ year: ['1841'], phone: ['123'], operator: ['The guild'], purposes: ['writing'] });
    expect((await send(siteId, 'first', again)).status).toBe(303);
    const now = await stored(siteId, 'first');
    expect(now).toMatchObject({ year: '1841', operator: 'The guild', purposes: ['writing'], version: 3 });
  });

  it('is not fooled by an answer that was written by nobody', async () => {
    const siteId = await aDraft('second', { year: '1840' });
    const form = await opened(siteId, 'second');
    await send(siteId, 'second', { ...form, year: '1900' });
    const { html } = await send(siteId, 'second', { ...form, base: 'year:nonsense', year: '1841' });
    expect(fieldsIn(html)['year']).toEqual(['1841']);
  });
});
