import type { Context } from 'hono';
import type { Scope } from '#shared/domain/membership.ts';
import { AppError } from '#shared/errors.ts';
import { grantedScope } from '#shared/usecases/granted-scope.ts';
import { withdrawInvite } from '#shared/usecases/withdraw-invite.ts';
import { sentForm, textOf } from './form.ts';
import { versionOf } from './version-of.ts';
import type { SignedIn, WebDeps, WebHono } from './web-deps.ts';

/** The button that takes an invitation back; one that waits no more is said so on the page it came from. */
export const withdrawSent = async (deps: WebDeps, c: Context<WebHono>, me: SignedIn, scope: Scope, page: string) => {
  await grantedScope(deps, me, scope);
  const sent = await sentForm(c);
  try {
    await withdrawInvite(deps, me, textOf(sent, 'invitation'), versionOf(sent));
  } catch (error) {
    if (!(error instanceof AppError) || !['not_found', 'stale_version'].includes(error.code)) throw error;
    return c.redirect(`${page}?answered`, 303);
  }
  return c.redirect(`${page}?withdrawn`, 303);
};
