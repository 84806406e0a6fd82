import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  CASE_KINDS,
  CASE_STATES,
  type CaseKind,
  type CaseState,
  isMover,
  legalMove,
} from '#shared/domain/case-moves.ts';
import { aVerifiedSite } from '#test/support/builders.ts';
import { aHouse, apply, aSuitor, type House, invite } from '#test/support/case-world.ts';
import { startWorld, type World } from '#test/support/world.ts';

const NOW = '2026-11-24T12:00:00Z';
let world: World;
let house: House;
beforeAll(async () => {
  world = await startWorld();
  house = await aHouse(world);
  await aVerifiedSite(world, 'other-manager');
});
beforeEach(() => world.at(NOW));
afterAll(() => world.stop());

const names = {
  application: ['accept', 'decline', 'withdraw', 'placed'],
  invitation: ['accept', 'decline', 'withdraw'],
} as const satisfies Record<CaseKind, readonly string[]>;
type Name = (typeof names)[CaseKind][number];
const roles = ['painter', 'manager', 'stranger', 'other-manager', 'coordinator'] as const;
const moverOf = {
  painter: ['member'],
  manager: ['manager'],
  stranger: [],
  'other-manager': [],
  coordinator: [],
} as const;

const bodies: Partial<Record<Name, object>> = { accept: {}, decline: { reason: 'Taken.' } };
const move = (kind: CaseKind, id: string, name: Name, as: string | undefined, version: number) =>
  world.call('POST', `/${kind}s/${id}/${name}`, {
    ...(as !== undefined && { as }),
    version,
    ...(kind === 'application' && bodies[name] && { body: bodies[name] }),
  });

/** A case brought to this state by legal moves; expired by time alone. */
const caseIn = async (kind: CaseKind, state: CaseState): Promise<{ id: string; version: number }> => {
  const need = await aSuitor(world);
  const { body } =
    kind === 'application' ? await apply(world, need.id, house.spaceId) : await invite(world, house, need.id);
  if (state === 'sent') return body;
  if (state === 'expired') {
    world.at('2027-01-01T12:00:00Z');
    return body;
  }
  const by = { application: 'manager', invitation: 'painter' }[kind];
  const sender = { application: 'painter', invitation: 'manager' }[kind];
  const path = { accepted: ['accept', by], declined: ['decline', by], withdrawn: ['withdraw', sender] } as const;
  return (await move(kind, body.id, path[state][0], path[state][1], 1)).body;
};

const rows = CASE_KINDS.flatMap((kind) => CASE_STATES.map((state) => [kind, state] as const));
describe.each(rows)('an %s that is %s', (kind, state) => {
  it('moves as the table says, for whom it says, and not otherwise', async () => {
    let found = await caseIn(kind, state);
    for (const name of names[kind])
      for (const role of roles) {
        const legal = legalMove(kind, name, moverOf[role], state);
        const answer = await move(kind, found.id, name, role, found.version);
        const wanted = legal ? 200 : isMover(kind, name, moverOf[role]) ? 409 : 404;
        expect([name, role, answer.status]).toEqual([name, role, wanted]);
        if (!legal) continue;
        expect(answer.body.state).toBe(legal.to === 'same' ? state : legal.to);
        world.at(NOW);
        found = await caseIn(kind, state);
      }
    for (const name of names[kind]) expect((await move(kind, found.id, name, undefined, 1)).status).toBe(401);
    const untouched = await world.call('GET', `/${kind}s/${found.id}`, { as: 'painter' });
    expect(untouched.body).toMatchObject({ state, version: found.version });
  });
});
