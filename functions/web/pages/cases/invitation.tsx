import { Hono } from 'hono';
import { answerInvitation, invitationsOf } from '#shared/usecases/answer-invitation.ts';
import { findCase } from '#shared/usecases/move-case.ts';
import { showInvitation } from '#shared/usecases/show-case.ts';
import { signedIn } from '../../reader.ts';
import type { SignedIn, WebDeps, WebHono } from '../../web-deps.ts';
import { moveByForm, showCaseCalendar, showCasePage } from './case-routes.tsx';

/** An invitation, for both sides; the house learns who it is only when it is accepted. */
export const invitationPage = (deps: WebDeps) => {
  const find = async (caller: SignedIn, id: string) => {
    const pair = await findCase(deps, invitationsOf(deps), caller, id);
    return { each: { kind: 'invitation' as const, shown: await showInvitation(deps, caller, pair) }, pair };
  };
  return new Hono<WebHono>()
    .get('/invitations/:id', async (c) => showCasePage(deps, c, await find(signedIn(c), c.req.param('id'))))
    .get('/invitations/:id/calendar.ics', async (c) =>
      showCaseCalendar(deps, c, await find(signedIn(c), c.req.param('id'))),
    )
    .post('/invitations/:id/:move{accept|decline|withdraw}', (c) => {
      const { id, move } = c.req.param();
      return moveByForm(
        deps,
        c,
        `/invitations/${id}`,
        (caller) => find(caller, id),
        async (caller, version) => {
          await answerInvitation(deps, caller, id, version, move as 'accept' | 'decline' | 'withdraw');
          return null;
        },
      );
    });
};
