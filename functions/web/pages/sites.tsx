import { Hono } from 'hono';
import { visitor } from '#shared/domain/authority.ts';
import { openCursor, sealCursor } from '#shared/http/cursor.ts';
import { listSites } from '#shared/usecases/list-sites.ts';
import { DrawingSymbols } from '#shared/web/drawing.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { Pager } from '#shared/web/pager.tsx';
import { show } from '../show.ts';
import type { WebDeps, WebHono } from '../web-deps.ts';
import { SiteItem } from './site-item.tsx';
import { buildingText } from './site-text.ts';

const A_PAGE = 24;

/** Every verified house. */
export const sitesPage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/sites', async (c) => {
    const { view } = c.var;
    const { t } = view;
    const key = await deps.service.key();
    const cursor = c.req.query('cursor');
    const after = cursor === undefined ? null : openCursor(key, ['sites'], cursor);
    const { items, next } = await listSites(deps, visitor, { state: 'verified' }, { limit: A_PAGE, after });
    return show(
      c,
      <Layout
        view={view}
        title={t.t('house.title')}
        description={t.t('house.text')}
        sample={items.some(({ sample }) => sample) ? t.t('page.sampleText') : null}
      >
        <DrawingSymbols kinds={items.map(({ building }) => building ?? 'unknown')} />
        <div class="content">
          <div class="section-head results-head">
            <h1>{t.t('house.title')}</h1>
            <p>{t.t('house.text')}</p>
          </div>
          <ul class="results">
            {items.map((site) => (
              <SiteItem view={view} site={site}>
                <p>{buildingText(view, site)}</p>
              </SiteItem>
            ))}
          </ul>
          <Pager
            view={view}
            next={next && `/sites?cursor=${sealCursor(key, ['sites'], next)}`}
            first={after === null ? null : '/sites'}
          />
        </div>
      </Layout>,
    );
  });
