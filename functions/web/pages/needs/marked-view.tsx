import { matchIdOf } from '#shared/domain/match-id.ts';
import type { Need } from '#shared/domain/need.ts';
import { gapPhrase } from '#shared/i18n/gap-phrase.ts';
import type { MarkCounts, MarkedPair } from '#shared/usecases/list-matches.ts';
import { DrawingSymbols } from '#shared/web/drawing.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { Pager } from '#shared/web/pager.tsx';
import { ActButton } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';
import { FoundRoom, whereText } from '../found-room.tsx';
import { MatchActs } from './match-acts.tsx';
import { needName } from './need-facts.ts';
import { NeedHead } from './need-head.tsx';

type Props = {
  view: View;
  need: Need;
  actorName: string;
  counts: MarkCounts;
  shelf: 'kept' | 'hidden';
  pairs: readonly MarkedPair[];
  eurPerHuf: number;
  next: string | null;
  first: string | null;
};

/** The matches of a need that were kept, or hidden: those that still match, and what became of the others. */
export const MarkedPage = (props: Props) => {
  const { view, need, shelf, pairs } = props;
  const { t } = view;
  const title = t.t(`needs.${shelf}Title`);
  return (
    <Layout
      view={view}
      title={`${needName(t, need)}: ${title}`}
      isPrivate
      sample={pairs.some(({ why }) => why?.about.site.sample) ? t.t('page.sampleText') : null}
    >
      <DrawingSymbols kinds={pairs.map(({ why }) => why?.about.site.building ?? 'unknown')} />
      <div class="content desk">
        <NeedHead {...props} />
        <h2>{title}</h2>
        <p class="second">{t.t(`needs.${shelf}Text`)}</p>
        {pairs.length === 0 && <p class="empty">{t.t(`needs.${shelf}None`)}</p>}
        <ul class="results marked">
          {pairs.map((pair) => (
            <Marked {...props} pair={pair} />
          ))}
        </ul>
        <Pager view={view} next={props.next} first={props.first} />
      </div>
    </Layout>
  );
};

const Marked = ({ view, need, shelf, eurPerHuf, pair }: Props & { pair: MarkedPair }) => {
  const { t } = view;
  const { record, why } = pair;
  const { spaceId, siteId } = record;
  const matchId = matchIdOf([need.id], [spaceId]);
  if (why?.match && why.shown !== null)
    return (
      <FoundRoom
        view={view}
        found={{ ...why.match, spaceId, siteId, shown: why.shown, about: why.about }}
        currency={need.budget.currency}
        eurPerHuf={eurPerHuf}
        number={null}
      >
        <MatchActs
          view={view}
          needId={need.id}
          spaceId={spaceId}
          name={why.about.space.name}
          matchId={matchId}
          mark={shelf === 'kept' ? 'keep' : 'hide'}
          isSample={why.about.site.sample}
        />
      </FoundRoom>
    );
  const [gap] = why?.gaps ?? [];
  const change = why?.near ? { change: why.near.change } : {};
  return (
    <li class="result-gone">
      <p>
        {why ? (
          <>
            <a href={`/needs/${need.id}/spaces/${spaceId}`}>{why.about.space.name}</a>,{' '}
            {whereText(view, why.about.site)}: {t.t('needs.noLonger')}{' '}
            {gap && <strong>{gapPhrase(t, gap, { need, eurPerHuf, ...change })}</strong>}
          </>
        ) : (
          t.t('needs.notOffered')
        )}
      </p>
      <ActButton
        view={view}
        action={`/matches/${matchId}/mark`}
        fields={{ mark: 'none', next: `/needs/${need.id}?show=${shelf}` }}
        text={t.t(shelf === 'kept' ? 'needs.unkeep' : 'needs.unhide')}
        class="as-link"
      />
    </li>
  );
};
