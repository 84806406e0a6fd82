import { Hono } from 'hono';
import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { codeName, codeNames } from '#shared/i18n/code-name.ts';
import { findSite } from '#shared/usecases/keep-site.ts';
import { listSpaces } from '#shared/usecases/keep-space.ts';
import { Drawing, DrawingSymbols } from '#shared/web/drawing.tsx';
import { type Fact, FactTable } from '#shared/web/fact-table.tsx';
import { FreeTextParagraphs, textIn } from '#shared/web/free-text.tsx';
import { JsonLd } from '#shared/web/json-ld.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { Path } from '#shared/web/path.tsx';
import { Unknown } from '#shared/web/unknown.tsx';
import type { View } from '#shared/web/view.ts';
import { viewAt } from '../reader.ts';
import { show } from '../show.ts';
import type { WebDeps, WebHono } from '../web-deps.ts';
import { buildingText, placeText } from './home.tsx';
import { Risks, risksKnown } from './risks.tsx';
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
            {risksKnown(site) && (
              <section class="section">
                <h2>{t.t('room.risks')}</h2>
                <Risks view={view} site={site} />
              </section>
            )}
            {site.story && (
              <section class="section">
                <h2>{t.t('house.story')}</h2>
                <FreeTextParagraphs view={view} text={site.story} />
              </section>
            )}
            <section class="section">
              <h2>{t.t('house.concept')}</h2>
              <Concept view={view} site={site} />
            </section>
            <section class="section">
              <h2>{t.t('house.who')}</h2>
              {site.disciplines.length > 0 ? (
                <FactTable
                  facts={[{ name: t.t('house.whoText'), value: listOf(view, 'discipline', site.disciplines) }]}
                />
              ) : (
                <p>
                  {t.t('house.whoUnknown')} <Unknown view={view} />.
                </p>
              )}
            </section>
            <section class="section">
              <h2>{t.t('room.facts')}</h2>
              <FactTable facts={factsOf(view, site)} />
            </section>
            {site.links.length > 0 && (
              <section class="section">
                <h2>{t.t('house.sources')}</h2>
                <ul class="links">
                  {site.links.map(({ title, url }) => (
                    <li>
                      <a href={url} rel="noreferrer nofollow">
                        {title}
                      </a>
                    </li>
                  ))}
                </ul>
              </section>
            )}
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

const listOf = ({ t }: View, list: Parameters<typeof codeNames>[1], codes: readonly string[]): string =>
  capitalised(t.lang, t.list(codeNames(t, list, codes)));

/** What the house wants to be, and for whom. */
const Concept = ({ view, site }: { view: View; site: Site }) => {
  const { t } = view;
  const facts: Fact[] = [];
  const add = (name: string, list: Parameters<typeof codeNames>[1], codes: readonly string[]): void => {
    if (codes.length > 0) facts.push({ name, value: listOf(view, list, codes) });
  };
  add(t.t('house.purposes'), 'activity', site.purposes);
  add(t.t('house.values'), 'value', site.values);
  add(t.t('house.audiences'), 'audience', site.audiences);
  add(t.t('house.wants'), 'offer', site.wants);
  if (site.concept !== null) {
    const { concept } = site;
    const shares = (['creative', 'trade', 'service'] as const).map((sector) =>
      t.t('house.conceptShare', { sector: codeName(t, 'sector', sector), share: t.number(concept[sector] * 100, 0) }),
    );
    facts.push({ name: t.t('house.conceptText'), value: shares.join(', ') });
  }
  return facts.length > 0 ? <FactTable facts={facts} /> : <Unknown view={view} />;
};

const factsOf = (view: View, site: Site): Fact[] => {
  const { t } = view;
  const facts: Fact[] = [];
  const add = (name: string, value: string | null | undefined): void => {
    if (value) facts.push({ name, value });
  };
  const text = (free: Site['story']) => free && textIn(view, free).text;
  add(t.t('house.formerUse'), text(site.formerUse));
  add(t.t('house.year'), site.year);
  add(t.t('house.area'), site.totalAreaM2 === null ? null : t.areaM2(site.totalAreaM2));
  const kind = site.operatorKind && t.t(`house.operator.${site.operatorKind}`);
  add(t.t('house.operator'), [site.operator, kind].filter(Boolean).join(', '));
  add(t.t('house.selection'), site.selectionMode && capitalised(t.lang, t.t(`house.selection.${site.selectionMode}`)));
  add(
    t.t('house.opening'),
    [text(site.opening), site.byAppointment ? t.t('house.appointment') : null].filter(Boolean).join(' – '),
  );
  add(t.t('house.transport'), text(site.transport));
  add(t.t('house.rules'), text(site.houseRules));
  add(t.t('house.address'), site.address);
  add(t.t('house.contact'), [site.contact.mail, site.contact.phone, site.contact.website].filter(Boolean).join(', '));
  return facts;
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
