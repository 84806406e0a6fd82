import { Hono } from 'hono';
import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import { findSite } from '#shared/usecases/keep-site.ts';
import { listSpaces } from '#shared/usecases/keep-space.ts';
import { Drawing, DrawingSymbols } from '#shared/web/drawing.tsx';
import { textIn } from '#shared/web/free-text.tsx';
import { JsonLd } from '#shared/web/json-ld.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { Path } from '#shared/web/path.tsx';
import type { View } from '#shared/web/view.ts';
import { viewAt } from '../reader.ts';
import { show } from '../show.ts';
import type { WebDeps, WebHono } from '../web-deps.ts';
import { SiteSections } from './site-sections.tsx';
import { buildingText, placeText } from './site-text.ts';
import { SpaceRows } from './space-rows.tsx';

const MOST_SPACES = 100;

/** A house: what it is, what it is for, who is there, and its rooms. */
export const sitePage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/sites/:siteId', async (c) => {
    const { caller } = c.var.view;
    const site = await findSite(deps, caller, c.req.param('siteId'));
    const view = await viewAt(c, site.country);
    const { items } = await listSpaces(deps, caller, site.id, { limit: MOST_SPACES });
    return show(c, <SitePage view={view} site={site} spaces={items.filter(({ state }) => state === 'published')} />);
  });

type Props = { view: View; site: Site; spaces: readonly Space[] };

const SitePage = ({ view, site, spaces }: Props) => {
  const { t } = view;
  const kind = site.building ?? 'unknown';
  const description = `${buildingText(view, site)} ${placeText(view, site)}.`.trim();
  return (
    <Layout
      view={view}
      title={site.name}
      description={site.story ? textIn(view, site.story).text.slice(0, 200) : description}
      shareImage={`share-${kind}.png`}
      sample={site.sample ? t.t('page.sampleText') : null}
      head={<JsonLd view={view} data={jsonLdOf(view, site)} />}
    >
      <DrawingSymbols kinds={[kind]} />
      <div class="content">
        <Path view={view} links={[{ href: '/sites', text: t.t('page.sites') }]} />
        <div class="columns columns-narrow space-head">
          <div>
            <h1>{site.name}</h1>
            <p class="lead">{placeText(view, site)}</p>
            <p>{buildingText(view, site)}</p>
          </div>
          <Drawing kind={kind} size="large" />
        </div>
        <div class="columns columns-narrow">
          <div>
            <SiteSections view={view} site={site} />
          </div>
          <aside class="ask-box box box-strong">
            <h2>{t.t('house.spaces')}</h2>
            {spaces.length === 0 ? (
              <p>{t.t('house.noSpaces')}</p>
            ) : (
              <SpaceRows view={view} spaces={spaces} size={t.t('room.size')} />
            )}
          </aside>
        </div>
      </div>
    </Layout>
  );
};

const jsonLdOf = (view: View, site: Site): Record<string, unknown> => ({
  '@type': site.protection === 'none' || site.protection === null ? 'Place' : 'LandmarksOrHistoricalBuildings',
  name: site.name,
  url: `${view.origin}/sites/${site.id}`,
  ...(site.story && { description: textIn(view, site.story).text }),
  geo: { '@type': 'GeoCoordinates', latitude: site.location.lat, longitude: site.location.lon },
  address: {
    '@type': 'PostalAddress',
    addressLocality: site.town ?? undefined,
    addressCountry: site.country,
    streetAddress: site.address ?? undefined,
  },
});
