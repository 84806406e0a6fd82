import type { NeedFields } from '#shared/domain/need.ts';
import type { SearchPage } from '#shared/usecases/search-spaces.ts';
import { DrawingSymbols } from '#shared/web/drawing.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { Pager } from '#shared/web/pager.tsx';
import type { View } from '#shared/web/view.ts';
import type { Where } from '../find-place.ts';
import { type Answers, answerPairs, changedAnswers, searchAddress } from '../search-answers.ts';
import { FoundRoom } from './found-room.tsx';
import { AdviceLinks, NearMissLinks } from './more-rooms.tsx';
import { type AskedCircle, ResultsMap } from './results-map.tsx';
import { SearchBar } from './search-bar.tsx';

export type ResultsProps = {
  view: View;
  today: string;
  answers: Answers;
  need: NeedFields;
  where: Where;
  page: SearchPage;
  /** The number of the first room of this page. */
  numberFrom: number;
  next: string | null;
  first: string | null;
  tiles: string | null;
};

export const ResultsPage = (props: ResultsProps) => {
  const { view, answers, where, page, today, numberFrom } = props;
  const { t } = view;
  const title = page.total === 0 ? t.t('results.none') : t.t('results.title', { count: page.total });
  const kinds = page.items.map(({ about }) => about.site.building ?? 'unknown');
  return (
    <Layout
      view={view}
      title={title}
      isPrivate
      scripts={['places.js', 'map.js']}
      styles={['map.css']}
      sample={page.items.some(({ about }) => about.site.sample) ? t.t('page.sampleText') : null}
    >
      <DrawingSymbols kinds={kinds} />
      <SearchBar view={view} answers={answers} faults={[]} today={today} where={where} />
      <div class="content columns">
        <div>
          <WhichPlace {...props} />
          <div class="section-head results-head">
            <h1>{title}</h1>
            <p>
              {page.total > 0 && <>{t.t('results.best')} </>}
              <a href="/ranking">{t.t('results.rank')}</a>{' '}
              <a class="only-phone" href="#map">
                {t.t('results.seeMap')}
              </a>
            </p>
          </div>
          {page.items.length > 0 && (
            <ol class="results" start={numberFrom}>
              {page.items.map((found, index) => (
                <FoundRoom
                  view={view}
                  currency={props.need.budget.currency}
                  eurPerHuf={page.context.eurPerHuf}
                  found={found}
                  number={numberFrom + index}
                />
              ))}
            </ol>
          )}
          <Pager view={view} next={props.next} first={props.first} />
          <Keep {...props} />
          <AdviceLinks
            {...props}
            hrefOf={(change) => searchAddress(changedAnswers(answers, props.need, change), today)}
            none={t.t('results.noneAtAll')}
          />
          <NearMissLinks {...props} hrefOf={(spaceId) => `/spaces/${spaceId}`} />
        </div>
        <ResultsMap {...props} place={askedCircle(props)} />
      </div>
    </Layout>
  );
};

/** The circle that was asked for, where one was. */
const askedCircle = ({ where, need }: ResultsProps): AskedCircle | null => {
  const [circle] = need.places;
  return where.kind === 'town' && circle && 'radiusKm' in circle ? { ...circle, label: where.label } : null;
};

/** Several places have this name: the one that was taken, and the others to choose. */
const WhichPlace = ({ view: { t }, where, answers, today }: ResultsProps) => {
  if (where.kind !== 'town' || where.others.length === 0) return null;
  return (
    <form class="which" method="get" action="/spaces">
      {answerPairs(answers)
        .filter(([name]) => name !== 'at')
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
      <label for="which-place">{t.t('search.which', { place: where.label })}</label>
      <select id="which-place" name="at">
        <option value={String(where.town.id)}>{`${where.label}, ${t.country(where.town.country)}`}</option>
        {where.others.map(({ id, label }) => (
          <option value={String(id)}>{label}</option>
        ))}
      </select>
      <button class="button" type="submit" data-today={today}>
        {t.t('search.again')}
      </button>
    </form>
  );
};

/** From a search, which ends with the page, to a need, which is told of what suits. */
const Keep = ({ view: { t }, answers, today }: ResultsProps) => (
  <section class="keep-search" aria-labelledby="keep">
    <h2 id="keep">{t.t('results.keepTitle')}</h2>
    <p>{t.t('results.keepText')}</p>
    <a class="button" href={searchAddress(answers, today).replace('/spaces', '/needs/new')} rel="nofollow">
      {t.t('results.keep')}
    </a>
  </section>
);
