import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aNeed, anActor, anOpenNeed, aPublishedSpace, aSite, aSpace, aVerifiedSite } from '#test/support/builders.ts';
import { type Answer, startWorld, type World } from '#test/support/world.ts';

let world: World;
let siteId: string;
beforeAll(async () => {
  world = await startWorld();
  siteId = (await aVerifiedSite(world, 'manager')).id;
});
afterAll(() => world.stop());

const trial = (body: unknown, headers: Record<string, string> = {}) => world.call('POST', '/match', { body, headers });
const expectProblem = (answer: Answer, status: number, code: string) => {
  expect([answer.status, answer.body.type]).toEqual([status, `/problems/${code}`]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.body).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
};
const paths = (answer: Answer): string[] => answer.body.errors.map((error: { path: string }) => error.path).sort();

describe('a body', () => {
  it.each([
    ['broken JSON', '{"need":', 400, 'malformed'],
    ['NaN', '{"need":{"areaM2":{"min":NaN}}}', 400, 'malformed'],
    ['nothing', '', 400, 'malformed'],
    ['bytes that are not UTF-8', '\u0000', 400, 'malformed'],
    ['bottomless nesting', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`, 400, 'malformed'],
    ['bottomless lists', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 400, 'malformed'],
    ['text that turns its direction', '{"need":"eno\\u202edloh"}', 400, 'malformed'],
    ['half a surrogate pair', '{"need":"\\ud800"}', 400, 'malformed'],
    ['null', 'null', 422, 'invalid_input'],
    ['a list', '[]', 422, 'invalid_input'],
    ['text', '"need"', 422, 'invalid_input'],
    ['an unknown field', '{"need":{},"sudo":true}', 422, 'invalid_input'],
    ['a prototype', '{"__proto__":{"need":{}}}', 422, 'invalid_input'],
    ['257 KB', JSON.stringify({ need: 'x'.repeat(257 * 1024) }), 413, 'too_large'],
    ['10 MB', JSON.stringify({ need: 'x'.repeat(10 * 1024 * 1024) }), 413, 'too_large'],
  ])('of %s is refused', async (_, body, status, code) => {
    expectProblem(await trial(body), status, code);
  });

  it.each([
    ['unknown fields', `{${Array.from({ length: 20_000 }, (_, n) => `"k${n}":1`).join(',')}}`],
    ['numbers near 0 under a long name', `{"${'x'.repeat(100_000)}":[${Array(20_000).fill('1e-200').join(',')}]}`],
  ])('wrong in thousands of places (%s) is refused shortly and soon', async (_, body) => {
    const before = performance.now();
    const answer = await trial(body);
    expectProblem(answer, 422, 'invalid_input');
    expect(answer.body.errors).toHaveLength(100);
    expect(JSON.stringify(answer.body).length).toBeLessThan(64 * 1024);
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    '',
  ])('of the type "%s" is refused with 415', async (type) => {
    expectProblem(
      await trial(JSON.stringify({ need: aNeed() }), { 'content-type': type }),
      415,
      'unsupported_media_type',
    );
  });
});

describe('a need', () => {
  const stay = { kind: 'stay', earliest: '2027-01-01', latest: '2027-03-01', minDays: 30, maxDays: 60 };
  const sessions = {
    kind: 'sessions',
    earliest: '2027-01-01',
    latest: '2027-03-01',
    hours: 2,
    perWeek: 1,
    weekdays: [1],
    from: '18:00',
    to: '21:00',
  };
  const circle = { lat: 50.9, lon: 13.3, radiusKm: 30 };
  it.each<[string, Record<string, unknown>, string[]]>([
    ['no activities', { activities: [] }, ['need.activities']],
    ['an unknown activity', { activities: ['juggling'] }, ['need.activities.0']],
    ['the same activity twice', { activities: ['dance', 'dance'] }, ['need.activities']],
    ['a number as text', { people: '1' }, ['need.people']],
    ['no people', { people: 0 }, ['need.people']],
    ['half a person', { people: 1.5 }, ['need.people']],
    ['a huge number', { people: 1e308 }, ['need.people']],
    ['no area', { areaM2: { min: 0, max: 10 } }, ['need.areaM2.min']],
    ['min over max', { areaM2: { min: 40, max: 30 } }, ['need.areaM2.max']],
    ['an ideal outside', { areaM2: { min: 20, ideal: 10, max: 30 } }, ['need.areaM2.ideal']],
    ['no money', { budget: { cents: 0, currency: 'EUR', per: 'month' } }, ['need.budget.cents']],
    ['half a cent', { budget: { cents: 0.5, currency: 'EUR', per: 'month' } }, ['need.budget.cents']],
    ['another currency', { budget: { cents: 1, currency: 'USD', per: 'month' } }, ['need.budget.currency']],
    ['a stay paid per session', { budget: { cents: 1, currency: 'EUR', per: 'session' } }, ['need.budget.per']],
    [
      'a total for an open length',
      { budget: { cents: 1, currency: 'EUR', per: 'total' }, when: stay },
      ['need.budget.per'],
    ],
    ['a day that does not exist', { when: { ...stay, earliest: '2027-02-30' } }, ['need.when.earliest']],
    ['a leap day in a common year', { when: { ...stay, latest: '2027-02-29' } }, ['need.when.latest']],
    ['earliest after latest', { when: { ...stay, earliest: '2027-04-01' } }, ['need.when.latest']],
    ['minDays over maxDays', { when: { ...stay, minDays: 90 } }, ['need.when.maxDays']],
    ['longer than the window', { when: { ...sessions, hours: 4 } }, ['need.when.hours']],
    ['more a week than weekdays', { when: { ...sessions, perWeek: 2 } }, ['need.when.perWeek']],
    ['weekday 8', { when: { ...sessions, weekdays: [8] } }, ['need.when.weekdays.0']],
    ['25 o’clock', { when: { ...sessions, to: '25:00' } }, ['need.when.to']],
    ['another kind', { when: { kind: 'forever' } }, ['need.when.kind']],
    ['radius 0', { places: [{ ...circle, radiusKm: 0 }] }, ['need.places.0.radiusKm']],
    ['radius 20,000', { places: [{ ...circle, radiusKm: 20_000 }] }, ['need.places.0.radiusKm']],
    ['latitude 91', { places: [{ ...circle, lat: 91 }] }, ['need.places.0.lat']],
    ['longitude −181', { places: [{ ...circle, lon: -181 }] }, ['need.places.0.lon']],
    ['a country in small letters', { places: [{ country: 'de' }] }, ['need.places.0.country']],
    ['six places', { places: Array(6).fill(circle) }, ['need.places']],
    ['required and preferred', { requires: ['water'], prefers: ['water'] }, ['need.prefers']],
    ['a number too near to 0 to be kept', { areaM2: { min: 1e-200 } }, ['need.areaM2.min']],
    ['a radius of next to nothing', { places: [{ ...circle, radiusKm: 5e-324 }] }, ['need.places.0.radiusKm']],
    ['noise 4', { emits: { noise: 4 } }, ['need.emits.noise']],
    ['an importance of another kind', { importance: { cost: 'extreme' } }, ['need.importance.cost']],
    [
      'fields nobody knows',
      { colour: 'red', budget: { cents: 1, currency: 'EUR', per: 'month', tip: 1 } },
      ['need.budget.tip', 'need.colour'],
    ],
  ])('with %s is refused field by field', async (_, fields, wanted) => {
    const answer = await trial({ need: aNeed(fields) });
    expectProblem(answer, 422, 'invalid_input');
    expect(paths(answer)).toEqual(wanted);
  });

  it('may not carry control characters in its title, nor none at all, nor a novel', async () => {
    const { body: actor } = await world.call('POST', '/actors', { as: 'painter', body: anActor() });
    for (const title of ['a\u0000b', 'a\nb', '', 'x'.repeat(121)])
      expectProblem(
        await world.call('POST', `/actors/${actor.id}/needs`, { as: 'painter', body: { ...aNeed(), title } }),
        422,
        'invalid_input',
      );
  });

  it('that is open does not change to a latest day that has passed', async () => {
    const need = await anOpenNeed(world, 'hurry');
    const when = { earliest: '2026-01-01', latest: '2026-02-01' };
    const answer = await world.call('PATCH', `/needs/${need.id}`, {
      as: 'hurry',
      version: need.version,
      body: { when },
    });
    expectProblem(answer, 422, 'invalid_input');
    expect(paths(answer)).toEqual(['when.latest']);
  });

  it('whose latest day has passed does not open', async () => {
    const { body: actor } = await world.call('POST', '/actors', { as: 'late', body: anActor() });
    const when = { kind: 'stay', earliest: '2026-01-01', latest: '2026-02-01', minDays: 3, maxDays: 4 };
    const { body: need } = await world.call('POST', `/actors/${actor.id}/needs`, { as: 'late', body: aNeed({ when }) });
    expectProblem(await world.call('POST', `/needs/${need.id}/open`, { as: 'late', version: 1 }), 422, 'invalid_input');
  });
});

describe('a site or space', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['an offset for a zone', { timeZone: '+02:00' }, ['timeZone']],
    ['a zone nobody keeps', { timeZone: 'Mars/Olympus' }, ['timeZone']],
    ['shares that do not sum to 1', { concept: { creative: 0.5, trade: 0.2, service: 0.2 } }, ['concept']],
    ['a script for an address', { links: [{ title: 'x', url: 'javascript:alert(1)' }] }, ['links.0.url']],
    ['a region nobody made', { regionId: 'nowhere' }, ['regionId']],
  ])('with %s is refused', async (_, fields, wanted) => {
    const answer = await world.call('POST', '/sites', { as: 'manager', body: aSite(fields) });
    expectProblem(answer, 422, 'invalid_input');
    expect(paths(answer)).toEqual(wanted);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['a part larger than itself', { areaM2: 30, divisibleFromM2: 40 }, ['divisibleFromM2']],
    ['a part of unknown area', { areaM2: null, divisibleFromM2: 4 }, ['divisibleFromM2']],
    ['an amenity there and lacking', { amenities: { has: ['water'], lacks: ['water'] } }, ['amenities.lacks']],
    ['hours that end before they begin', { hours: { 1: [{ from: '10:00', to: '09:00' }] } }, ['hours.1.0.to']],
    ['an eighth weekday', { hours: { 8: [] } }, ['hours.8']],
    ['until before from', { available: { from: '2027-02-01', until: '2027-01-01' } }, ['available.until']],
    [
      'a negative rent',
      { tariffs: [{ per: 'month', of: 'space', rentCents: -1, currency: 'EUR' }] },
      ['tariffs.0.rentCents'],
    ],
  ])('with %s is refused', async (_, fields, wanted) => {
    const answer = await world.call('POST', `/sites/${siteId}/spaces`, { as: 'manager', body: aSpace(fields) });
    expectProblem(answer, 422, 'invalid_input');
    expect(paths(answer)).toEqual(wanted);
  });
});

it('what is archived is not changed any more', async () => {
  const site = await aVerifiedSite(world, 'archivist');
  const { body: archived } = await world.call('POST', `/sites/${site.id}/archive`, {
    as: 'archivist',
    version: site.version,
  });
  const change = { as: 'archivist', version: archived.version, body: { name: 'Another' } };
  expectProblem(await world.call('PATCH', `/sites/${site.id}`, change), 409, 'illegal_move');
});

describe('a request', () => {
  it.each([
    ['limit=0', 'query.limit'],
    ['limit=101', 'query.limit'],
    ['limit=x', 'query.limit'],
    ['colour=red', 'query.colour'],
    ['box=1,2,3', 'query.box'],
    ['box=13,52,14,51', 'query.box'],
    ['state=anything', 'query.state'],
  ])('with ?%s is refused', async (query, path) => {
    const answer = await world.call('GET', `/sites?${query}`);
    expectProblem(answer, 422, 'invalid_input');
    expect(paths(answer)).toEqual([path]);
  });

  it.each(['x', 'AAAA', '"', `${'A'.repeat(200)}`])('with the cursor %s is refused', async (cursor) => {
    expectProblem(await world.call('GET', `/sites?cursor=${encodeURIComponent(cursor)}`), 400, 'malformed');
  });

  it.each(['%ff', '%00', '..%2f..', "'%20OR%201=1", 'x'.repeat(2000), '%F0%9F%8F%AD', 'null'])(
    'for the id %s finds nothing',
    async (id) => {
      for (const path of ['sites', 'spaces', 'needs', 'actors'])
        expect((await world.call('GET', `/${path}/${id}`, { as: 'painter' })).status).toBe(404);
    },
  );

  it.each(['x'.repeat(1100), 'x'.repeat(5000)])(
    'for an id longer than any finds nothing, wherever it stands',
    async (id) => {
      const need = await anOpenNeed(world, 'carver');
      const space = await aPublishedSpace(world, 'manager', siteId);
      for (const [as, path] of [
        ['carver', `/spaces/${id}`],
        ['carver', `/needs/${id}/why/${space.id}`],
        ['carver', `/needs/${need.id}/why/${id}`],
        ['carver', `/notifications/${id}/why`],
        ['manager', `/spaces/${space.id}/bookings/${id}`],
      ] as const)
        expectProblem(await world.call('GET', path, { as }), 404, 'not_found');
      for (const path of [`/memberships/actor/${id}/x`, `/memberships/actor/${need.actorId}/${id}`])
        expectProblem(await world.call('DELETE', path, { as: 'carver', version: 1 }), 404, 'not_found');
    },
  );

  it('to nowhere is 404, by another method 405 with Allow', async () => {
    expectProblem(await world.call('GET', '/nowhere'), 404, 'not_found');
    const answer = await world.call('DELETE', '/sites');
    expectProblem(answer, 405, 'method_not_allowed');
    expect(answer.headers.get('allow')).toBe('GET, POST');
  });

  it.each(['"x"', '*', '"1", "2"', '"-1"', '"99999999999999999999"'])('over If-Match %s is stale', async (ifMatch) => {
    const need = await anOpenNeed(world, 'weaver');
    const headers = { 'if-match': ifMatch };
    expectProblem(
      await world.call('PATCH', `/needs/${need.id}`, { as: 'weaver', body: { people: 2 }, headers }),
      412,
      'stale_version',
    );
  });

  it('sent 50 times at once over one version changes once', async () => {
    const need = await anOpenNeed(world, 'printer');
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        world.call('PATCH', `/needs/${need.id}`, { as: 'printer', version: 2, body: { people: n + 1 } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(49);
    expect((await world.call('GET', `/needs/${need.id}`, { as: 'printer' })).body.version).toBe(3);
  });
});
