import type { World } from './world.ts';

type Fields = Record<string, unknown>;

/** The need of the rule's first worked case. */
export const aNeed = (fields: Fields = {}): Fields => ({
  activities: ['painting'],
  people: 1,
  areaM2: { min: 20, max: 40 },
  budget: { cents: 20_000, currency: 'EUR', per: 'month' },
  when: { kind: 'stay', earliest: '2027-01-01', latest: '2027-03-01', minDays: 180, maxDays: 180 },
  places: [{ lat: 50.92, lon: 13.34, radiusKm: 30 }],
  emits: { noise: 1 },
  ...fields,
});

/** The space of the rule's first worked case. */
export const aSpace = (fields: Fields = {}): Fields => ({
  name: 'Studio under the roof',
  kind: 'studio',
  activities: ['painting'],
  areaM2: 30,
  tariffs: [{ per: 'month', of: 'space', rentCents: 10_000, chargesCents: 5000, currency: 'EUR' }],
  modes: ['stay'],
  available: { from: '2026-12-01' },
  tolerates: { noise: 1 },
  term: { minDays: 30 },
  capacity: 2,
  tenure: 'either',
  ...fields,
});

export const aSite = (fields: Fields = {}): Fields => ({
  name: 'The old smelter house',
  location: { lat: 50.9, lon: 13.38 },
  country: 'DE',
  timeZone: 'Europe/Berlin',
  ...fields,
});

export const anActor = (fields: Fields = {}): Fields => ({
  name: 'A painter',
  kind: 'person',
  sector: 'creative',
  ...fields,
});

const made = (answer: { status: number; body: { id: string; version: number } }) => {
  if (answer.status >= 300) throw new Error(`The API refused: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

/** A verified site of this manager, by way of the API; coordinator is the subject that verifies. */
export const aVerifiedSite = async (
  world: World,
  manager: string,
  fields: Fields = {},
  coordinator = 'coordinator',
) => {
  await world.call('POST', '/me/coordinator', { as: coordinator }); // refused, and rightly, when there is one already
  const site = made(await world.call('POST', '/sites', { as: manager, body: aSite(fields) }));
  const submitted = made(await world.call('POST', `/sites/${site.id}/submit`, { as: manager, version: site.version }));
  return made(await world.call('POST', `/sites/${site.id}/verify`, { as: coordinator, version: submitted.version }));
};

export const aPublishedSpace = async (world: World, manager: string, siteId: string, fields: Fields = {}) => {
  const space = made(await world.call('POST', `/sites/${siteId}/spaces`, { as: manager, body: aSpace(fields) }));
  return made(await world.call('POST', `/spaces/${space.id}/publish`, { as: manager, version: space.version }));
};

export const anOpenNeed = async (world: World, member: string, fields: Fields = {}, actor: Fields = {}) => {
  const { id: actorId } = made(await world.call('POST', '/actors', { as: member, body: anActor(actor) }));
  const need = made(await world.call('POST', `/actors/${actorId}/needs`, { as: member, body: aNeed(fields) }));
  const opened = made(await world.call('POST', `/needs/${need.id}/open`, { as: member, version: need.version }));
  return { ...opened, actorId };
};
