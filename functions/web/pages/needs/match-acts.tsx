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
  const act = (to: Mark | 'none', text: string, label: string) => (
    <ActButton
      view={view}
      action={`/matches/${matchId}/mark`}
      fields={{ mark: to, next: `${url.pathname}${url.search}` }}
      text={text}
      label={label}
      class="as-link"
    />
  );
  return (
    <div class="match-acts">
      {!isSample && (
        <a
          class="button"
          href={`/spaces/${spaceId}/apply?need=${needId}`}
          aria-label={t.t('needs.applyFor', { room: name })}
        >
          {t.t('needs.apply')}
        </a>
      )}
      {!isWhy && (
        <a href={`/needs/${needId}/spaces/${spaceId}`} aria-label={t.t('needs.whyRoom', { room: name })}>
          {t.t('needs.why')}
        </a>
      )}
      {matchId !== null && mark !== 'keep' && act('keep', t.t('needs.keep'), t.t('needs.keepRoom', { room: name }))}
      {matchId !== null && mark === 'keep' && act('none', t.t('needs.unkeep'), t.t('needs.unkeepRoom', { room: name }))}
      {matchId !== null && mark !== 'hide' && act('hide', t.t('needs.hide'), t.t('needs.hideRoom', { room: name }))}
      {matchId !== null && mark === 'hide' && act('none', t.t('needs.unhide'), t.t('needs.unhideRoom', { room: name }))}
    </div>
  );
};
