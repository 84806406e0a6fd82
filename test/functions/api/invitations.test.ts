import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pseudonymOf } from '#shared/domain/pseudonym.ts';
import { expireCase } from '#shared/usecases/expire-case.ts';
import { aPublishedSpace, aVerifiedSite } from '#test/support/builders.ts';
import { aHouse, aSuitor, type House, invite, PRIVATE_MAIL } from '#test/support/case-world.ts';
import { startWorld, type World } from '#test/support/world.ts';

const NOW = '2026-11-24T12:00:00Z';
let world: World;
let house: House;
beforeAll(async () => {
  world = await startWorld();
  house = await aHouse(world);
});
beforeEach(() => world.at(NOW));
afterAll(() => world.stop());

const read = async (id: string, as: string) => (await world.call('GET', `/invitations/${id}`, { as })).body;
const move = (id: string, name: string, as: string, version: number) =>
  world.call('POST', `/invitations/${id}/${name}`, { as, version });
const invited = async () => {
  const need = await aSuitor(world);
  const answer = await invite(world, house, need.id);
  return { need, answer, id: answer.body.id as string };
};
/** Whatever could say who the need belongs to. */
const expectsNothing = (seen: unknown, need: { id: string; actorId: string }) => {
  const text = JSON.stringify(seen);
  for (const secret of [need.id, need.actorId, PRIVATE_MAIL, 'A painter with a name', '20000', '50.93', 'budget'])
    expect(text).not.toContain(secret);
};

describe('inviting', () => {
  it('tells the house nothing but the pseudonym, in the answer, when read and in the list', async () => {
    const { need, answer, id } = await invited();
    expect(answer.status).toBe(201);
    const { items } = (await world.call('GET', `/invitations?siteId=${house.siteId}`, { as: 'manager' })).body;
    const seen = [answer.body, await read(id, 'manager'), items.find((item: { id: string }) => item.id === id)];
    for (const each of seen) {
      expect(each).toMatchObject({ state: 'sent', side: 'site', actor: null, need: null, actorId: null, needId: null });
      expect(each.pseudonym).toBe(pseudonymOf(await world.deps.sites.secret(house.siteId), need.id));
      expectsNothing(each, need);
    }
  });

  it('shows the member the site, the space and the reason', async () => {
    const { need, id } = await invited();
    const { items } = (await world.call('GET', '/invitations', { as: 'painter' })).body;
    expect(items.find((item: { id: string }) => item.id === id)).toMatchObject({
      side: 'actor',
      needId: need.id,
      pseudonym: null,
      reason: 'Your work would suit the hall.',
      site: { id: house.siteId },
      space: { id: house.spaceId },
    });
  });

  it('is for managers of the site alone, and not there for anybody else', async () => {
    const { need, id } = await invited();
    await aVerifiedSite(world, 'other-manager');
    for (const as of ['stranger', 'other-manager', 'coordinator', 'painter'])
      expect((await invite(world, house, need.id, { as })).status).toBe(404);
    for (const as of ['stranger', 'other-manager', 'coordinator'])
      expect((await world.call('GET', `/invitations/${id}`, { as })).status).toBe(404);
  });

  it('knows only pseudonyms of its own list: no ids, none of another site, none that does not match', async () => {
    const need = await aSuitor(world);
    const other = await aHouse(world, 'other-manager');
    const post = (pseudonym: string) =>
      world.call('POST', `/spaces/${house.spaceId}/invitations`, {
        as: 'manager',
        body: { pseudonym, reason: 'Come.', answerBy: '2026-12-01' },
      });
    expect((await post(need.id)).status).toBe(422);
    expect((await post('a'.repeat(16))).status).toBe(404);
    expect((await post(pseudonymOf(await world.deps.sites.secret(other.siteId), need.id))).status).toBe(404);
    await world.call('POST', `/needs/${need.id}/pause`, { as: 'painter', version: 2 });
    expect((await invite(world, house, need.id)).status).toBe(404);
  });

  it('is only for published spaces of verified sites, and answer-by days to come', async () => {
    const need = await aSuitor(world);
    for (const answerBy of ['2026-11-23', '2027-02-23', '2026-02-30'])
      expect((await invite(world, house, need.id, { answerBy })).body.errors[0].path).toBe('answerBy');
    const paused = await aPublishedSpace(world, 'manager', house.siteId);
    await world.call('POST', `/spaces/${paused.id}/pause`, { as: 'manager', version: 2 });
    expect((await invite(world, { ...house, spaceId: paused.id }, need.id)).status).toBe(409);
  });

  it('has one open invitation for a need and space, twenty times at once, and repeats by key', async () => {
    const need = await aSuitor(world);
    const answers = await Promise.all(Array.from({ length: 20 }, () => invite(world, house, need.id)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    const other = await aSuitor(world);
    const first = await invite(world, house, other.id, { key: 'invite-once' });
    const again = await invite(world, house, other.id, { key: 'invite-once' });
    expect([again.status, again.body]).toEqual([201, first.body]);
  });
});

describe('answering', () => {
  it('accepted, shows the site the actor, its contact and the need without its budget', async () => {
    const { need, id } = await invited();
    expect((await move(id, 'accept', 'painter', 1)).body).toMatchObject({ state: 'accepted' });
    const seen = await read(id, 'manager');
    expect(seen).toMatchObject({
      needId: need.id,
      actor: { name: 'A painter with a name', contact: { mail: PRIVATE_MAIL } },
      need: { activities: ['painting'] },
    });
    expect(JSON.stringify(seen)).not.toMatch(/budget|20000|50\.93/);
  });

  it('declined, withdrawn or left unanswered, shows nothing', async () => {
    const declined = await invited();
    await move(declined.id, 'decline', 'painter', 1);
    const withdrawn = await invited();
    await move(withdrawn.id, 'withdraw', 'manager', 1);
    const silent = await invited();
    world.at('2026-12-01T23:00:00Z');
    for (const [each, state] of [
      [declined, 'declined'],
      [withdrawn, 'withdrawn'],
      [silent, 'expired'],
    ] as const) {
      const seen = await read(each.id, 'manager');
      expect(seen.state).toBe(state);
      expectsNothing(seen, each.need);
    }
  });

  it('ends with its day at the site, not before', async () => {
    const { id } = await invited(); // answer by 1 December; midnight in Berlin is 23:00 UTC
    world.at('2026-12-01T22:59:59Z');
    expect(await expireCase(world.deps, 'invitation', id, world.deps.now())).toBe(false);
    expect((await read(id, 'painter')).state).toBe('sent');
    world.at('2026-12-01T23:00:00Z');
    expect((await move(id, 'accept', 'painter', 1)).status).toBe(409);
    expect(await expireCase(world.deps, 'invitation', id, world.deps.now())).toBe(true);
    expect(await expireCase(world.deps, 'invitation', id, world.deps.now())).toBe(false);
    expect(await read(id, 'manager')).toMatchObject({ state: 'expired', version: 2 });
  });

  it('is hidden again thirty days after either side has withdrawn', async () => {
    const { need, id } = await invited();
    await move(id, 'accept', 'painter', 1);
    await move(id, 'withdraw', 'painter', 2);
    world.at('2026-12-24T11:59:59Z');
    expect((await read(id, 'manager')).actor).not.toBeNull();
    world.at('2026-12-24T12:00:00Z');
    expectsNothing(await read(id, 'manager'), need);
  });

  it('is decided once when accepted and withdrawn at the same moment', async () => {
    const { need, id } = await invited();
    const answers = await Promise.all([move(id, 'accept', 'painter', 1), move(id, 'withdraw', 'manager', 1)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const seen = await read(id, 'manager');
    if (seen.state === 'withdrawn') expectsNothing(seen, need);
    else expect(seen.actor).not.toBeNull();
  });
});

describe('rights', () => {
  it('are read anew every time: a former manager sees nothing more', async () => {
    const { id } = await invited();
    await move(id, 'accept', 'painter', 1);
    const scope = { kind: 'site', id: house.siteId } as const;
    const personId = await world.personId('second');
    const membership = { schemaVersion: 1, personId, scope, role: 'manager', since: NOW, version: 1 } as const;
    await world.deps.commit(world.deps.memberships.add(membership));
    expect((await read(id, 'second')).actor.name).toBe('A painter with a name');
    expect(
      (await world.call('DELETE', `/memberships/site/${house.siteId}/${personId}`, { as: 'manager', version: 1 }))
        .status,
    ).toBe(204);
    expect((await world.call('GET', `/invitations/${id}`, { as: 'second' })).status).toBe(404);
    expect((await world.call('GET', `/invitations?siteId=${house.siteId}`, { as: 'second' })).status).toBe(404);
  });
});
