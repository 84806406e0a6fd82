import type { Mark } from '#shared/domain/match-record.ts';
import { ActButton } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';

type Props = {
  view: View;
  needId: string;
  spaceId: string;
  name: string;
  /** null: it was not told yet, and cannot be marked. */
  matchId: string | null;
  mark: Mark | null;
  isSample: boolean;
  /** The page that says why is this one. */
  isWhy?: boolean;
};

/** What one can do with a match: apply, keep it, hide it, see all of why. */
export const MatchActs = ({ view, needId, spaceId, name, matchId, mark, isSample, isWhy }: Props) => {
  const { t, url } = view;
  const labelOf = (text: string) => `${text}: ${name}`;
  const act = (to: Mark | 'none', text: string) => (
    <ActButton
      view={view}
      action={`/matches/${matchId}/mark`}
      fields={{ mark: to, next: `${url.pathname}${url.search}` }}
      text={text}
      label={labelOf(text)}
      class="as-link"
    />
  );
  return (
    <div class="match-acts">
      {!isSample && (
        <a class="button" href={`/spaces/${spaceId}/apply?need=${needId}`} aria-label={labelOf(t.t('needs.apply'))}>
          {t.t('needs.apply')}
        </a>
      )}
      {!isWhy && (
        <a href={`/needs/${needId}/spaces/${spaceId}`} aria-label={labelOf(t.t('needs.why'))}>
          {t.t('needs.why')}
        </a>
      )}
      {matchId !== null && mark !== 'keep' && act('keep', t.t('needs.keep'))}
      {matchId !== null && mark === 'keep' && act('none', t.t('needs.unkeep'))}
      {matchId !== null && mark !== 'hide' && act('hide', t.t('needs.hide'))}
      {matchId !== null && mark === 'hide' && act('none', t.t('needs.unhide'))}
    </div>
  );
};
