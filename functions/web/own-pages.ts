import { openCursor, sealCursor } from '#shared/http/cursor.ts';
import type { SignedIn, WebDeps } from './web-deps.ts';

/** Where the pages of a list of one's own begin: sealed, good for this person and this list only. */
export const ownPages = async (deps: WebDeps, { person }: SignedIn, list: readonly unknown[]) => {
  const key = await deps.service.key();
  const binding = ['own', person.id, ...list];
  return {
    after: (cursor: string | undefined): string | null =>
      cursor === undefined || cursor === '' ? null : openCursor(key, binding, cursor),
    cursor: (next: string): string => sealCursor(key, binding, next),
  };
};
