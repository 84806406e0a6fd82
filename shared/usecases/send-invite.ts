import { log } from '#shared/config/log.ts';
import type { MemberInvite } from '#shared/domain/member-invite.ts';
import { AppError } from '#shared/errors.ts';
import type { MembershipMail } from '#shared/mail/mail-input.ts';
import { renderMail } from '#shared/mail/render-mail.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { MailClaim } from '#shared/store/event-ports.ts';
import { closeClaim } from './close-claim.ts';
import { openToken } from './sealed-token.ts';
import { addressHashOf, CLAIM_LAPSES_MS, type MailerDeps } from './send-claim.ts';

/** Mails an invitation to membership, once: its own id is the id of the one claim it can have. */
export const sendInvite = async (deps: MailerDeps, inviteId: string): Promise<void> => {
  const now = deps.now();
  const invite = await deps.memberInvites.find(inviteId);
  if (invite?.state !== 'sent' || invite.sealedToken === null || Date.parse(invite.expiresAt) <= now.getTime()) return;
  if (await deps.suppressions.has(invite.mail)) return;
  const claim: MailClaim = {
    id: inviteId,
    personId: inviteId, // it may be nobody's yet
    frequency: 'instant',
    rows: [],
    addressHash: addressHashOf(invite.mail),
    claimedAt: now.toISOString(),
    state: 'open',
    day: null,
  };
  const input = await mailOf(deps, invite, openToken(await deps.service.key(), inviteId, invite.sealedToken));
  try {
    await deps.commit([deps.outbox.claim(claim, new Date(now.getTime() + CLAIM_LAPSES_MS).toISOString())]);
  } catch (error) {
    if (error instanceof AppError && error.code === 'stale_version') return; // claimed before
    throw error;
  }
  const outcome = await deps.mailer.send({
    to: invite.mail,
    ...renderMail(input),
    headers: {},
    tags: { claim: inviteId, person: inviteId },
  });
  if (outcome.kind === 'sent') return closeClaim(deps, inviteId, inviteId);
  if (outcome.kind === 'unknown') return log.warn('mail_outcome_unknown', { inviteId, because: outcome.because });
  await deps.commit([deps.outbox.removeClaim(claim)]);
  throw new Error(`SES refused a mail (${outcome.because}); it waits again`);
};

/** In the language of who invites: of the invited nothing is known but the address. */
const mailOf = async (deps: MailerDeps, invite: MemberInvite, token: string): Promise<MembershipMail> => {
  const inviter = await deps.persons.find(invite.invitedBy);
  return {
    kind: 'membership-invitation',
    recipient: { lang: inviter?.lang ?? 'en', timeZone: inviter?.timeZone ?? 'UTC' },
    origin: deps.publicOrigin,
    scope: { kind: invite.scope.kind, name: await nameOf(deps, invite.scope) },
    expiresAt: invite.expiresAt,
    item: `/memberships/accept#token=${token}`, // a fragment never reaches a server or its logs
  };
};

const nameOf = async (deps: Deps, { kind, id }: MemberInvite['scope']): Promise<string | null> => {
  if (kind === 'all') return null;
  const found = await { actor: deps.actors, site: deps.sites, region: deps.regions }[kind].find(id);
  return found?.name ?? id;
};
