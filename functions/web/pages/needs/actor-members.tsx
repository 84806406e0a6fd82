import type { Context } from 'hono';
import { Hono } from 'hono';
import { memberInviteBodySchema } from '#shared/domain/member-invite.ts';
import { AppError } from '#shared/errors.ts';
import { inviteMember } from '#shared/usecases/invite-member.ts';
import { findActor } from '#shared/usecases/keep-actor.ts';
import { leaveScope } from '#shared/usecases/leave-scope.ts';
import { listInvites } from '#shared/usecases/list-invites.ts';
import { listMembers } from '#shared/usecases/list-members.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { Path } from '#shared/web/path.tsx';
import { sentForm, textOf } from '../../form.ts';
import { once } from '../../once.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import { versionOf } from '../../version-of.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { withdrawSent } from '../../withdraw-sent.ts';
import { MembersView } from '../members-view.tsx';

/** Who belongs to an actor: they invite, remove and leave. */
export const actorMembersPage = (deps: WebDeps) => {
  const page = async (c: Context<WebHono>, actorId: string, mail = '', faults: readonly FieldFault[] = []) => {
    const { view } = c.var;
    const me = signedIn(c);
    const actor = await findActor(deps, me, actorId);
    const [fellows, invites] = await Promise.all([
      listMembers(deps, me, actorId),
      listInvites(deps, me, { kind: 'actor', id: actorId }),
    ]);
    const links = [
      { href: '/needs', text: view.t.t('nav.needs') },
      { href: `/actors/${actorId}`, text: actor.name },
    ];
    return show(
      c,
      <Layout view={view} title={view.t.t('members.title', { name: actor.name })} isPrivate>
        <div class="content desk">
          <Path view={view} links={links} />
          <h1>{view.t.t('members.title', { name: actor.name })}</h1>
          <p class="lead">{view.t.t('members.lead')}</p>
          <MembersView
            {...{ view, fellows, invites, mail, faults }}
            action={`/actors/${actorId}/members`}
            me={me.person}
          />
        </div>
      </Layout>,
      faults.length > 0 ? 422 : 200,
    );
  };
  return new Hono<WebHono>()
    .get('/actors/:actorId/members', (c) => page(c, c.req.param('actorId')))
    .post('/actors/:actorId/members', async (c) => {
      const { t } = c.var.view;
      const me = signedIn(c);
      const actor = await findActor(deps, me, c.req.param('actorId'));
      const mail = textOf(await sentForm(c), 'mail');
      const again = (text: string) => page(c, actor.id, mail, [{ name: 'mail', text }]);
      const scope = { kind: 'actor', id: actor.id } as const;
      const body = memberInviteBodySchema.safeParse({ scope, mail });
      if (!body.success) return again(t.t('members.mailWrong', { given: mail }));
      try {
        await once(deps, c, (own) => inviteMember(own, me, body.data));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === 'limit_reached') return again(t.t('members.tooManyWait'));
        if (error.code === 'too_many_requests') return again(t.t('members.tooManyToday'));
        throw error;
      }
      return c.redirect(`/actors/${actor.id}/members?invited`, 303);
    })
    .post('/actors/:actorId/members/withdraw', async (c) => {
      const me = signedIn(c);
      const id = c.req.param('actorId');
      return withdrawSent(deps, c, me, { kind: 'actor', id }, `/actors/${id}/members`);
    })
    .post('/actors/:actorId/members/remove', async (c) => {
      const me = signedIn(c);
      const actor = await findActor(deps, me, c.req.param('actorId'));
      const sent = await sentForm(c);
      const personId = textOf(sent, 'person');
      try {
        await leaveScope(deps, me, { kind: 'actor', id: actor.id }, personId, versionOf(sent));
      } catch (error) {
        if (error instanceof AppError && error.code === 'last_member')
          return c.redirect(`/actors/${actor.id}/members?last`, 303);
        throw error;
      }
      return c.redirect(personId === me.person.id ? '/needs' : `/actors/${actor.id}/members?removed`, 303);
    });
};
