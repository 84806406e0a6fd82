import type { Offer } from '#shared/usecases/list-offers.ts';
import { Drawing, DrawingSymbols } from '#shared/web/drawing.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { Unknown } from '#shared/web/unknown.tsx';
import { placeText } from './home.tsx';
import { SearchBar } from './search-bar.tsx';
import type { SearchFieldsProps } from './search-fields.tsx';

/** Every room on offer, house by house, while nothing (or nothing that can be read) was asked. */
export const AllRoomsPage = (props: SearchFieldsProps & { offers: readonly Offer[] }) => {
  const { view, offers } = props;
  const { t } = view;
  const someSample = offers.some(({ site }) => site.sample);
  return (
    <Layout
      view={view}
      title={t.t('page.find')}
      description={t.t('home.lead')}
      scripts={['places.js']}
      sample={someSample ? t.t('page.sampleText') : null}
    >
      <DrawingSymbols kinds={offers.map(({ site }) => site.building ?? 'unknown')} />
      <SearchBar {...props} where={null} />
      <div class="content">
        <div class="section-head results-head">
          <h1>{t.t('results.allTitle')}</h1>
          <p>{t.t('results.allText')}</p>
        </div>
        <ul class="results">
          {offers.map(({ site, spaces }) => (
            <li class="result">
              <figure class="result-drawing">
                <Drawing kind={site.building ?? 'unknown'} size="small" />
                {site.sample && <figcaption>{t.t('page.sampleCaption')}</figcaption>}
              </figure>
              <div class="result-text">
                <h2>
                  <a href={`/sites/${site.id}`}>{site.name}</a>
                </h2>
                <p>{placeText(view, site)}</p>
                <ul class="rows">
                  {spaces.map(({ id, name, areaM2 }) => (
                    <li>
                      <a href={`/spaces/${id}`}>{name}</a>
                      {areaM2 === null ? (
                        <span>
                          {t.t('results.area')} <Unknown view={view} />
                        </span>
                      ) : (
                        <strong>{t.areaM2(areaM2)}</strong>
                      )}
                    </li>
                  ))}
                </ul>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Layout>
  );
};
