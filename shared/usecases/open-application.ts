import { type Caller, may } from '#shared/domain/authority.ts';
import { asOf } from '#shared/domain/case.ts';
import type { Deps } from '#shared/store/deps.ts';

/** The application that is open for this need and space, for members of its actor; null where there is none. */
export const findOpenApplication = async (
  deps: Deps,
  caller: Caller,
  needId: string,
  spaceId: string,
): Promise<string | null> => {
  const id = await deps.applications.holder(needId, spaceId);
  const found = id === undefined ? undefined : await deps.applications.find(id);
  if (!found || !may.decideForActor(caller, found.actorId)) return null;
  return asOf(found, deps.now()).endedAt === null ? found.id : null;
};
