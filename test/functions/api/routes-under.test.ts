import { expect, it } from 'vitest';
import { routes } from '#functions/api/routes.ts';
import { routesUnder } from '#functions/api/routes-under.ts';

it('serves every route under the first word of its address, in the order in which they are told', async () => {
  const byWord = Map.groupBy(routes, ({ path }) => path.split('/')[1]!);
  expect(Object.keys(routesUnder).sort()).toEqual([...byWord.keys()].sort());
  for (const [word, told] of byWord) {
    const served = await routesUnder[word]!();
    const names = (all: readonly { method: string; path: string }[]) =>
      all.map(({ method, path }) => `${method} ${path}`);
    expect(names(served)).toEqual(names(told));
    expect(served.every((route) => told.includes(route))).toBe(true);
  }
});
