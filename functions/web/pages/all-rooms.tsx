import type { Offer } from '#shared/usecases/list-offers.ts';
import { DrawingSymbols } from '#shared/web/drawing.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { Pager } from '#shared/web/pager.tsx';
import { SearchBar } from './search-bar.tsx';
import type { SearchFieldsProps } from './search-fields.tsx';
import { SiteItem } from './site-item.tsx';
import { SpaceRows } from './space-rows.tsx';

type Props = SearchFieldsProps & { offers: readonly Offer[]; next: string | null; first: string | null };

/** Every room on offer, house by house, while nothing (or nothing that can be read) was asked. */
export const AllRoomsPage = (props: Props) => {
  const { view, offers, next, first } = props;
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
            <SiteItem view={view} site={site}>
              <SpaceRows view={view} spaces={spaces} size={t.t('results.area')} />
            </SiteItem>
          ))}
        </ul>
        <Pager view={view} next={next} first={first} more={t.t('results.moreHouses')} />
      </div>
    </Layout>
  );
};
