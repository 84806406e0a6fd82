import type { Caller } from '#shared/domain/authority.ts';
import type { Membership } from '#shared/domain/membership.ts';
import type { Deps } from '#shared/store/deps.ts';
import { pageOf } from './page-of.ts';

export type NamedMembership = Membership & {
  name: string | null; // null: of all
  page: string;
};

/** What the caller belongs to, by name, and where its page is. */
export const namedMemberships = async (deps: Deps, { memberships }: Caller): Promise<NamedMembership[]> => {
  const of = (kind: string) => memberships.filter(({ scope }) => scope.kind === kind).map(({ scope }) => scope.id);
  const [actors, sites, regions] = await Promise.all([
    deps.actors.findMany(of('actor')),
    deps.sites.findMany(of('site')),
    deps.regions.findMany(of('region')),
  ]);
  const names = new Map([...actors, ...sites, ...regions].map(({ id, name }) => [id, name]));
  return memberships.map((membership) => {
    const { scope } = membership;
    return {
      ...membership,
      name: scope.kind === 'all' ? null : (names.get(scope.id) ?? scope.id),
      page: pageOf.scope(scope),
    };
  });
};
