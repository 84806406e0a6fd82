import { Hono } from 'hono';
import { AppError } from '#shared/errors.ts';
import { moveSpace, ownSpace } from '#shared/usecases/keep-space.ts';
import { sentForm, textOf } from '../../form.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import { versionOf } from '../../version-of.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { ConfirmPage } from './confirm-page.tsx';
import { sitePath } from './next-steps.tsx';

const MOVES = ['publish', 'pause', 'archive'] as const;

/** A room is offered, taken back for a while, or archived for good. */
export const spaceStatePage = (deps: WebDeps) =>
  new Hono<WebHono>().post('/manage/spaces/:spaceId/state', async (c) => {
    const { view } = c.var;
    const { t } = view;
    const me = signedIn(c);
    const { space, site } = await ownSpace(deps, me, c.req.param('spaceId'));
    const sent = await sentForm(c);
    const given = textOf(sent, 'move');
    const move = MOVES.find((each) => each === given);
    if (move === undefined) throw new AppError('malformed', 'This form is not whole. Open its page again.');
    const desk = `/manage/spaces/${space.id}`;
    if (move === 'archive' && textOf(sent, 'sure') === '')
      return show(
        c,
        <ConfirmPage
          view={view}
          title={t.t('manage.archiveTitle', { name: space.name })}
          text={t.t('manage.archiveRoom')}
          submit={t.t('manage.archive')}
          action={`${desk}/state`}
          fields={{ move, version: String(space.version) }}
          links={[
            { href: '/manage', text: t.t('nav.manage') },
            { href: sitePath(site.id), text: site.name },
            { href: desk, text: space.name },
          ]}
          back={desk}
        />,
      );
    await moveSpace(deps, me, space.id, versionOf(sent), move);
    // Nobody sees the room before the house is handed in: that is what comes next.
    if (move === 'publish' && (site.state === 'draft' || site.state === 'returned'))
      return c.redirect(`${sitePath(site.id)}?roomPublished`, 303);
    return c.redirect(move === 'archive' ? `${sitePath(site.id)}?roomArchived` : `${desk}?${move}`, 303);
  });
