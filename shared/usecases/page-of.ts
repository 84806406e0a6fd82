import type { CaseKind } from '#shared/domain/case-moves.ts';
import type { Scope } from '#shared/domain/membership.ts';

// Where mails and notifications lead: the pages for people, as paths from the service's origin.

export const pageOf = {
  /** Why a space suits a need, or does not. */
  match: (needId: string, spaceId: string): string => `/needs/${needId}/spaces/${spaceId}`,
  need: (needId: string): string => `/needs/${needId}`,
  space: (spaceId: string): string => `/spaces/${spaceId}`,
  suitors: (spaceId: string): string => `/manage/spaces/${spaceId}`,
  case: (kind: CaseKind, id: string): string => `/${kind}s/${id}`,
  why: (noteId: string): string => `/notifications/${noteId}`,
  /** Of what somebody belongs to. */
  scope: ({ kind, id }: Scope): string =>
    kind === 'actor' ? `/actors/${id}` : kind === 'site' ? `/manage/sites/${id}` : '/coordination',
  settings: (): string => '/settings',
} as const;
