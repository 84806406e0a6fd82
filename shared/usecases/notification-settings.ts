import type { Caller } from '#shared/domain/authority.ts';
import type { Person } from '#shared/domain/person.ts';
import {
  frequencyOf,
  SETTING_KINDS,
  type SettingKind,
  type Settings,
  settingsBodySchema,
} from '#shared/domain/settings.ts';
import type { Deps } from '#shared/store/deps.ts';
import { decideAgain } from './decide-again.ts';
import { patched } from './document-of.ts';
import { sameVersion } from './same-version.ts';

export type ShownSettings = Settings & { holds: Record<SettingKind, string> };

/** How the caller is mailed: what they chose, and what holds where they chose nothing. */
export const shownSettings = (settings: Settings, caller: Caller): ShownSettings => {
  const isMember = caller.memberships.some(({ scope }) => scope.kind === 'actor');
  const isManager = caller.memberships.some(({ scope }) => scope.kind === 'site');
  const side = isManager && !isMember ? 'manager' : 'member';
  const holds = SETTING_KINDS.map((kind) => [kind, frequencyOf(settings, kind, side)]);
  return { ...settings, holds: Object.fromEntries(holds) };
};

export const changeSettings = async (deps: Deps, me: Person, version: number, patch: object): Promise<Settings> => {
  const settings = await deps.settings.find(me.id);
  sameVersion(settings, version);
  const next = { ...settings, ...patched(settingsBodySchema, settings, patch), version: version + 1 };
  await deps.commit([deps.settings.put(next)]);
  return next;
};

/** Ends mail of these kinds for a person who need not sign in for it; again is no change. */
export const unsubscribe = async (deps: Deps, personId: string, kinds: readonly SettingKind[]): Promise<void> => {
  await decideAgain(deps, async () => {
    const settings = await deps.settings.find(personId);
    const off = Object.fromEntries(kinds.map((kind) => [kind, 'off' as const]));
    const next: Settings = { ...settings, kinds: { ...settings.kinds, ...off }, version: settings.version + 1 };
    return { changes: [deps.settings.put(next)], result: undefined };
  });
};
