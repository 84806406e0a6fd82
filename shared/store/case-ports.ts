import type { Application } from '#shared/domain/application.ts';
import type { CaseKind } from '#shared/domain/case-moves.ts';
import type { Invitation } from '#shared/domain/invitation.ts';
import type { MemberInvite } from '#shared/domain/member-invite.ts';
import type { Scope } from '#shared/domain/membership.ts';
import type { At, Change, NounStore, Page } from './ports.ts';

/** Applications, or invitations: at most one open a need and space, each in the lists of its actor and its site. */
export interface CaseStore<T> extends Omit<NounStore<T>, 'put'> {
  /** Refused (already_exists) while another of its kind is open for the pair; one that lapsed before `now` is not. */
  create(made: T, now: Date): Change[];
  /** Over the version read; `holdsPair` false where another has taken the pair since this one lapsed. */
  save(next: T, options?: { holdsPair: boolean }): Change[];
  /** The one that is open for the pair, or lapsed and not yet written down. */
  holder(needId: string, spaceId: string): Promise<string | undefined>;
  /** Newest first; `after` is a position of the same list. */
  listByActors(actorIds: readonly string[], at: At): Promise<Page<T>>;
  listBySite(siteId: string, at: At): Promise<Page<T>>;
}
export interface ApplicationStore extends CaseStore<Application> {}
export interface InvitationStore extends CaseStore<Invitation> {}

export interface MemberInviteStore {
  find(id: string): Promise<MemberInvite | undefined>;
  /** Those of a scope that nobody has accepted and the clock has not ended. */
  listWaiting(scope: Scope): Promise<MemberInvite[]>;
  /** Refused where as many wait for the scope already (limit_reached), or its inviter sent as many that day (too_many_requests). */
  create(invite: MemberInvite, most: { waiting: number; aDay: number }): Change[];
  /** Over the version read: an invitation is used once. */
  save(next: MemberInvite): Change[];
}

/** What the clock has to move, by when. */
export type DueCase = { kind: CaseKind | 'member-invite'; id: string; dueAt: string };
export interface DueCaseStore {
  /** Due up to an instant, earliest first; from an index that may lag. */
  list(until: string, at: At): Promise<Page<DueCase>>;
}

/** What the use cases of applications, invitations and membership are given besides the rest. */
export type CaseDeps = {
  applications: ApplicationStore;
  invitations: InvitationStore;
  memberInvites: MemberInviteStore;
  dueCases: DueCaseStore;
};
