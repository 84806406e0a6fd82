import { LANGUAGES, type Language } from '#shared/domain/codes.ts';
import type { Person } from '#shared/domain/person.ts';
import { AppError } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';

type Asked = { mail: string | null; mailVerified: boolean };
type Around = { userInfo: () => Promise<Asked>; acceptLanguage: string | null };
type Subject = { issuer: string; subject: string };

/** The programme's five countries all keep this zone's time. */
const FIRST_TIME_ZONE = 'Europe/Berlin';

/** The person of an issuer's subject, made when seen for the first time; of two first times at once, one is kept. */
export const knowPerson = async (deps: Deps, { issuer, subject }: Subject, around: Around): Promise<Person> => {
  const known = await deps.persons.findBySubject(issuer, subject);
  if (known) return known;
  const { mail, mailVerified } = await around.userInfo();
  const at = deps.now().toISOString();
  const person: Person = {
    schemaVersion: 1,
    id: deps.newId(),
    lang: languageOf(around.acceptLanguage),
    timeZone: FIRST_TIME_ZONE,
    mail,
    mailVerified,
    mailCheckedAt: at,
    createdAt: at,
    version: 1,
  };
  try {
    await deps.commit([deps.persons.linkSubject(issuer, subject, person.id), deps.persons.put(person)]);
    return person;
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'already_exists')) throw error;
    const other = await deps.persons.findBySubject(issuer, subject);
    if (!other) throw error;
    return other;
  }
};

/** The first of our languages that an Accept-Language header names; English otherwise. */
export const languageOf = (acceptLanguage: string | null): Language => {
  const asked = (acceptLanguage ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return asked.map((code) => LANGUAGES.find((language) => language === code)).find(Boolean) ?? 'en';
};
