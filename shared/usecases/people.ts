import type { Membership, Scope } from '#shared/domain/membership.ts';
import type { Person } from '#shared/domain/person.ts';
import type { Settings } from '#shared/domain/settings.ts';
import type { Deps } from '#shared/store/deps.ts';

/** Somebody to be told, with what decides whether mail follows; it is looked at again when mail leaves. */
export type Recipient = { person: Person; settings: Settings; hasAddress: boolean };

/** Who is to be told, each read once and many at a time: one need may bring its members four hundred notifications. */
export type People = {
  /** Persons who belong to each of these scopes now. */
  ofScopes(scopes: readonly Scope[]): Promise<(scope: Scope) => string[]>;
  /** Of these persons those who exist. */
  recipients(personIds: readonly string[]): Promise<ReadonlyMap<string, Recipient>>;
};

export const peopleOf = (deps: Pick<Deps, 'memberships' | 'persons' | 'settings' | 'suppressions'>): People => {
  const members = new Map<string, Promise<Membership[]>>();
  const known = new Map<string, Recipient>();
  const membersOf = (scope: Scope): Promise<Membership[]> => {
    const name = nameOf(scope);
    const read = members.get(name) ?? deps.memberships.ofScope(scope);
    members.set(name, read);
    return read;
  };
  return {
    async ofScopes(scopes) {
      const read = new Map<string, string[]>();
      await Promise.all(
        scopes.map(async (scope) => {
          read.set(
            nameOf(scope),
            (await membersOf(scope)).map(({ personId }) => personId),
          );
        }),
      );
      return (scope) => read.get(nameOf(scope)) ?? [];
    },
    async recipients(personIds) {
      const missing = [...new Set(personIds)].filter((id) => !known.has(id));
      for (const recipient of await recipientsOf(deps, missing)) known.set(recipient.person.id, recipient);
      return known;
    },
  };
};

const nameOf = (scope: Scope): string => `${scope.kind}#${scope.id}`;

const recipientsOf = async (
  deps: Pick<Deps, 'persons' | 'settings' | 'suppressions'>,
  personIds: readonly string[],
): Promise<Recipient[]> => {
  if (personIds.length === 0) return [];
  const [persons, settings] = await Promise.all([deps.persons.recall(personIds), deps.settings.recall(personIds)]);
  const settingsOf = new Map(settings.map((each) => [each.personId, each]));
  const addresses = persons.flatMap(({ mail, mailVerified }) => (mail !== null && mailVerified ? [mail] : []));
  const stopped = await deps.suppressions.recall(addresses);
  return persons.map((person) => ({
    person,
    settings: settingsOf.get(person.id)!,
    hasAddress: person.mail !== null && person.mailVerified && !stopped.has(person.mail),
  }));
};
