import { afterAll, beforeAll, expect, it } from 'vitest';
import { formsOf } from '#test/support/page-forms.ts';
import { aFixture, type Fixture } from '#test/support/rights-fixture.ts';
import { startWebWorld, type WebWorld } from '#test/support/web-world.ts';

// Whoever a page is not for finds nothing there, and a form of it taken from somebody else's screen does nothing.

let world: WebWorld;
let fixture: Fixture;
beforeAll(async () => {
  world = await startWebWorld();
  fixture = await aFixture(world);
}, 60_000);
afterAll(() => world.stop());

const NOT_OF_THE_ACTOR = ['stranger', 'manager', 'other-member', 'other-manager', 'region-coordinator', 'coordinator'];
const NOT_OF_THE_HOUSE = ['stranger', 'member', 'other-member', 'other-manager', 'other-region-coordinator'];
const COORDINATORS = ['region-coordinator', 'coordinator'];
const NOT_OF_THE_REGION = ['stranger', 'member', 'manager', 'other-manager', 'other-region-coordinator'];
const NOT_IN_THE_CASE = ['stranger', 'other-member', 'other-manager', 'region-coordinator', 'coordinator'];

type Place = { whose: string; others: string[]; paths: string[] };
const places = (): Place[] => {
  const { ids, pseudonym } = fixture;
  const [actor, need, site, space] = [ids['actorId'], ids['needId'], ids['siteId'], ids['spaceId']];
  const cases = [`/applications/${ids['applicationId']}`, `/invitations/${ids['invitationId']}`];
  return [
    {
      whose: 'member',
      others: NOT_OF_THE_ACTOR,
      paths: [
        ...[`/actors/${actor}`, `/actors/${actor}/edit`, `/actors/${actor}/members`],
        ...[1, 2, 3, 4].map((step) => `/needs/new?actor=${actor}&step=${step}`),
        ...[`/needs/${need}`, `/needs/${need}?show=kept`, `/needs/${need}/edit`, `/needs/${need}/spaces/${space}`],
        ...[`/inbox/${ids['notificationId']}`, `/notifications/${ids['notificationId']}`],
      ],
    },
    { whose: 'member', others: NOT_IN_THE_CASE, paths: cases },
    { whose: 'manager', others: NOT_IN_THE_CASE, paths: cases },
    {
      whose: 'manager',
      others: [...NOT_OF_THE_HOUSE, ...COORDINATORS],
      paths: [
        ...['edit', 'applications', 'spaces/new'].map((page) => `/manage/sites/${site}/${page}`),
        ...['edit', 'publish', 'calendar', 'bookings/new'].map((page) => `/manage/spaces/${space}/${page}`),
        ...[`/manage/sites/${site}`, `/manage/spaces/${space}/bookings/${ids['bookingId']}`],
        ...[`/manage/spaces/${ids['draftId']}/publish`, `/manage/spaces/${space}/invite/${pseudonym}`],
      ],
    },
    {
      whose: 'manager',
      others: NOT_OF_THE_HOUSE,
      paths: [
        ...[`/manage/spaces/${space}?mirror=yes`, `/manage/spaces/${space}/demand?count=yes`],
        ...[`/manage/sites/${site}/members`, `/manage/spaces/${ids['draftId']}`],
      ],
    },
    {
      whose: 'region-coordinator',
      others: NOT_OF_THE_REGION,
      paths: [`/coordination/sites/${site}`, `/coordination/regions/${ids['regionId']}`],
    },
    {
      whose: 'coordinator',
      others: ['stranger', 'manager', ...COORDINATORS.slice(0, 1)],
      paths: ['/coordination/regions/all'],
    },
  ];
};

/** What could have been changed, as it is stored. */
const stored = async () => {
  const { ids, subject } = fixture;
  const read = async (path: string, as: string) => {
    const { status, body } = await world.call('GET', path, { as });
    expect(status, path).toBe(200);
    return body;
  };
  return Promise.all([
    ...[`/actors/${ids['actorId']}`, `/needs/${ids['needId']}`].map((path) => read(path, subject.member)),
    ...[`/sites/${ids['siteId']}`, `/spaces/${ids['spaceId']}`, `/spaces/${ids['draftId']}`].map((path) =>
      read(path, subject.manager),
    ),
    ...[`/spaces/${ids['spaceId']}/bookings`, `/sites/${ids['siteId']}/managers`].map((path) =>
      read(path, subject.manager),
    ),
    ...[`/applications/${ids['applicationId']}`, `/invitations/${ids['invitationId']}`].map((path) =>
      read(path, subject.member),
    ),
    read(`/regions/${ids['regionId']}`, subject.coordinator),
  ]);
};

it('a page of somebody else is not there, and a visitor is asked to sign in', async () => {
  const seen: string[] = [];
  for (const { whose, others, paths } of places())
    for (const path of paths) {
      const own = await world.page(path, { as: whose });
      if (own.status >= 400) seen.push(`${own.status} ${path} as ${whose}`);
      const visitor = await world.page(path);
      if (visitor.status !== 303) seen.push(`${visitor.status} ${path} as a visitor`);
      for (const as of others) {
        const { status } = await world.page(path, { as });
        if (status !== 404) seen.push(`${status} ${path} as ${as}`);
      }
    }
  expect(seen).toEqual([]);
}, 120_000);

it('a form of somebody else does nothing, whoever sends it with a token of their own', async () => {
  const before = await stored();
  const done: string[] = [];
  let tried = 0;
  for (const { whose, others, paths } of places())
    for (const { action, fields } of await formsOf(world, whose, paths)) {
      if (/^\/(language|sign-out)/.test(action)) continue; // of oneself, whoever one is
      for (const as of others) {
        tried += 1;
        const { status } = await world.page(action, {
          as,
          form: { ...fields, sure: 'yes', message: 'x', reason: 'x' },
        });
        if (status !== 404) done.push(`${status} ${action} as ${as}`);
      }
    }
  expect(done).toEqual([]);
  expect(tried).toBeGreaterThan(100);
  expect(await stored()).toEqual(before);
}, 120_000);

it('nobody leaves for another, nor sets what coordinators of all set', async () => {
  const { ids } = fixture;
  const leave = { kind: 'actor', id: ids['actorId'] ?? '', version: '1' };
  for (const as of NOT_OF_THE_ACTOR)
    expect((await world.page('/settings/leave', { as, form: leave })).status, as).toBe(404);
  const region = { once: 'a-key-of-this-one-form', name: 'Mine', countries: 'DE' };
  const rate = { rate: '1', asOf: '2026-11-01', version: '0' };
  for (const as of ['stranger', 'manager', 'region-coordinator']) {
    expect((await world.page('/coordination/regions', { as, form: region })).status, as).toBe(404);
    expect((await world.page('/coordination/exchange', { as, form: rate })).status, as).toBe(404);
    expect((await world.page('/coordination/claim', { as, form: {} })).status, as).toBe(404);
  }
  const mark = { mark: 'hide' };
  for (const as of NOT_OF_THE_ACTOR)
    expect((await world.page(`/matches/${ids['matchId']}/mark`, { as, form: mark })).status, as).toBe(404);
}, 60_000);
