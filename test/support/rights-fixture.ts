import { matchIdOf } from '#shared/domain/match-id.ts';
import { judgePairs } from '#shared/usecases/judge-pairs.ts';
import { unsubscribeToken } from '#shared/usecases/unsubscribe-token.ts';
import { anOpenNeed, aPublishedSpace, aSpace, aVerifiedSite } from './builders.ts';
import type { World } from './world.ts';

export const ROLES = [
  'visitor',
  'stranger',
  'member',
  'manager',
  'otherMember',
  'otherManager',
  'regionCoordinator',
  'otherRegionCoordinator',
  'coordinator',
] as const;
export type Role = (typeof ROLES)[number];

export type Fixture = {
  subject: Record<Exclude<Role, 'visitor'>, string>;
  /** Path parameters of one actor with a need, and of one site with a space, in one region. */
  ids: Record<string, string>;
  /** The same of others: another actor's need, another site's draft space. */
  otherIds: Record<string, string>;
  /** Of the need, as the managers of the site know it. */
  pseudonym: string;
  /** The token of a link that ends one kind of the member's mails. */
  unsubscribe: string;
};

const subject: Fixture['subject'] = {
  stranger: 'stranger',
  member: 'member',
  manager: 'manager',
  otherMember: 'other-member',
  otherManager: 'other-manager',
  regionCoordinator: 'region-coordinator',
  otherRegionCoordinator: 'other-region-coordinator',
  coordinator: 'coordinator',
};

/** Two of everything, so that each role meets its own and another's. */
export const aFixture = async (world: World): Promise<Fixture> => {
  await world.call('POST', '/me/coordinator', { as: 'coordinator' });
  const aRegion = async (name: string) =>
    (await world.call('POST', '/regions', { as: 'coordinator', body: { name, countries: ['DE'] } })).body.id as string;
  const coordinates = async (who: string, id: string) => {
    const personId = await world.personId(who);
    const scope = { kind: 'region', id } as const;
    const since = world.deps.now().toISOString();
    await world.deps.commit(
      world.deps.memberships.add({ schemaVersion: 1, personId, scope, role: 'coordinator', since, version: 1 }),
    );
  };
  const [regionId, otherRegionId] = [await aRegion('One'), await aRegion('Another')];
  await coordinates(subject.regionCoordinator, regionId);
  await coordinates(subject.otherRegionCoordinator, otherRegionId);

  const site = await aVerifiedSite(world, subject.manager, { regionId });
  const space = await aPublishedSpace(world, subject.manager, site.id);
  const draft = (await world.call('POST', `/sites/${site.id}/spaces`, { as: subject.manager, body: aSpace() })).body;
  const need = await anOpenNeed(world, subject.member);
  const booking = await world.call('POST', `/spaces/${space.id}/bookings`, {
    as: subject.manager,
    body: { kind: 'block', from: '2030-01-01', until: '2030-01-02', takes: 'all' },
  });

  const application = await world.call('POST', `/needs/${need.id}/applications`, {
    as: subject.member,
    body: { spaceId: space.id, letter: 'We paint, and clean up after us.', links: [] },
  });
  const [suitor] = (await world.call('GET', `/spaces/${space.id}/matches`, { as: subject.manager })).body.items;
  const invitation = await world.call('POST', `/spaces/${space.id}/invitations`, {
    as: subject.manager,
    body: { pseudonym: suitor.pseudonym, reason: 'The light is from the north.', answerBy: '2026-12-24' },
  });

  const invited = async (who: string, id: string) => {
    const scope = { kind: 'actor', id } as const;
    const body = { scope, mail: 'invited@example.org' };
    await world.call('POST', '/memberships/invitations', { as: who, body });
    return (await world.deps.memberInvites.listWaiting(scope))[0]!.id;
  };

  const otherSite = (
    await world.call('POST', '/sites', {
      as: subject.otherManager,
      body: { name: 'Another house', location: { lat: 50, lon: 14 }, country: 'DE', timeZone: 'Europe/Berlin' },
    })
  ).body;
  const otherSpace = (
    await world.call('POST', `/sites/${otherSite.id}/spaces`, { as: subject.otherManager, body: aSpace() })
  ).body;
  const otherNeed = await anOpenNeed(world, subject.otherMember);

  const told = async (role: 'member' | 'otherMember', needId: string) => {
    const pair = { needId, spaceId: space.id, siteId: site.id };
    const cause = { kind: 'need', by: null, at: world.deps.now().toISOString() } as const;
    await judgePairs(world.deps, [pair], { cause, via: 'need' });
    const notes = await world.deps.notes.list(await world.personId(subject[role]), { limit: 10 });
    return { matchId: matchIdOf([needId], [space.id]), notificationId: notes.items[0]!.id };
  };
  const [toldMember, toldOther] = [await told('member', need.id), await told('otherMember', otherNeed.id)];
  const unsubscribe = unsubscribeToken(await world.deps.service.key(), await world.personId(subject.member), ['gone']);

  return {
    subject,
    unsubscribe,
    pseudonym: suitor.pseudonym,
    ids: {
      ...toldMember,
      actorId: need.actorId,
      needId: need.id,
      siteId: site.id,
      spaceId: space.id,
      draftId: draft.id,
      bookingId: booking.body.id,
      applicationId: application.body.id,
      invitationId: invitation.body.id,
      memberInviteId: await invited(subject.member, need.actorId),
      regionId,
      kind: 'actor',
      scopeId: need.actorId,
      personId: await world.personId(subject.member),
    },
    otherIds: {
      ...toldOther,
      actorId: otherNeed.actorId,
      needId: otherNeed.id,
      siteId: otherSite.id,
      spaceId: otherSpace.id,
      bookingId: 'none',
      applicationId: 'none',
      invitationId: 'none',
      memberInviteId: await invited(subject.otherMember, otherNeed.actorId),
      regionId: 'none',
      kind: 'actor',
      scopeId: otherNeed.actorId,
      personId: await world.personId(subject.otherMember),
    },
  };
};
