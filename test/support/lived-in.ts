import { pseudonymOf } from '#shared/domain/pseudonym.ts';
import { aNeed, anActor, anOpenNeed, aPublishedSpace, aSite, aSpace } from './builders.ts';
import { apply, invite } from './case-world.ts';
import { matcherOf } from './matcher-of.ts';
import { aFixture } from './rights-fixture.ts';
import type { World } from './world.ts';

const HOUSE = {
  name: 'The old smelter house',
  town: 'Freiberg',
  building: 'smelter-house',
  purposes: ['painting', 'concert'],
  values: ['education'],
  audiences: ['residents'],
  protection: 'listed',
  story: { lang: 'en', text: 'Built for the smelter in 1655, later offices, empty since the roof was mended.' },
  hazards: { lang: 'de', text: 'Der Boden im Hof ist belastet.' },
};

/**
 * The fixture of the rights tests, and beside it what fills each page: a house with four rooms and a calendar, suitors
 * near and far, applications in several states, needs with matches, near misses and a draft, a site that waits.
 * Returns the addresses of the pages that no link leads to, by who may see them; the clock stands at 2 December 2026.
 */
export const livedIn = async (world: World): Promise<Record<string, string[]>> => {
  const { ids } = await aFixture(world);
  const { siteId = '', spaceId = '', needId = '', actorId = '' } = ids;
  const match = matcherOf(world);
  const asManager = (method: string, path: string, body?: object, version?: number) =>
    world.call(method, path, { as: 'manager', ...(body && { body }), ...(version !== undefined && { version }) });
  const patch = async (path: string, as: string, body: object) => {
    const { version } = (await world.call('GET', path, { as })).body;
    await world.call('PATCH', path, { as, version, body });
  };
  await patch(`/sites/${siteId}`, 'manager', HOUSE);
  const large = await aPublishedSpace(world, 'manager', siteId, {
    name: 'Large room',
    areaM2: 60,
    activities: ['painting', 'teaching', 'repair'],
    modes: ['stay', 'sessions'],
    tolerates: { noise: 1, wet: false },
    tariffs: [{ per: 'month', of: 'space', rentCents: 15_000, chargesCents: 0, currency: 'EUR' }],
  });
  await aPublishedSpace(world, 'manager', siteId, { name: 'Room with no price', tariffs: null, term: null });
  const dear = [{ per: 'month', of: 'space', rentCents: 22_000, chargesCents: 1000, currency: 'EUR' }];
  await aPublishedSpace(world, 'manager', siteId, { name: 'Dear studio', tariffs: dear });
  const paused = await aPublishedSpace(world, 'manager', siteId, { name: 'Store behind the hall' });
  await asManager('POST', `/spaces/${paused.id}/pause`, undefined, paused.version);

  const book = (body: object) => asManager('POST', `/spaces/${large.id}/bookings`, { takes: 'all', ...body });
  const hours = (from: string, until: string, weekday: number, startsAt: string, endsAt: string, note: string) =>
    book({ kind: 'session', from, until, weekdays: [weekday], startsAt, endsAt, note });
  await hours('2026-12-08', '2026-12-23', 2, '18:00', '20:00', 'Choir');
  await hours('2026-12-12', '2026-12-13', 6, '14:00', '18:00', 'Repair café');
  await book({ kind: 'block', from: '2026-12-24', until: '2027-01-02', note: 'exhibition set-up' });

  const size = { areaM2: { min: 40, max: 60 } };
  const association = { kind: 'association', country: 'AT', values: ['education'] };
  const taught = { ...size, activities: ['painting', 'teaching'], requires: ['heating'] };
  const suitor = await anOpenNeed(world, 'teacher', taught, association);
  await anOpenNeed(world, 'sculptor', { ...size, people: 2 }, { kind: 'collective', disciplines: ['visual-arts'] });
  await anOpenNeed(world, 'mender', { ...size, activities: ['repair'] }, { kind: 'association', sector: 'service' });
  for (const n of [3, 4, 5]) await anOpenNeed(world, `n${n}`, { ...size, emits: { noise: 2 } });
  const poor = { ...size, budget: { cents: 12_500, currency: 'EUR', per: 'month' } };
  for (const n of [6, 7, 8]) await anOpenNeed(world, `n${n}`, poor);

  await patch(`/needs/${needId}`, 'member', { title: 'Studio for the winter' });
  const ofMember = async (fields: object, as = 'member') => {
    const need = (await world.call('POST', `/actors/${actorId}/needs`, { as, body: aNeed({ ...fields }) })).body;
    await world.call('POST', `/needs/${need.id}/open`, { as, version: need.version });
    return need.id as string;
  };
  const workshop = await ofMember({ title: 'Workshop with the neighbours', areaM2: { min: 40, max: null } });
  const hall = await ofMember({ title: 'A hall for the summer', areaM2: { min: 200, max: null } });
  for (const id of [workshop, hall]) await match('need', id);
  await match('space', large.id);
  await match('invitation', (await invite(world, { siteId, spaceId: large.id }, workshop)).body.id);
  const sent = async (as: string, letter: string, path: string, body?: object) => {
    const need = await anOpenNeed(world, as, {}, { name: letter });
    const { id } = (await apply(world, need.id, spaceId, as)).body;
    if (path !== '') await asManager('POST', `/applications/${id}/${path}`, body, 1);
    await match('application', id);
    return id as string;
  };
  await sent('writer', 'A writer', '');
  await sent('potter', 'A potter', 'decline', { reason: 'The floor does not carry a kiln.' });
  const accepted = (await apply(world, workshop, large.id, 'member')).body.id;
  await asManager('POST', `/applications/${accepted}/accept`, { message: 'You are welcome.\nThe key is with us.' }, 1);
  await match('application', accepted);
  await world.call('POST', '/actors', { as: 'member', body: anActor({ name: 'The choir', kind: 'association' }) });

  const waiting = async (fields: object) => {
    const { body } = await world.call('POST', '/sites', { as: 'manager', body: aSite({ ...fields }) });
    await asManager('POST', `/sites/${body.id}/submit`, undefined, body.version);
    return body.id as string;
  };
  const salt = { name: 'Salt warehouse', building: 'salt-warehouse', town: 'Piran', country: 'SI' };
  await waiting({ ...salt, timeZone: 'Europe/Ljubljana', location: { lat: 45.52, lon: 13.57 } });
  await waiting({ name: 'Glassworks', regionId: ids['regionId'], story: HOUSE.story, hazards: HOUSE.hazards });
  const unsent = await world.call('POST', '/sites', { as: 'manager', body: aSite({ name: 'Mine office' }) });
  await world.call('POST', `/sites/${unsent.body.id}/spaces`, { as: 'manager', body: aSpace({ name: 'Pay hall' }) });

  world.at('2026-12-02T12:00:00Z');
  const pseudonym = pseudonymOf(await world.deps.sites.secret(siteId), suitor.id);
  const bookings = (await asManager('GET', `/spaces/${large.id}/bookings`)).body.items as { id: string }[];
  return {
    visitor: ['/memberships/accept'],
    stranger: ['/memberships/accept', `/spaces/${spaceId}/apply`],
    member: [
      ...[1, 2, 3].map((step) => `/needs/new?actor=${actorId}&step=${step}`),
      `/spaces/${spaceId}/apply`,
      `/spaces/${large.id}/apply?need=${hall}`,
    ],
    manager: [
      `/manage/spaces/${large.id}?mirror=yes`,
      `/manage/spaces/${large.id}/demand?count=yes`,
      `/manage/spaces/${large.id}/invite/${pseudonym}`,
      ...bookings.map(({ id }) => `/manage/spaces/${large.id}/bookings/${id}`),
    ],
  };
};
