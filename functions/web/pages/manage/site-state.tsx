import { Hono } from 'hono';
import { AppError } from '#shared/errors.ts';
import { moveSite, ownSite } from '#shared/usecases/keep-site.ts';
import { sentForm, textOf } from '../../form.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import { versionOf } from '../../version-of.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { ConfirmPage } from './confirm-page.tsx';
import { sitePath } from './next-steps.tsx';

/** A house is handed in to be verified, or archived for good. */
export const siteStatePage = (deps: WebDeps) =>
  new Hono<WebHono>().post('/manage/sites/:siteId/state', async (c) => {
    const { view } = c.var;
    const { t } = view;
    const me = signedIn(c);
    const site = await ownSite(deps, me, c.req.param('siteId'));
    const path = sitePath(site.id);
    const sent = await sentForm(c);
    const move = textOf(sent, 'move');
    if (move !== 'submit' && move !== 'archive') throw new AppError('malformed', 'This form is not whole.');
    if (move === 'archive' && textOf(sent, 'sure') === '')
      return show(
        c,
        <ConfirmPage
          view={view}
          title={t.t('manage.archiveTitle', { name: site.name })}
          text={t.t('manage.archiveSite')}
          submit={t.t('manage.archive')}
          action={`${path}/state`}
          fields={{ move, version: String(site.version) }}
          links={[
            { href: '/manage', text: t.t('nav.manage') },
            { href: path, text: site.name },
          ]}
          back={path}
        />,
      );
    await moveSite(deps, me, site.id, versionOf(sent), move);
    return c.redirect(`${path}?${move === 'submit' ? 'submitted' : 'archived'}`, 303);
  });
