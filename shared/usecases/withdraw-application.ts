import type { Application } from '#shared/domain/application.ts';
import type { Caller } from '#shared/domain/authority.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Deps } from '#shared/store/deps.ts';
import { applicationsOf } from './decide-application.ts';
import { moveCase } from './move-case.ts';

/** The member takes the application back, or the site what it had accepted. */
export const withdrawApplication = (
  deps: Deps,
  caller: Caller & { person: Person },
  id: string,
  version: number,
): Promise<Application> => moveCase(deps, applicationsOf(deps), caller, id, version, 'withdraw');
