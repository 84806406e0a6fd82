import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSite, aSpace } from '#test/support/builders.ts';
import { type Form, fieldsIn } from '#test/support/fields-in.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

let world: WebWorld;
beforeAll(async () => {
  world = await startWebWorld();
});
afterAll(() => world.stop());

const aRoom = async (as: string, fields: Record<string, unknown> = {}): Promise<string> => {
  const { body: site } = await world.call('POST', '/sites', { as, body: aSite() });
  return (await world.call('POST', `/sites/${site.id}/spaces`, { as, body: aSpace(fields) })).body.id;
};
const edit = (spaceId: string): string => `/manage/spaces/${spaceId}/edit`;
const opened = async (spaceId: string, as: string): Promise<Form> =>
  fieldsIn((await world.page(edit(spaceId), { as })).html);
const send = (spaceId: string, as: string, form: Form) => world.page(edit(spaceId), { as, form });
const stored = async (spaceId: string, as: string) => (await world.call('GET', `/spaces/${spaceId}`, { as })).body;

const WHOLE = {
  story: { lang: 'de', text: 'Zwei Fenster\nzum Hof', translations: { en: { text: 'Two windows', by: 'author' } } },
  floorLevel: -1,
  activities: ['painting', 'writing'],
  divisibleFromM2: 12.5,
  hours: {
    1: [
      { from: '09:00', to: '12:00' },
      { from: '14:00', to: '24:00' },
    ],
    6: [{ from: '10:00', to: '11:30' }],
  },
  available: { from: '2026-12-01', until: '2027-12-01' },
  modes: ['stay', 'sessions'],
  term: { minDays: 30, maxDays: null },
  preferredTerm: { minDays: 90, maxDays: 365 },
  tariffs: [
    { per: 'month', of: 'm2', rentCents: 450, chargesCents: null, currency: 'EUR', for: ['association'] },
    { per: 'day', of: 'space', rentCents: 0, chargesCents: 0, currency: 'EUR', for: null },
  ],
  includes: [],
  vatIncluded: false,
  depositCents: 12_345,
  noticeDays: 30,
  leadTimeDays: 0,
  amenities: { has: ['heating', 'kiln'], lacks: ['goods-lift'] },
  measures: { powerKw: 11.5 },
  tolerates: { noise: 2, dust: true, flame: false },
  forbidden: { lang: 'en', text: 'No open flame' },
};

describe('the form of a room', () => {
  it('saves what it shows without changing anything', async () => {
    const spaceId = await aRoom('host', WHOLE);
    const { version: _, updatedAt: __, ...before } = await stored(spaceId, 'host');
    expect((await send(spaceId, 'host', await opened(spaceId, 'host'))).status).toBe(303);
    const { version, updatedAt, ...after } = await stored(spaceId, 'host');
    expect(after).toEqual(before);
  });

  it('leads a draft on to being published, and leaves what is published where it is', async () => {
    const spaceId = await aRoom('leader');
    const drafted = await send(spaceId, 'leader', await opened(spaceId, 'leader'));
    expect(drafted.headers.get('location')).toBe(`/manage/spaces/${spaceId}/publish?saved`);
    const { version } = await stored(spaceId, 'leader');
    await world.call('POST', `/spaces/${spaceId}/publish`, { as: 'leader', version });
    const published = await send(spaceId, 'leader', await opened(spaceId, 'leader'));
    expect(published.headers.get('location')).toBe(`${edit(spaceId)}?saved`);
  });

  it('that was overtaken keeps what was typed, takes over what only the other changed, and says what that was', async () => {
    const spaceId = await aRoom('first', WHOLE);
    const late = { ...(await opened(spaceId, 'first')), areaM2: '31', 'amenity.water': 'yes', capacity: '5' };
    const quick = {
      ...(await opened(spaceId, 'first')),
      areaM2: '29',
      noticeDays: '60',
      'amenity.kiln': 'no',
      'rent.2': '99',
      'open.6': '',
    };
    expect((await send(spaceId, 'first', quick)).status).toBe(303);
    const overtaken = await send(spaceId, 'first', late);
    expect(overtaken.status).toBe(412);
    const told = /<section class="notice changed-meanwhile"[\s\S]*?<\/section>/.exec(overtaken.html)?.[0] ?? '';
    const names = [...told.matchAll(/<li><a href="#([\w.]+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['areaM2', 'open.1', 'noticeDays', 'rent.0', 'amenity.kiln']);
    expect(told).toContain('29 is stored; what you typed stands below');
    expect(told).toContain('60 (taken over)');
    expect((await send(spaceId, 'first', fieldsIn(overtaken.html))).status).toBe(303);
    const now = await stored(spaceId, 'first');
    expect(now).toMatchObject({ areaM2: 31, capacity: 5, noticeDays: 60, version: 3 });
    expect(now.amenities).toEqual({ has: ['water', 'heating'], lacks: ['goods-lift', 'kiln'] });
    expect(now.tariffs).toHaveLength(3);
    expect(Object.keys(now.hours)).toEqual(['1']);
  });
});
