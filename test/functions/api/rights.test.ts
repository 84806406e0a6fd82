import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '#functions/api/routes.ts';
import { rights } from '#test/support/rights.ts';
import { aFixture, type Fixture, ROLES, type Role } from '#test/support/rights-fixture.ts';
import { startWorld, type World } from '#test/support/world.ts';

// Every route × every role × what is its own, another's, or not there. A route without a line in rights.ts fails.

let world: World;
let fixture: Fixture;
beforeAll(async () => {
  world = await startWorld();
  fixture = await aFixture(world);
}, 60_000);
afterAll(() => world.stop());

const STALE = 999_999; // a version nobody wrote: rights are decided before it, nothing is changed
const nameOf = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`;
const fill = (path: string, ids: Record<string, string>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'not-there');

const ask = async (route: (typeof routes)[number], role: Role, ids: Record<string, string>) => {
  const { body, query } = rights[nameOf(route)]!;
  return world.call(route.method, fill(route.path, ids) + (query?.(fixture) ?? ''), {
    ...(role !== 'visitor' && { as: fixture.subject[role] }),
    ...((route.body || route.patches) && { body: body?.(fixture) ?? {} }),
    ...(route.ifMatch && { version: STALE }),
  });
};
const isLetIn = (status: number): boolean => ![401, 403, 404].includes(status);

it('every route has its line of rights, and no line is without a route', () => {
  expect(Object.keys(rights).sort()).toEqual(routes.map(nameOf).sort());
});

describe.each(routes.map((route) => [nameOf(route), route] as const))('%s', (name, route) => {
  const line = rights[name]!;
  const hasObject = route.path.includes('{');

  it.each(ROLES)('as %s', async (role) => {
    const answer = await ask(route, role, fixture.ids);
    if (line.for.includes(role))
      return expect([role, answer.status, isLetIn(answer.status)]).toEqual([role, answer.status, true]);
    const wanted = role === 'visitor' && route.who === 'signed-in' ? 401 : (line.else ?? 404);
    expect([role, answer.status]).toEqual([role, wanted]);
  });

  it.each(hasObject ? ROLES : [])(
    'as %s, of what is not there, and the answer is the same as of another’s',
    async (role) => {
      const nothing = await ask(route, role, { kind: 'actor' });
      if (role === 'visitor' && route.who === 'signed-in') return expect(nothing.status).toBe(401);
      expect(nothing.status).toBe(404);
      const owns = role === 'otherMember' || role === 'otherManager'; // for them the first of everything is another's
      const others = await ask(route, role, owns ? fixture.ids : fixture.otherIds);
      if (others.status === 404) expect(others.body).toEqual(nothing.body);
    },
  );

  it('never answers 500', async () => {
    for (const role of ROLES) expect((await ask(route, role, fixture.ids)).status).toBeLessThan(500);
  });
});
