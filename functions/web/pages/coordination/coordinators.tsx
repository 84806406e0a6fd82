import { type Context, Hono } from 'hono';
import { may } from '#shared/domain/authority.ts';
import { memberInviteBodySchema } from '#shared/domain/member-invite.ts';
import type { Scope } from '#shared/domain/membership.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { inviteMember, type SentInvite } from '#shared/usecases/invite-member.ts';
import { findRegion } from '#shared/usecases/keep-region.ts';
import { leaveScope } from '#shared/usecases/leave-scope.ts';
import { listInvites } from '#shared/usecases/list-invites.ts';
import { listCoordinators } from '#shared/usecases/list-members.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { sentForm, textOf } from '../../form.ts';
import { once } from '../../once.ts';
import { show } from '../../show.ts';
import { versionOf } from '../../version-of.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { withdrawSent } from '../../withdraw-sent.ts';
import { coordinating } from './coordination-frame.tsx';
import { CoordinatorsPage } from './coordinators-view.tsx';

/** `all` in the place of a region's id: those who coordinate every region. */
const ALL = 'all';

/** A region, or all of them: who coordinates it, invited and removed by each other. */
export const coordinatorsPages = (deps: WebDeps) => {
  const asked = async (c: Context<WebHono>) => {
    const caller = coordinating(c);
    const id = c.req.param('regionId') ?? '';
    const scope: Scope = { kind: id === ALL ? 'all' : 'region', id };
    if (!may.grant(caller, scope, { regionId: null })) throw notFound('region');
    return { caller, scope, region: scope.kind === 'all' ? null : await findRegion(deps, id) };
  };
  const page = async (c: Context<WebHono>, faults: readonly FieldFault[] = [], mail = '', status: 200 | 422 = 200) => {
    const { caller, scope, region } = await asked(c);
    const [fellows, invites] = await Promise.all([
      listCoordinators(deps, caller, scope),
      listInvites(deps, caller, scope),
    ]);
    return show(
      c,
      <CoordinatorsPage view={c.var.view} me={caller.person} {...{ region, fellows, invites, faults, mail }} />,
      status,
    );
  };

  return new Hono<WebHono>()
    .get('/coordination/regions/:regionId', (c) => page(c))
    .post('/coordination/regions/:regionId/invite', async (c) => {
      const { caller, scope } = await asked(c);
      const { t } = c.var.view;
      const mail = textOf(await sentForm(c), 'mail');
      const body = memberInviteBodySchema.safeParse({ scope, mail });
      if (!body.success) {
        const text =
          mail === '' ? t.t('form.empty', { field: t.t('regions.mail') }) : t.t('regions.noMail', { given: mail });
        return page(c, [{ name: 'mail', text }], mail, 422);
      }
      try {
        await once<SentInvite>(deps, c, (own) => inviteMember(own, caller, body.data));
      } catch (error) {
        return page(c, [{ name: 'mail', text: tooMany(error, t) }], mail, 422);
      }
      return c.redirect(`/coordination/regions/${scope.id}?invited`, 303);
    })
    .post('/coordination/regions/:regionId/withdraw', async (c) => {
      const { caller, scope } = await asked(c);
      return withdrawSent(deps, c, caller, scope, `/coordination/regions/${scope.id}`);
    })
    .post('/coordination/regions/:regionId/remove', async (c) => {
      const { caller, scope } = await asked(c);
      const answers = await sentForm(c);
      const personId = textOf(answers, 'person');
      const isMe = personId === caller.person.id;
      try {
        await leaveScope(deps, caller, scope, personId, versionOf(answers));
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'last_member') throw error;
        return c.redirect(`/coordination/regions/${scope.id}?last`, 303);
      }
      return c.redirect(isMe ? '/' : `/coordination/regions/${scope.id}?removed`, 303);
    });
};

/** What to say of an invitation that was refused for its number; anything else is thrown on. */
const tooMany = (error: unknown, t: Translator): string => {
  if (error instanceof AppError && ['limit_reached', 'too_many_requests'].includes(error.code))
    return t.t('regions.tooMany');
  throw error;
};
