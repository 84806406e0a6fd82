import type { RouteMatch } from './api-event.ts';

export type Route<T> = { routeKey: string; target: T };

/** API Gateway's choice: the most exact path wins, then the exact method over ANY; `$default` takes the rest. */
export function matchRoute<T>(
  routes: readonly Route<T>[],
  method: string,
  path: string,
): (RouteMatch & { target: T }) | undefined {
  const segments = path.split('/').slice(1);
  const found = routes
    .map((route) => ({ route, match: matchOne(route.routeKey, method, segments) }))
    .filter((one): one is { route: Route<T>; match: Match } => one.match !== undefined)
    .sort((a, b) => compare(b.match.rank, a.match.rank))[0];
  if (found === undefined) return undefined;
  const { parameters } = found.match;
  return {
    routeKey: found.route.routeKey,
    target: found.route.target,
    pathParameters: Object.keys(parameters).length > 0 ? parameters : undefined,
  };
}

type Match = { parameters: Record<string, string>; rank: number[] };

function matchOne(routeKey: string, method: string, segments: readonly string[]): Match | undefined {
  if (routeKey === '$default') return { parameters: {}, rank: [-1] };
  const [routeMethod, routePath = ''] = routeKey.split(' ');
  if (routeMethod !== 'ANY' && routeMethod !== method) return undefined;
  const parameters: Record<string, string> = {};
  const rank: number[] = [];
  const wanted = routePath.split('/').slice(1);
  for (const [at, part] of wanted.entries()) {
    const greedy = /^\{(.+)\+\}$/.exec(part)?.[1];
    if (greedy !== undefined) {
      const rest = segments.slice(at).join('/');
      if (rest === '') return undefined;
      parameters[greedy] = rest;
      return { parameters, rank: [...rank, 1, routeMethod === 'ANY' ? 0 : 1] };
    }
    const segment = segments[at];
    const variable = /^\{(.+)\}$/.exec(part)?.[1];
    if (segment === undefined || (variable === undefined ? segment !== part : segment === '')) return undefined;
    if (variable !== undefined) parameters[variable] = segment;
    rank.push(variable === undefined ? 3 : 2);
  }
  if (wanted.length !== segments.length) return undefined;
  return { parameters, rank: [...rank, 4, routeMethod === 'ANY' ? 0 : 1] };
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? -1) - (b[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
