import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCORE_WORDS } from '#shared/domain/bands.ts';
import { pseudonymOf } from '#shared/domain/pseudonym.ts';
import { aNeed, anOpenNeed, aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { startWorld, type World } from '#test/support/world.ts';

const NOON = '2026-11-24T12:00:00Z';
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

type Fields = Record<string, unknown>;
type Item = { pseudonym: string; score: (typeof SCORE_WORDS)[number] };
let places = 0;
/** Every test has a corner of its own, far from the others' needs and sites. */
const aCorner = () => {
  const lat = 40 + 2 * ++places;
  return {
    house: async (manager: string, fields: Fields = {}) =>
      (await aVerifiedSite(world, manager, { location: { lat, lon: 13.38 }, ...fields })).id,
    places: [{ lat: lat + 0.02, lon: 13.34, radiusKm: 30 }],
    lat,
  };
};
const look = (spaceId: string, as: string, query = '') =>
  world.call('GET', `/spaces/${spaceId}/matches${query}`, { as });
const rent = (rentCents: number) => ({
  tariffs: [{ per: 'month', of: 'space', rentCents, chargesCents: 0, currency: 'EUR' }],
});
/** Changes a space over whatever version it has. */
const change = async (spaceId: string, as: string, body: Fields) => {
  const { version } = (await world.call('GET', `/spaces/${spaceId}`, { as })).body;
  const changed = await world.call('PATCH', `/spaces/${spaceId}`, { as, version, body });
  expect(changed.status).toBe(200);
};
const budgets = (corner: { places: unknown }, owner: string, euros: number[]) =>
  Promise.all(
    euros.map((euro, i) =>
      anOpenNeed(world, `${owner}${i}`, {
        places: corner.places,
        budget: { cents: 100 * euro, currency: 'EUR', per: 'month' },
      }),
    ),
  );

describe('the needs that suit a space', () => {
  it('are shown to its managers and to coordinators, and are not there for anybody else', async () => {
    const corner = aCorner();
    const siteId = await corner.house('m1');
    const { id, version } = await aPublishedSpace(world, 'm1', siteId);
    await aVerifiedSite(world, 'other-manager');
    await anOpenNeed(world, 'member1', { places: corner.places });
    expect((await look(id, 'm1')).body.items).toHaveLength(1);
    expect((await look(id, 'coordinator')).body.items).toHaveLength(1);
    for (const path of ['matches', 'mirror', 'demand']) {
      for (const as of ['member1', 'other-manager', 'stranger'])
        expect((await world.call('GET', `/spaces/${id}/${path}`, { as })).body).toEqual(
          (await world.call('GET', `/spaces/none/${path}`, { as })).body,
        );
      expect((await world.call('GET', `/spaces/${id}/${path}`)).status).toBe(401);
    }
    await world.call('POST', `/spaces/${id}/pause`, { as: 'm1', version });
    expect((await look(id, 'm1')).body).toMatchObject({ status: 409, type: '/problems/illegal_move' });
    expect((await look(id, 'member1')).status).toBe(404);
  });

  it('carry exactly what a site may see before consent', async () => {
    const corner = aCorner();
    const siteId = await corner.house('m2', {
      purposes: ['painting'],
      values: ['experiment', 'education'],
      importance: { local: 'high' },
    });
    const { id } = await aPublishedSpace(world, 'm2', siteId);
    const need = await anOpenNeed(
      world,
      'member2',
      { places: corner.places, areaM2: { min: 21, ideal: 31, max: 38 }, people: 2, requires: ['water', 'daylight'] },
      { country: 'DE', disciplines: ['visual-arts', 'crafts'], values: ['education'], kind: 'collective' },
    );
    const { body } = await look(id, 'm2');
    expect(body).toEqual({
      items: [
        {
          pseudonym: pseudonymOf(await world.deps.sites.secret(siteId), need.id),
          score: 'good',
          reasons: [
            { criterion: 'purpose', suits: 'very-well' },
            { criterion: 'values', suits: 'well' },
          ],
          kind: 'collective',
          sector: 'creative',
          country: 'DE',
          disciplines: ['crafts', 'visual-arts'],
          activities: ['painting'],
          areaM2: { min: 20, max: 40 },
          when: { kind: 'stay', earliest: '2027-01', latest: '2027-03' },
          people: '2-4',
          emits: { noise: 1, dust: false, fumes: false, wet: false, flame: false },
          requires: ['daylight', 'water'],
          prefers: [],
          tenure: 'either',
        },
      ],
      next: null,
      setAside: 0,
      shownAsOf: null,
    });
  });

  it('come by word and then by pseudonym, page by page, each once', async () => {
    const corner = aCorner();
    const { id } = await aPublishedSpace(world, 'm3', await corner.house('m3'));
    await budgets(corner, 'pager', [150, 160, 200, 250, 300, 400, 600]);
    const all: Item[] = (await look(id, 'm3')).body.items;
    expect(all).toHaveLength(7);
    const placed = all.map(({ score, pseudonym }) => `${SCORE_WORDS.indexOf(score)} ${pseudonym}`);
    expect(placed).toEqual([...placed].sort());
    const seen: Item[] = [];
    const lengths = new Set<number>();
    for (let next: string | null = ''; next !== null; ) {
      const page = (await look(id, 'm3', `?limit=2${next && `&cursor=${encodeURIComponent(next)}`}`)).body;
      seen.push(...page.items);
      next = page.next as string | null;
      if (next !== null) lengths.add(next.length);
    }
    expect(seen).toEqual(all);
    expect(lengths.size).toBe(1);
    const { next } = (await look(id, 'm3', '?limit=2')).body;
    expect((await look(id, 'coordinator', `?limit=2&cursor=${encodeURIComponent(next)}`)).status).toBe(400);
  });

  it('leave the list when they are paused', async () => {
    const corner = aCorner();
    const { id } = await aPublishedSpace(world, 'm4', await corner.house('m4'));
    const [need] = await budgets(corner, 'pauser', [200, 200]);
    await world.call('POST', `/needs/${need?.id}/pause`, { as: 'pauser0', version: need?.version ?? 0 });
    expect((await look(id, 'm4')).body.items).toHaveLength(1);
  });

  it('have other names at another site, and the same at another space of this one', async () => {
    const corner = aCorner();
    const [here, there] = [await corner.house('m5'), await corner.house('m6')];
    const spaces = [
      await aPublishedSpace(world, 'm5', here),
      await aPublishedSpace(world, 'm5', here),
      await aPublishedSpace(world, 'm6', there),
    ];
    await budgets(corner, 'twice', [200, 250, 300]);
    const names: string[][] = [];
    for (const [i, { id }] of spaces.entries())
      names.push((await look(id, i < 2 ? 'm5' : 'm6')).body.items.map(({ pseudonym }: Item) => pseudonym));
    expect(names[0]).toHaveLength(3);
    expect(names[1]?.sort()).toEqual(names[0]?.sort());
    expect(names[2]?.filter((name) => names[0]?.includes(name))).toEqual([]);
  });
});

describe('against guessing', () => {
  it('follows three changes a day, then stands still and says since when, and creatives see each at once', async () => {
    const corner = aCorner();
    const { id } = await aPublishedSpace(world, 'g1', await corner.house('g1'), rent(10_000));
    const [need] = await budgets(corner, 'guessed', [237]);
    const tries = [30_000, 20_000, 25_000, 22_500, 23_800, 23_600, 23_700];
    expect((await look(id, 'g1')).body.items).toHaveLength(1);
    const seen: number[] = [];
    for (const cents of tries) {
      await change(id, 'g1', rent(cents));
      const { body } = await look(id, 'g1');
      seen.push(body.items.length);
      expect(body.shownAsOf === null).toBe(seen.length <= 3);
    }
    expect(seen).toEqual([0, 1, 0, 0, 0, 0, 0]); // from the fourth on, as at 250 €
    expect((await world.call('GET', `/needs/${need?.id}/matches`, { as: 'guessed0' })).body.items).toHaveLength(1);
    world.at('2026-11-24T23:30:00Z'); // the next day at the site
    try {
      expect((await look(id, 'g1')).body).toMatchObject({ items: [{}], shownAsOf: null });
    } finally {
      world.at(NOON);
    }
  });

  it('counts whatever the rule reads: bookings, other spaces, and what the house says of itself', async () => {
    const corner = aCorner();
    const siteId = await corner.house('g2');
    const { id } = await aPublishedSpace(world, 'g2', siteId);
    await budgets(corner, 'counted', [200]);
    const shownChanges = async () => {
      await look(id, 'g2');
      return (await world.deps.shown.find(id))?.changes;
    };
    expect(await shownChanges()).toBe(0);
    await change(id, 'g2', { name: 'Another name', depositCents: 5 });
    expect(await shownChanges()).toBe(0);
    const block = { kind: 'block', from: '2027-05-01', until: '2027-05-02', takes: 'all' };
    await world.call('POST', `/spaces/${id}/bookings`, { as: 'g2', body: block });
    expect(await shownChanges()).toBe(1);
    await aPublishedSpace(world, 'g2', siteId, { areaM2: 77 });
    expect(await shownChanges()).toBe(2);
    const { version } = (await world.call('GET', `/sites/${siteId}`)).body;
    await world.call('PATCH', `/sites/${siteId}`, { as: 'g2', version, body: { values: ['experiment'] } });
    expect(await shownChanges()).toBe(3);
    await world.call('POST', `/spaces/${id}/bookings`, {
      as: 'g2',
      body: { ...block, until: '2028-01-01', from: '2027-06-01' },
    });
    expect((await look(id, 'g2')).body.shownAsOf).toBe(NOON.replace('Z', '.000Z'));
    expect(await shownChanges()).toBe(3);
  });

  it('is not beaten by many reads at once, by pages, by pausing or by the mirror', async () => {
    const corner = aCorner();
    const { id } = await aPublishedSpace(world, 'g3', await corner.house('g3'), rent(0));
    await budgets(corner, 'graded', [10, 20, 30, 40, 50, 60, 70, 80]);
    const counts = new Set<number>();
    const read = async () => counts.add((await look(id, 'g3')).body.items.length);
    await read();
    for (const euro of [15, 25, 35, 45, 55, 65]) {
      const reads = Array.from({ length: 6 }, read);
      await change(id, 'g3', rent(100 * euro));
      await Promise.all([...reads, read(), read(), world.call('GET', `/spaces/${id}/mirror`, { as: 'g3' })]);
      const { version } = (await world.call('GET', `/spaces/${id}`, { as: 'g3' })).body;
      const paused = await world.call('POST', `/spaces/${id}/pause`, { as: 'g3', version });
      await world.call('POST', `/spaces/${id}/publish`, { as: 'g3', version: paused.body.version });
      await read();
    }
    expect(counts.size).toBe(4); // what was there first, and three changes
    expect((await world.deps.shown.find(id))?.changes).toBe(3);
  });
});

describe('mirror and demand', () => {
  it('speak of 3 and 10 more actors, never of fewer, and count actors rather than needs', async () => {
    const corner = aCorner();
    const { id } = await aPublishedSpace(world, 's1', await corner.house('s1'), rent(21_000));
    const mirrored = async () => (await world.call('GET', `/spaces/${id}/mirror`, { as: 's1' })).body;
    const first = await anOpenNeed(world, 'short0', { places: corner.places });
    const path = `/actors/${first.actorId}/needs`;
    const second = await world.call('POST', path, { as: 'short0', body: aNeed({ places: corner.places }) });
    await world.call('POST', `/needs/${second.body.id}/open`, { as: 'short0', version: 1 });
    await anOpenNeed(world, 'short1', { places: corner.places });
    expect(await mirrored()).toEqual({ items: [], inReach: '0-2', shownAsOf: null });
    await anOpenNeed(world, 'short2', { places: corner.places });
    const { items, inReach } = await mirrored();
    expect(inReach).toBe('3-9');
    expect(items).toEqual([
      {
        constraint: 'cost',
        change: {
          tariffs: [{ per: 'month', of: 'space', rentCents: 19_950, chargesCents: 0, currency: 'EUR', for: null }],
        },
        atLeast: 3,
      },
    ]);
    const { body: demand } = await world.call('GET', `/spaces/${id}/demand`, { as: 's1' });
    expect(demand.actors).toBe('3-9');
    expect(demand.activities.find(({ activity }: { activity: string }) => activity === 'painting').actors).toBe('3-9');
    expect(demand.activities.find(({ activity }: { activity: string }) => activity === 'dance').actors).toBe('0-2');
    expect(demand.seasons[1]).toEqual({ quarter: '2027-Q1', actors: '3-9' });
    expect(demand.budgetEurPerMonth.find(({ from }: { from: number }) => from === 200).actors).toBe('3-9');
  });

  it('answer twenty times a site and day, together', async () => {
    const corner = aCorner();
    const siteId = await corner.house('s2');
    const spaces = [await aPublishedSpace(world, 's2', siteId), await aPublishedSpace(world, 's2', siteId)];
    const asked = Array.from({ length: 25 }, (_, i) =>
      world.call('GET', `/spaces/${spaces[i % 2]?.id}/${i % 3 === 0 ? 'mirror' : 'demand'}`, { as: 's2' }),
    );
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    expect((await look(spaces[0]?.id ?? '', 's2')).status).toBe(200);
    expect((await world.call('GET', `/spaces/${spaces[0]?.id}/demand`, { as: 'stranger' })).status).toBe(404);
  });
});

describe('before consent', () => {
  it('no answer to a manager holds an id, a figure, a place, a name or an address of a need', async () => {
    const corner = aCorner();
    const siteId = await corner.house('spy', {
      values: ['education'],
      concept: { creative: 0.6, trade: 0.1, service: 0.3 },
      importance: { local: 'high' },
    });
    const { id } = await aPublishedSpace(world, 'spy', siteId, { ...rent(24_123), preferredTerm: { minDays: 60 } });
    const secrets = ['Kasimir', 'kasimir@example.org', '+49 3731 987', 'about-kasimir', 'secret title'];
    for (const n of [0, 1, 2, 3]) {
      const need = await anOpenNeed(
        world,
        `hidden${n}`,
        {
          title: `secret title ${n}`,
          places: [{ lat: corner.lat + 0.0213, lon: 13.3417, radiusKm: 37.25 }],
          budget: { cents: n < 3 ? 23_457 + n : 24_991, currency: 'EUR', per: 'month' },
          when: { kind: 'stay', earliest: '2027-01-13', latest: '2027-03-19', minDays: 187, maxDays: 211 },
          areaM2: { min: 21.3, ideal: 28.7, max: 38.9 },
          minimums: { powerKw: 7.7 },
          people: 2,
          importance: { cost: 'high' },
        },
        {
          name: `Kasimir ${n}`,
          about: 'about-kasimir',
          contact: { mail: 'kasimir@example.org', phone: '+49 3731 987' },
          home: { lat: corner.lat + 0.5137, lon: 13.9173 },
          values: ['education'],
          offers: ['mentoring'],
        },
      );
      const stored = (await world.call('GET', `/needs/${need.id}`, { as: `hidden${n}` })).body;
      secrets.push(need.id, need.actorId, stored.createdAt, stored.updatedAt, await world.personId(`hidden${n}`));
      secrets.push(String(23_457 + n));
    }
    secrets.push('24991', '13.3417', '37.25', '13.9173', String(corner.lat + 0.0213), String(corner.lat + 0.5137));
    secrets.push('2027-01-13', '2027-03-19', '187', '211', '21.3', '28.7', '38.9', '7.7', 'mentoring');
    const names = ['budget"', 'places', 'home', 'minimums', 'importance', 'version', 'createdAt', 'updatedAt', 'title'];
    names.push('needId', 'actorId', '"id"', 'distance', 'figures', 'minDays', 'ideal', 'local', 'name', 'contact');
    const answers: [string, string][] = [];
    for (const as of ['spy', 'coordinator', 'stranger'])
      for (const path of [
        'matches',
        'matches?limit=1',
        'mirror',
        'demand',
        'matches?sort=budget',
        'matches?cursor=x',
      ]) {
        const { status, body, headers } = await world.call('GET', `/spaces/${id}/${path}`, { as });
        answers.push([`${as} ${path} ${status}`, JSON.stringify([body, [...headers]])]);
      }
    const shown = answers.filter(([what]) => /^(spy|coordinator) .* 200$/.test(what));
    expect(shown).toHaveLength(8);
    expect(shown[0]?.[1]).toContain('"score"');
    expect(shown[2]?.[1]).toContain('"atLeast":3');
    for (const [what, text] of answers) {
      for (const secret of secrets) expect(text.includes(secret), `${secret} in ${what}`).toBe(false);
      if (what.endsWith(' 200') && !what.includes('mirror'))
        for (const name of names) expect(text.includes(name), `${name} in ${what}`).toBe(false);
    }
  });
});
