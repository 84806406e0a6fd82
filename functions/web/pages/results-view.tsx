import type { NeedFields } from '#shared/domain/need.ts';
import { changePhrase, unlocksPhrase } from '#shared/i18n/change-phrase.ts';
import { gapPhrase } from '#shared/i18n/gap-phrase.ts';
import type { SearchPage } from '#shared/usecases/search-spaces.ts';
import { DrawingSymbols } from '#shared/web/drawing.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { Pager } from '#shared/web/pager.tsx';
import type { View } from '#shared/web/view.ts';
import type { Where } from '../find-place.ts';
import { type Answers, answerPairs, changedAnswers, searchAddress } from '../search-answers.ts';
import { FoundRoom, whereText } from './found-room.tsx';
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
          <More {...props} />
          <Missed {...props} />
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

/** What one change of the search would bring, each a link that makes it. */
const More = ({ view, page, need, answers, today }: ResultsProps) => {
  const { t } = view;
  const rows = page.advice.flatMap(({ change, unlocks, loses }) => {
    const says = changePhrase(t, need, change);
    const href = searchAddress(changedAnswers(answers, need, change), today);
    return says === null ? [] : [{ says, href, unlocks, loses }];
  });
  if (rows.length === 0) return page.total === 0 ? <p class="lead">{t.t('results.noneAtAll')}</p> : null;
  return (
    <section class="box box-strong more" aria-labelledby="more">
      <h2 id="more">
        {t.t(page.total === 0 ? 'results.moreTitleNone' : 'results.moreTitle')} <br />
        {t.t('results.moreText')}
      </h2>
      <ul class="rows rows-figures">
        {rows.map(({ says, href, unlocks, loses }) => (
          <li>
            <a href={href}>{says}</a>
            <span>
              <strong>{unlocksPhrase(t, unlocks)}</strong>
              {loses > 0 && <span class="second"> {t.t('results.loses', { count: loses })}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Missed = ({ view, page, need }: ResultsProps) => {
  const { t } = view;
  if (page.nearMisses.length === 0) return null;
  const { eurPerHuf } = page.context;
  return (
    <section class="missed" aria-labelledby="missed">
      <h2 id="missed">{t.t('results.missed')}</h2>
      <ul class="rows rows-figures">
        {page.nearMisses.map(({ spaceId, about, gap, change }) => (
          <li data-space={spaceId}>
            <span>
              <a href={`/spaces/${spaceId}`}>{about.space.name}</a>, {whereText(view, about.site)}
            </span>
            <strong>{gapPhrase(t, gap, { need, eurPerHuf, change })}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
};
