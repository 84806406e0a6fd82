import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memberInviteCountKey } from '#shared/store/dynamo/keys.ts';
import { expireCase } from '#shared/usecases/expire-case.ts';
import { openToken, tokenHash } from '#shared/usecases/sealed-token.ts';
import { anActor, aVerifiedSite } from '#test/support/builders.ts';
import { type Answer, startWorld, type World } from '#test/support/world.ts';

const NOW = '2026-11-24T12:00:00Z';
let world: World;
let coordinatorId: string;
beforeAll(async () => {
  world = await startWorld();
  await world.call('POST', '/me/coordinator', { as: 'coordinator' });
  coordinatorId = await world.personId('coordinator');
});
beforeEach(() => world.at(NOW));
afterAll(() => world.stop());

type Scope = { kind: string; id: string };
const anActorOf = async (member: string): Promise<Scope> => ({
  kind: 'actor',
  id: (await world.call('POST', '/actors', { as: member, body: anActor() })).body.id,
});
const invite = (as: string, scope: Scope, mail: string, key?: string): Promise<Answer> =>
  world.call('POST', '/memberships/invitations', { as, body: { scope, mail }, ...(key !== undefined && { key }) });
/** What the invited person finds in the mail: only the row and the service's key together give it. */
const tokenOf = async (scope: Scope): Promise<string> => {
  const { items } = await world.deps.dueCases.list('2999', { limit: 1000 });
  const invites = await Promise.all(
    items.filter(({ kind }) => kind === 'member-invite').map(({ id }) => world.deps.memberInvites.find(id)),
  );
  const found = invites.findLast((each) => each?.scope.id === scope.id && each.state === 'sent');
  return openToken(await world.deps.service.key(), found!.id, found!.sealedToken!);
};
const accept = (as: string, token: string) => world.call('POST', '/memberships/accept', { as, body: { token } });
const leave = (as: string, { kind, id }: Scope, personId: string, version: number | undefined = 1) =>
  world.call('DELETE', `/memberships/${kind}/${id}/${personId}`, { as, version });
const join = async (inviter: string, scope: Scope, invited: string) => {
  await invite(inviter, scope, `${invited}@example.org`);
  return accept(invited, await tokenOf(scope));
};

describe('inviting by mail', () => {
  it('makes the owner of the address a member, once, whatever the letters of the address', async () => {
    const scope = await anActorOf('ana');
    const sent = await invite('ana', scope, 'Ben@Example.ORG');
    expect([sent.status, sent.body]).toEqual([
      201,
      { scope, mail: 'Ben@Example.ORG', createdAt: '2026-11-24T12:00:00.000Z', expiresAt: '2026-12-08T12:00:00.000Z' },
    ]);
    const token = await tokenOf(scope);
    expect((await accept('ben', token)).body).toMatchObject({ scope, role: 'member' });
    expect((await world.call('GET', `/actors/${scope.id}`, { as: 'ben' })).status).toBe(200);
    expect((await world.call('GET', '/memberships', { as: 'ben' })).body.items).toHaveLength(1);
    expect((await accept('ben', token)).status).toBe(404);
    const used = await world.deps.memberInvites.find(tokenHash(token));
    expect(used).toMatchObject({ state: 'accepted', sealedToken: null });
  });

  it('refuses another person, a guess, and a token too late, all alike', async () => {
    const scope = await anActorOf('cleo');
    await invite('cleo', scope, 'dan@example.org');
    const token = await tokenOf(scope);
    const guess = token.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    const refusals = [await accept('eve', token), await accept('dan', guess), await accept('dan', tokenHash(token))];
    world.at('2026-12-08T12:00:00Z');
    refusals.push(await accept('dan', token));
    for (const { status, body } of refusals) {
      expect(status).toBe(404);
      expect(body).toEqual(refusals[0]?.body);
    }
    expect((await world.call('POST', '/memberships/accept', { body: { token } })).status).toBe(401);
    world.at('2026-12-08T11:59:59Z');
    expect((await accept('dan', token)).status).toBe(201);
  });

  it('gives the first answer again for the same Idempotency-Key, while the membership lasts', async () => {
    const scope = await anActorOf('nell');
    await invite('nell', scope, 'otto@example.org');
    const body = { token: await tokenOf(scope) };
    const again = () => world.call('POST', '/memberships/accept', { as: 'otto', body, key: 'join-1' });
    const first = await again();
    const otto = await world.personId('otto');
    expect([first.status, first.headers.get('location')]).toEqual([201, `/v1/memberships/actor/${scope.id}/${otto}`]);
    expect((await again()).body).toEqual(first.body);
    expect((await leave('otto', scope, otto)).status).toBe(204);
    expect((await again()).status).toBe(404);
  });

  it('joins once when accepted ten times at the same moment', async () => {
    const scope = await anActorOf('fay');
    await invite('fay', scope, 'gil@example.org');
    const token = await tokenOf(scope);
    const answers = await Promise.all(Array.from({ length: 10 }, () => accept('gil', token)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.every(({ status }) => [201, 404, 409].includes(status))).toBe(true);
    expect((await world.call('GET', `/actors/${scope.id}/members`, { as: 'fay' })).body.items).toHaveLength(2);
  });

  it('is worth nothing once the inviter may not invite any more', async () => {
    const scope = await anActorOf('hal');
    await join('hal', scope, 'ida');
    await invite('ida', scope, 'ida-again@example.org');
    const token = await tokenOf(scope);
    expect((await leave('hal', scope, await world.personId('ida'))).status).toBe(204);
    expect((await accept('ida-again', token)).status).toBe(404);
  });

  it('goes no further than one’s own scope', async () => {
    const actor = await anActorOf('jon');
    const site = { kind: 'site', id: (await aVerifiedSite(world, 'manager')).id };
    for (const [as, scope] of [
      ['jon', site],
      ['jon', { kind: 'all', id: 'all' }],
      ['manager', actor],
      ['manager', { kind: 'all', id: 'all' }],
      ['manager', { kind: 'region', id: 'none' }],
      ['coordinator', actor],
      ['coordinator', { kind: 'all', id: 'x' }],
      ['coordinator', { kind: 'site', id: 'none' }],
    ] as const)
      expect((await invite(as, scope, 'x@example.org')).status).toBe(404);
    expect((await invite('coordinator', site, 'x@example.org')).status).toBe(201);
    expect((await invite('coordinator', { kind: 'all', id: 'all' }, 'x@example.org')).status).toBe(201);
    expect((await invite('jon', actor, 'no address')).status).toBe(422);
  });

  it('is sent once per Idempotency-Key, and to twenty at a time at most', async () => {
    const scope = await anActorOf('kim');
    const first = await invite('kim', scope, 'a@example.org', 'invite-a');
    expect((await invite('kim', scope, 'a@example.org', 'invite-a')).body).toEqual(first.body);
    for (let n = 1; n < 20; n += 1) expect((await invite('kim', scope, `a${n}@example.org`)).status).toBe(201);
    expect((await invite('kim', scope, 'b@example.org')).body.type).toBe('/problems/limit_reached');
  });

  it('expires by the clock, and then keeps no token', async () => {
    const scope = await anActorOf('lea');
    await invite('lea', scope, 'max@example.org');
    const id = tokenHash(await tokenOf(scope));
    expect(await expireCase(world.deps, 'member-invite', id, new Date('2026-12-08T11:59:59Z'))).toBe(false);
    expect(await expireCase(world.deps, 'member-invite', id, new Date('2026-12-08T12:00:00Z'))).toBe(true);
    expect(await expireCase(world.deps, 'member-invite', id, new Date('2026-12-08T12:00:00Z'))).toBe(false);
    expect(await world.deps.memberInvites.find(id)).toMatchObject({ state: 'expired', sealedToken: null });
    expect(await world.table.get(memberInviteCountKey({ kind: 'actor', id: scope.id }))).toMatchObject({ waiting: 0 });
  });
});

describe('taking an invitation back', () => {
  const waiting = (as: string, { kind, id }: Scope) =>
    world.call('GET', `/memberships/${kind}/${id}/invitations`, { as });
  const withdraw = (as: string, id: string, version: number | undefined = 1) =>
    world.call('DELETE', `/memberships/invitations/${id}`, { as, version });

  it('is open to every fellow, leaves its token worth nothing, and makes room for another', async () => {
    const scope = await anActorOf('abel');
    await join('abel', scope, 'bess');
    await invite('abel', scope, 'carl@example.org');
    const token = await tokenOf(scope);
    const { items } = (await waiting('bess', scope)).body;
    const id = tokenHash(token);
    expect(items).toEqual([
      {
        id,
        scope,
        mail: 'carl@example.org',
        createdAt: '2026-11-24T12:00:00.000Z',
        expiresAt: '2026-12-08T12:00:00.000Z',
        version: 1,
      },
    ]);
    expect((await world.call('DELETE', `/memberships/invitations/${id}`, { as: 'bess' })).status).toBe(428);
    expect((await withdraw('bess', id, 2)).status).toBe(412);
    expect((await withdraw('bess', id)).status).toBe(204);
    expect((await withdraw('bess', id)).status).toBe(404);
    expect((await accept('carl', token)).status).toBe(404);
    expect((await waiting('abel', scope)).body.items).toEqual([]);
    expect(await world.deps.memberInvites.find(id)).toMatchObject({ state: 'withdrawn', sealedToken: null });
    expect(await world.table.get(memberInviteCountKey({ kind: 'actor', id: scope.id }))).toMatchObject({ waiting: 0 });
    expect(await expireCase(world.deps, 'member-invite', id, new Date('2027-01-01T00:00:00Z'))).toBe(false);
  });

  it('is nothing to those who could not have sent it, nor to whom it was sent', async () => {
    const scope = await anActorOf('dora');
    await invite('dora', scope, 'emil@example.org');
    const id = tokenHash(await tokenOf(scope));
    for (const as of ['stranger', 'emil', 'coordinator']) {
      expect((await waiting(as, scope)).status).toBe(404);
      expect((await withdraw(as, id)).body).toEqual((await withdraw(as, 'none')).body);
    }
    expect((await waiting('dora', { kind: 'planet', id: 'x' })).status).toBe(404);
    expect((await accept('emil', await tokenOf(scope))).status).toBe(201);
  });

  it('shows a coordinator of a house only the addresses that they invited', async () => {
    const scope = { kind: 'site', id: (await aVerifiedSite(world, 'finn')).id };
    await invite('finn', scope, 'gus@example.org');
    await invite('coordinator', scope, 'hedy@example.org');
    const mails = async (as: string) =>
      (await waiting(as, scope)).body.items.map(({ mail }: { mail: string | null }) => String(mail)).sort();
    expect(await mails('finn')).toEqual(['gus@example.org', 'hedy@example.org']);
    expect(await mails('coordinator')).toEqual(['hedy@example.org', 'null']);
    const { items } = (await waiting('coordinator', scope)).body;
    for (const { id, version } of items) expect((await withdraw('coordinator', id, version)).status).toBe(204);
  });

  it('either joins or is taken back when both come at the same moment', async () => {
    const scope = await anActorOf('iva');
    await invite('iva', scope, 'jan@example.org');
    const token = await tokenOf(scope);
    const [joined, taken] = await Promise.all([accept('jan', token), withdraw('iva', tokenHash(token))]);
    expect([joined.status === 201, taken.status === 204].filter(Boolean)).toHaveLength(1);
    const { items } = (await world.call('GET', `/actors/${scope.id}/members`, { as: 'iva' })).body;
    expect(items).toHaveLength(joined.status === 201 ? 2 : 1);
  });
});

describe('leaving', () => {
  it('ends every right at once, and the last one stays', async () => {
    const scope = await anActorOf('nia');
    await join('nia', scope, 'ole');
    const [nia, ole] = [await world.personId('nia'), await world.personId('ole')];
    expect((await world.call('DELETE', `/memberships/actor/${scope.id}/${ole}`, { as: 'ole' })).status).toBe(428);
    expect((await leave('ole', scope, ole, 2)).status).toBe(412);
    expect((await leave('ole', scope, ole)).status).toBe(204);
    expect((await world.call('GET', `/actors/${scope.id}`, { as: 'ole' })).status).toBe(404);
    expect((await leave('nia', scope, nia)).body.type).toBe('/problems/last_member');
    expect((await leave('stranger', scope, nia)).status).toBe(404);
    expect((await leave('nia', { kind: 'planet', id: 'x' }, nia)).status).toBe(404);
  });

  it('leaves one of two who leave at the same moment', async () => {
    const scope = await anActorOf('pia');
    await join('pia', scope, 'quin');
    const answers = await Promise.all(
      ['pia', 'quin'].map(async (name) => leave(name, scope, await world.personId(name))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('lets a coordinator remove a manager, but not the last one, nor a member of an actor', async () => {
    const scope = { kind: 'site', id: (await aVerifiedSite(world, 'rita')).id };
    const rita = await world.personId('rita');
    expect((await leave('coordinator', scope, rita)).body.type).toBe('/problems/last_member');
    await join('rita', scope, 'sam');
    expect((await leave('coordinator', scope, rita)).status).toBe(204);
    expect((await world.call('GET', `/sites/${scope.id}/managers`, { as: 'rita' })).status).toBe(404);
    const actor = await anActorOf('rita');
    await join('rita', actor, 'sam');
    expect((await leave('coordinator', actor, rita)).status).toBe(404);
    expect((await leave('coordinator', { kind: 'all', id: 'all' }, coordinatorId)).status).toBe(409);
  });
});

describe('fellows', () => {
  it('see each other with mail; a coordinator sees managers by id; nobody else anything', async () => {
    const scope = { kind: 'site', id: (await aVerifiedSite(world, 'tom')).id };
    await join('tom', scope, 'una');
    const path = `/sites/${scope.id}/managers`;
    const mails = (answer: Answer) => answer.body.items.map(({ mail }: { mail: string | null }) => mail).sort();
    expect(mails(await world.call('GET', path, { as: 'una' }))).toEqual(['tom@example.org', 'una@example.org']);
    expect(mails(await world.call('GET', path, { as: 'coordinator' }))).toEqual([null, null]);
    for (const as of ['stranger', 'rita']) expect((await world.call('GET', path, { as })).status).toBe(404);
    const actor = await anActorOf('vic');
    expect(mails(await world.call('GET', `/actors/${actor.id}/members`, { as: 'vic' }))).toEqual(['vic@example.org']);
    for (const as of ['stranger', 'coordinator'])
      expect((await world.call('GET', `/actors/${actor.id}/members`, { as })).status).toBe(404);
  });
});
