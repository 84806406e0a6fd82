import { type Context, Hono } from 'hono';
import { isManager } from '#shared/domain/authority.ts';
import { memberInviteBodySchema } from '#shared/domain/member-invite.ts';
import { AppError } from '#shared/errors.ts';
import { countWaiting } from '#shared/usecases/count-waiting.ts';
import { inviteMember } from '#shared/usecases/invite-member.ts';
import { findSite } from '#shared/usecases/keep-site.ts';
import { leaveScope } from '#shared/usecases/leave-scope.ts';
import { listInvites } from '#shared/usecases/list-invites.ts';
import { listManagers } from '#shared/usecases/list-members.ts';
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
import { sitePath } from './next-steps.tsx';
import { SiteTabs } from './site-desk.tsx';

/** Who manages a house: they invite, remove and leave; so does its coordinator. */
export const managersPage = (deps: WebDeps) => {
  const page = async (c: Context<WebHono>, siteId: string, mail = '', faults: readonly FieldFault[] = []) => {
    const { view } = c.var;
    const me = signedIn(c);
    const site = await findSite(deps, me, siteId);
    const fellows = await listManagers(deps, me, siteId);
    const isOwn = isManager(me, siteId);
    const [invites, waiting] = await Promise.all([
      listInvites(deps, me, { kind: 'site', id: siteId }),
      isOwn ? countWaiting(deps, me, siteId) : 0,
    ]);
    const title = view.t.t('manage.membersTitle', { name: site.name });
    const links = isOwn
      ? [
          { href: '/manage', text: view.t.t('nav.manage') },
          { href: sitePath(site.id), text: site.name },
        ]
      : [
          { href: '/coordination', text: view.t.t('nav.coordination') },
          { href: `/coordination/sites/${site.id}`, text: site.name },
        ];
    return show(
      c,
      <Layout view={view} title={title} isPrivate sample={site.sample ? view.t.t('page.sampleText') : null}>
        <div class="content">
          <Path view={view} links={links} />
          <h1>{title}</h1>
          <p class="lead">{view.t.t('manage.membersText')}</p>
          {isOwn && <SiteTabs view={view} site={site} waiting={waiting} current="members" />}
          <MembersView
            {...{ view, fellows, invites, mail, faults }}
            action={`${sitePath(siteId)}/members`}
            me={me.person}
          />
        </div>
      </Layout>,
      faults.length > 0 ? 422 : 200,
    );
  };
  return new Hono<WebHono>()
    .get('/manage/sites/:siteId/members', (c) => page(c, c.req.param('siteId')))
    .post('/manage/sites/:siteId/members', async (c) => {
      const { t } = c.var.view;
      const me = signedIn(c);
      const site = await findSite(deps, me, c.req.param('siteId'));
      const mail = textOf(await sentForm(c), 'mail');
      const again = (text: string) => page(c, site.id, mail, [{ name: 'mail', text }]);
      const body = memberInviteBodySchema.safeParse({ scope: { kind: 'site', id: site.id }, mail });
      if (!body.success) return again(t.t('members.mailWrong', { given: mail }));
      try {
        await once(deps, c, (own) => inviteMember(own, me, body.data));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === 'limit_reached') return again(t.t('members.tooManyWait'));
        if (error.code === 'too_many_requests') return again(t.t('members.tooManyToday'));
        throw error;
      }
      return c.redirect(`${sitePath(site.id)}/members?invited`, 303);
    })
    .post('/manage/sites/:siteId/members/withdraw', async (c) => {
      const me = signedIn(c);
      const id = c.req.param('siteId');
      return withdrawSent(deps, c, me, { kind: 'site', id }, `${sitePath(id)}/members`);
    })
    .post('/manage/sites/:siteId/members/remove', async (c) => {
      const me = signedIn(c);
      const site = await findSite(deps, me, c.req.param('siteId'));
      const sent = await sentForm(c);
      const personId = textOf(sent, 'person');
      const members = `${sitePath(site.id)}/members`;
      try {
        await leaveScope(deps, me, { kind: 'site', id: site.id }, personId, versionOf(sent));
      } catch (error) {
        if (error instanceof AppError && error.code === 'last_member') return c.redirect(`${members}?last`, 303);
        throw error;
      }
      return c.redirect(personId === me.person.id ? '/manage?left' : `${members}?removed`, 303);
    });
};
