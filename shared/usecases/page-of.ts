import type { CaseKind } from '#shared/domain/case-moves.ts';

// Where mails and notifications lead: the pages for people, as paths from the service's origin.

export const pageOf = {
  /** Why a space suits a need, or does not. */
  match: (needId: string, spaceId: string): string => `/needs/${needId}/spaces/${spaceId}`,
  need: (needId: string): string => `/needs/${needId}`,
  space: (spaceId: string): string => `/spaces/${spaceId}`,
  suitors: (spaceId: string): string => `/manage/spaces/${spaceId}`,
  case: (kind: CaseKind, id: string): string => `/${kind}s/${id}`,
  why: (noteId: string): string => `/notifications/${noteId}`,
  settings: (): string => '/settings',
} as const;
