import type { Context } from 'hono';
import { Hono } from 'hono';
import type { MergePatch } from '#shared/domain/merge-patch.ts';
import { AppError, notFound } from '#shared/errors.ts';
import { changePhrase, unlocksPhrase } from '#shared/i18n/change-phrase.ts';
import { changeNeed } from '#shared/usecases/keep-need.ts';
import { matchNeed } from '#shared/usecases/match-need.ts';
import { Layout } from '#shared/web/layout.tsx';
import { Path } from '#shared/web/path.tsx';
import { PostForm } from '#shared/web/post-form.tsx';
import { sentForm, textOf } from '../../form.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import { versionOf } from '../../version-of.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { needName } from './need-facts.ts';

/** One change that the advice or a near miss names: what it is, what it brings, and whether to make it. */
export const adviceChangePage = (deps: WebDeps) => {
  /** Only what the rule itself advises: an address may come from anybody. */
  const advised = async (c: Context<WebHono>, needId: string, asked: string) => {
    const { need, page } = await matchNeed(deps, signedIn(c), needId, { limit: 1 });
    const is = ({ change }: { change: MergePatch }) => JSON.stringify(change) === asked;
    const row = page.advice.find(is);
    const change = row?.change ?? page.nearMisses.find(is)?.change;
    return { need, change, unlocks: row?.unlocks ?? 1, loses: row?.loses ?? 0 };
  };
  return new Hono<WebHono>()
    .get('/needs/:needId/change', async (c) => {
      const { view } = c.var;
      const { t } = view;
      const asked = c.req.query('change') ?? '';
      const { need, change, unlocks, loses } = await advised(c, c.req.param('needId'), asked);
      const says = change && changePhrase(t, need, change);
      if (!says) throw notFound('change');
      return show(
        c,
        <Layout view={view} title={says} isPrivate>
          <div class="content desk">
            <Path
              view={view}
              links={[
                { href: '/needs', text: t.t('nav.needs') },
                { href: `/needs/${need.id}`, text: needName(t, need) },
              ]}
            />
            <h1>{says}</h1>
            <p class="lead">
              <strong>{unlocksPhrase(t, unlocks)}</strong>
              {loses > 0 && ` ${t.t('results.loses', { count: loses })}`}
            </p>
            <p>{t.t('needs.changeText')}</p>
            <PostForm view={view} action={`/needs/${need.id}/change`} class="form">
              <input type="hidden" name="change" value={asked} />
              <input type="hidden" name="version" value={String(need.version)} />
              <div class="form-end">
                <button class="button plate" type="submit">
                  {t.t('needs.changeDo')}
                </button>
                <a href={`/needs/${need.id}`}>{t.t('needs.changeNot')}</a>
              </div>
            </PostForm>
          </div>
        </Layout>,
      );
    })
    .post('/needs/:needId/change', async (c) => {
      const me = signedIn(c);
      const sent = await sentForm(c);
      const { need, change } = await advised(c, c.req.param('needId'), textOf(sent, 'change'));
      if (!change) throw new AppError('stale_version', 'This change is not advised any more.');
      await changeNeed(deps, me, need.id, versionOf(sent), change);
      return c.redirect(`/needs/${need.id}?saved`, 303);
    });
};
