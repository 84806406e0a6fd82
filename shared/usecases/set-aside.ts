import { type Caller, may } from '#shared/domain/authority.ts';
import type { Person } from '#shared/domain/person.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { findSuitor } from './list-suitors.ts';
import { lookedAfter } from './shown-space.ts';

type SignedIn = Caller & { person: Person };
export type SetAside = { pseudonym: string; aside: boolean };

const MOST_A_SPACE = 1000;

/**
 * Leaves a suitor out of the list of a space, or takes it in again; nobody is told. Only who is listed can be set aside,
 * and taking back what is not there says the same as taking back what is: neither tells whether a need still exists.
 */
export const setAside = async (
  deps: Deps,
  caller: SignedIn,
  spaceId: string,
  { pseudonym, aside }: SetAside,
): Promise<SetAside> => {
  const { space, site } = await lookedAfter(deps, caller, spaceId);
  if (!may.setAside(caller, site)) throw notFound('space');
  const at = deps.now().toISOString();
  const by = caller.person.id;
  if (aside) {
    await findSuitor(deps, caller, space.id, pseudonym);
    if ((await deps.asides.list(space.id)).size >= MOST_A_SPACE)
      throw new AppError('limit_reached', `At most ${MOST_A_SPACE} can be set aside for a space.`);
  }
  await deps.commit([
    aside ? deps.asides.put(space.id, pseudonym, at) : deps.asides.remove(space.id, pseudonym),
    deps.audit.row({ at, by, act: aside ? 'suitor.set-aside' : 'suitor.put-back', subject: space.id }),
  ]);
  return { pseudonym, aside };
};
