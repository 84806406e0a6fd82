import { Hono } from 'hono';
import { may } from '#shared/domain/authority.ts';
import type { Site } from '#shared/domain/site.ts';
import { openCursor, sealCursor } from '#shared/http/cursor.ts';
import { listSitesToJudge } from '#shared/usecases/list-sites-to-judge.ts';
import { Drawing, DrawingSymbols } from '#shared/web/drawing.tsx';
import { Notice } from '#shared/web/notice.tsx';
import { Pager } from '#shared/web/pager.tsx';
import { Tabs } from '#shared/web/tabs.tsx';
import type { View } from '#shared/web/view.ts';
import { show } from '../../show.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { buildingText, placeText } from '../site-text.ts';
import { CoordinationFrame, coordinating } from './coordination-frame.tsx';

const A_PAGE = 20;
const LISTED = ['submitted', 'verified', 'returned'] as const;
type Listed = (typeof LISTED)[number];

/** Sites that wait to be decided on, and those that were. */
export const waitingSitesPage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/coordination/sites', async (c) => {
    const caller = coordinating(c);
    const { view } = c.var;
    const state = LISTED.find((each) => each === c.req.query('state')) ?? 'submitted';
    const key = await deps.service.key();
    const binding = ['coordination', caller.person.id, state];
    const cursor = c.req.query('cursor');
    const after = cursor === undefined ? null : openCursor(key, binding, cursor);
    const { items, next } = await listSitesToJudge(deps, caller, state, { limit: A_PAGE, after });
    const address = `/coordination/sites?state=${state}`;
    return show(
      c,
      <WaitingSitesPage
        view={view}
        state={state}
        sites={items}
        next={next && `${address}&cursor=${sealCursor(key, binding, next)}`}
        first={after === null ? null : address}
        notice={await decidedText(deps, view)}
      />,
    );
  });

type Props = {
  view: View;
  state: Listed;
  sites: readonly Site[];
  next: string | null;
  first: string | null;
  notice: string | null;
};

const WaitingSitesPage = ({ view, state, sites, next, first, notice }: Props) => {
  const { t } = view;
  return (
    <CoordinationFrame view={view} title={t.t('siteCheck.title')}>
      <DrawingSymbols kinds={sites.map(({ building }) => building ?? 'unknown')} />
      {notice && <Notice>{notice}</Notice>}
      <div class="desk-head">
        <h1>{t.t('siteCheck.title')}</h1>
      </div>
      <Tabs
        label={t.t('siteCheck.states')}
        tabs={LISTED.map((each) => ({
          href: each === 'submitted' ? '/coordination/sites' : `/coordination/sites?state=${each}`,
          text: t.t(`siteCheck.tab.${each}`),
          isCurrent: each === state,
        }))}
      />
      {sites.length === 0 && <p class="empty">{t.t(`siteCheck.none.${state}`)}</p>}
      <ul class="results">
        {sites.map((site) => (
          <li class="result">
            <figure class="result-drawing">
              <Drawing kind={site.building ?? 'unknown'} size="small" />
              {site.sample && <figcaption>{t.t('page.sampleCaption')}</figcaption>}
            </figure>
            <div class="result-text">
              <h2>
                <a href={`/coordination/sites/${site.id}`}>{site.name}</a>
              </h2>
              <p>{placeText(view, site)}</p>
              {site.building && <p>{buildingText(view, site)}</p>}
              <p class="second">{sinceText(view, site)}</p>
              {site.returnedBecause && <p>{t.t('siteCheck.because', { reason: site.returnedBecause })}</p>}
            </div>
          </li>
        ))}
      </ul>
      <Pager view={view} next={next} first={first} />
    </CoordinationFrame>
  );
};

/** After a decision: which site it was about. */
const decidedText = async (deps: WebDeps, { t, url, caller }: View): Promise<string | null> => {
  for (const done of ['verified', 'returned'] as const) {
    const id = url.searchParams.get(done);
    const site = id !== null && (await deps.sites.find(id));
    if (site && may.judgeSite(caller, site)) return t.t(`siteCheck.${done}`, { name: site.name });
  }
  return null;
};

/** Of a site that waits, since when; of others, when somebody last changed it. */
export const sinceText = ({ t, caller }: View, { state, updatedAt }: Site): string =>
  t.t(state === 'submitted' ? 'siteCheck.since' : 'siteCheck.changed', {
    day: t.dayOf(updatedAt, caller.person?.timeZone ?? 'UTC'),
  });
