import { Hono } from 'hono';
import { listMySites, type MySite } from '#shared/usecases/list-my-sites.ts';
import { DrawingSymbols } from '#shared/web/drawing.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { Notice } from '#shared/web/notice.tsx';
import type { View } from '#shared/web/view.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { SiteItem } from '../site-item.tsx';
import { DRAFT_OF_NEW_SITE } from './new-site.tsx';
import { NextSteps, nextSteps, sitePath } from './next-steps.tsx';

const MOST_STEPS = 3;

/** The houses that somebody keeps; for whoever keeps none, how to list one. */
export const mySitesPage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/manage', async (c) => {
    const { view } = c.var;
    const me = signedIn(c);
    const [mine, begun] = await Promise.all([listMySites(deps, me), deps.drafts.find(me.person.id, DRAFT_OF_NEW_SITE)]);
    const byName = mine.toSorted((a, b) => a.site.name.localeCompare(b.site.name, view.t.lang));
    return show(c, <MySitesPage view={view} mine={byName} hasBegun={begun !== undefined} />);
  });

const MySitesPage = ({ view, mine, hasBegun }: { view: View; mine: readonly MySite[]; hasBegun: boolean }) => {
  const { t } = view;
  const isSample = mine.some(({ site }) => site.sample);
  return (
    <Layout view={view} title={t.t('nav.manage')} isPrivate sample={isSample ? t.t('page.sampleText') : null}>
      <DrawingSymbols kinds={mine.map(({ site }) => site.building ?? 'unknown')} />
      <div class="content manage">
        {view.url.searchParams.has('kept') && <Notice>{t.t('manage.kept')}</Notice>}
        {view.url.searchParams.has('left') && <Notice>{t.t('manage.left')}</Notice>}
        <div class="desk-head">
          <h1>{t.t('nav.manage')}</h1>
          {mine.length > 0 && (
            <div class="desk-acts">
              <a class="button" href="/manage/sites/new">
                {t.t(hasBegun ? 'manage.goOn' : 'manage.another')}
              </a>
            </div>
          )}
        </div>
        {mine.length === 0 ? (
          <Invitation view={view} hasBegun={hasBegun} />
        ) : (
          <ul class="results">
            {mine.map((each) => (
              <SiteItem view={view} site={each.site} href={sitePath(each.site.id)}>
                <p class="second">{t.t(`manage.state.${each.site.state}`)}</p>
                <SpaceCounts view={view} mine={each} />
                <NextSteps view={view} mine={each} steps={nextSteps(view, each).slice(0, MOST_STEPS)} />
              </SiteItem>
            ))}
          </ul>
        )}
      </div>
    </Layout>
  );
};

const SHOWN_STATES = ['published', 'paused', 'draft'] as const;

/** "Rooms: published 2, draft 1" */
const SpaceCounts = ({ view: { t }, mine: { spaces } }: { view: View; mine: MySite }) => {
  const states = SHOWN_STATES.filter((state) => spaces[state] > 0);
  return (
    <p class="key-line">
      {states.length > 0 && <span class="second">{t.t('house.spaces')}</span>}
      {states.length === 0
        ? t.t('manage.noRooms')
        : states.map((state) => (
            <span>
              {t.t(`manage.rooms.${state}`)} <strong>{t.number(spaces[state])}</strong>
            </span>
          ))}
    </p>
  );
};

const Invitation = ({ view: { t }, hasBegun }: { view: View; hasBegun: boolean }) => (
  <section class="prose manage-invitation">
    <h2>{t.t('manage.none')}</h2>
    <p>{t.t('manage.noneText')}</p>
    <ol class="manage-way">
      <li>{t.t('manage.way1')}</li>
      <li>{t.t('manage.way2')}</li>
      <li>{t.t('manage.way3')}</li>
    </ol>
    <a class="button plate" href="/manage/sites/new">
      {t.t(hasBegun ? 'manage.goOn' : 'manage.list')}
    </a>
    <p class="second">{t.t('manage.invited')}</p>
  </section>
);
