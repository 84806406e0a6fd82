import { type Caller, visitor } from '#shared/domain/authority.ts';
import { AppError } from '#shared/errors.ts';
import { knowPerson } from '#shared/usecases/know-person.ts';
import type { ApiDeps } from './route.ts';

export type Known = { caller: Caller; token: string | null; groups: readonly string[] };

/** Who calls: nobody without a token; with one, the person of its subject and the memberships stored now. */
export const callerOf = async (deps: ApiDeps, headers: Headers): Promise<Known> => {
  const authorization = headers.get('authorization');
  if (authorization === null) return { caller: visitor, token: null, groups: [] };
  const token = /^Bearer ([A-Za-z0-9._~+/=-]{1,8192})$/i.exec(authorization)?.[1];
  if (token === undefined) throw new AppError('unauthenticated', 'The Authorization header carries no bearer token.');
  const claims = await deps.verify(token);
  const person = await knowPerson(deps, claims, {
    userInfo: () => deps.userInfo(token),
    acceptLanguage: headers.get('accept-language'),
  });
  return { caller: await asStoredNow(deps, { person, memberships: [] }), token, groups: claims.groups };
};

/** The caller with the memberships that are stored at this moment. */
export const asStoredNow = async (deps: ApiDeps, { person }: Caller): Promise<Caller> => ({
  person,
  memberships: person ? await deps.memberships.ofPerson(person.id) : [],
});
