import type { Need } from '#shared/domain/need.ts';
import type { MatchKind } from '#shared/domain/notification.ts';
import type { MarkCounts } from '#shared/usecases/list-matches.ts';
import type { NeedMatches } from '#shared/usecases/match-need.ts';
import { DrawingSymbols } from '#shared/web/drawing.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { Notice, SavedNotice } from '#shared/web/notice.tsx';
import { Pager } from '#shared/web/pager.tsx';
import type { View } from '#shared/web/view.ts';
import type { Gazetteer } from '../../gazetteer.ts';
import { pointText } from '../../place-answer.ts';
import { FoundRoom } from '../found-room.tsx';
import { AdviceLinks, NearMissLinks } from '../more-rooms.tsx';
import { type AskedCircle, ResultsMap } from '../results-map.tsx';
import { changeAddress } from './change-address.ts';
import { MatchActs } from './match-acts.tsx';
import { needName } from './need-facts.ts';
import { NeedHead } from './need-head.tsx';
import { paceText } from './so-far.tsx';

export type MatchesProps = {
  view: View;
  need: Need;
  actorName: string;
  counts: MarkCounts;
  page: NeedMatches['page'];
  perWeek: number;
  newsOf(spaceId: string): MatchKind | null;
  numberFrom: number;
  next: string | null;
  first: string | null;
  gazetteer: Gazetteer;
  tiles: string | null;
};

export const MatchesPage = (props: MatchesProps) => {
  const { view, need, counts, page, numberFrom, newsOf, gazetteer } = props;
  const { t, url } = view;
  const total = Math.max(page.items.length, page.total - counts.hiddenMatching);
  const title = total === 0 ? t.t('results.none') : t.t('results.title', { count: total });
  const said = (['posted', 'moved'] as const).find((name) => url.searchParams.has(name));
  return (
    <Layout
      view={view}
      title={`${needName(t, need)}: ${title}`}
      isPrivate
      scripts={['map.js']}
      styles={['map.css']}
      sample={page.items.some(({ about }) => about.site.sample) ? t.t('page.sampleText') : null}
    >
      <DrawingSymbols kinds={page.items.map(({ about }) => about.site.building ?? 'unknown')} />
      <div class="content desk">
        <SavedNotice view={view} />
        {said && <Notice>{t.t(said === 'posted' ? 'needs.posted' : `needs.movedTo.${need.state}`)}</Notice>}
        <NeedHead {...props} shelf="all" />
        <div class="columns">
          <div>
            <div class="section-head results-head">
              <h2>{title}</h2>
              <p>
                {total > 0 && <>{t.t('results.best')} </>}
                <a href="/ranking">{t.t('results.rank')}</a>{' '}
                <a class="only-phone" href="#map">
                  {t.t('results.seeMap')}
                </a>
              </p>
            </div>
            {page.items.length > 0 && (
              <ol class="results" start={numberFrom}>
                {page.items.map((found, index) => {
                  const news = newsOf(found.spaceId);
                  return (
                    <FoundRoom
                      view={view}
                      found={found}
                      currency={need.budget.currency}
                      eurPerHuf={page.context.eurPerHuf}
                      number={numberFrom + index}
                      tag={
                        <>
                          {news !== null && news !== 'gone' && <span class="new">{t.t(`needs.tag.${news}`)}</span>}
                          {found.mark === 'keep' && <span class="kept-tag">{t.t('needs.keptTag')}</span>}
                        </>
                      }
                    >
                      <MatchActs
                        view={view}
                        needId={need.id}
                        spaceId={found.spaceId}
                        name={found.about.space.name}
                        matchId={found.record && found.id}
                        mark={found.mark}
                        isSample={found.about.site.sample}
                      />
                    </FoundRoom>
                  );
                })}
              </ol>
            )}
            <Pager view={view} next={props.next} first={props.first} />
            <p class="second pace">{paceText(t, props.perWeek)}</p>
            <AdviceLinks {...props} hrefOf={(change) => changeAddress(need.id, change)} none={t.t('needs.noneAtAll')} />
            <NearMissLinks {...props} hrefOf={(spaceId) => `/needs/${need.id}/spaces/${spaceId}`} />
          </div>
          <ResultsMap {...props} place={circleOf(view, need, gazetteer)} />
        </div>
      </div>
    </Layout>
  );
};

const circleOf = ({ t }: View, { places }: Need, gazetteer: Gazetteer): AskedCircle | null => {
  const [circle, ...others] = places;
  if (!circle || !('radiusKm' in circle) || others.length > 0) return null;
  return { ...circle, label: pointText(circle, t, gazetteer) };
};
