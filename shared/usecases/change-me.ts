import { mergePatch } from '#shared/domain/merge-patch.ts';
import { type Person, personPatchSchema } from '#shared/domain/person.ts';
import { AppError } from '#shared/errors.ts';
import { parseInput } from '#shared/parse-input.ts';
import type { Deps } from '#shared/store/deps.ts';
import { sameVersion } from './same-version.ts';

/** Language and time zone; the mail address is the issuer's word. */
export const changeMe = async (deps: Deps, me: Person, version: number, patch: object): Promise<Person> => {
  sameVersion(me, version);
  const body = parseInput(personPatchSchema, mergePatch({ lang: me.lang, timeZone: me.timeZone }, patch));
  const next: Person = { ...me, ...body, version: version + 1 };
  await deps.commit([deps.persons.put(next)]);
  return next;
};

const FRESH_MS = 24 * 3_600_000;
/** Asks the issuer again for the mail address once a day. */
export const freshenMail = async (
  deps: Deps,
  me: Person,
  userInfo: () => Promise<{ mail: string | null; mailVerified: boolean }>,
): Promise<Person> => {
  const now = deps.now();
  if (now.getTime() - Date.parse(me.mailCheckedAt) < FRESH_MS) return me;
  const next: Person = { ...me, ...(await userInfo()), mailCheckedAt: now.toISOString(), version: me.version + 1 };
  try {
    await deps.commit([deps.persons.put(next)]);
    return next;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'stale_version') throw error;
    return (await deps.persons.find(me.id)) ?? me; // asked at the same moment elsewhere: a read is never stale
  }
};
