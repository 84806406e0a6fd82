import { expect, it } from 'vitest';
import { matchRoute } from '#infra/local/routes.ts';

const routes = [
  '$default',
  'ANY /{proxy+}',
  'GET /needs/{id}',
  'ANY /needs/{id}',
  'GET /needs/mine',
  'ANY /',
  'POST /needs/{rest+}',
].map((routeKey) => ({ routeKey, target: routeKey }));

it.each([
  ['GET', '/', 'ANY /', undefined],
  ['GET', '/needs/mine', 'GET /needs/mine', undefined],
  ['GET', '/needs/7', 'GET /needs/{id}', { id: '7' }],
  ['PUT', '/needs/7', 'ANY /needs/{id}', { id: '7' }],
  ['POST', '/needs/7/open', 'POST /needs/{rest+}', { rest: '7/open' }],
  ['GET', '/needs/7/open', 'ANY /{proxy+}', { proxy: 'needs/7/open' }],
  ['GET', '/needs/', 'ANY /{proxy+}', { proxy: 'needs/' }],
])('gives %s %s to %s', (method, path, routeKey, pathParameters) => {
  expect(matchRoute(routes, method, path)).toEqual({ routeKey, target: routeKey, pathParameters });
});

it('gives what no route matches to $default, and to nothing without one', () => {
  const some = routes.filter(({ routeKey }) => ['$default', 'GET /needs/mine'].includes(routeKey));
  expect(matchRoute(some, 'GET', '/spaces')?.routeKey).toBe('$default');
  expect(matchRoute(some.slice(1), 'GET', '/spaces')).toBeUndefined();
});
