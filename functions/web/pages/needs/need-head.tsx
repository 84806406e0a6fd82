import { moved, needMoves } from '#shared/domain/moves.ts';
import type { Need } from '#shared/domain/need.ts';
import type { NeedMove } from '#shared/usecases/keep-need.ts';
import type { MarkCounts } from '#shared/usecases/list-matches.ts';
import { Path } from '#shared/web/path.tsx';
import { ActButton } from '#shared/web/post-form.tsx';
import { Tabs } from '#shared/web/tabs.tsx';
import type { View } from '#shared/web/view.ts';
import { areaText, budgetText, lengthText, needName, whenText } from './need-facts.ts';

const MOVES = ['open', 'pause', 'place'] as const satisfies readonly NeedMove[];
export type Shelf = 'all' | 'kept' | 'hidden';
type Props = { view: View; need: Need; actorName: string; counts: MarkCounts; shelf: Shelf };

/** A need over its matches: what it says, what can be done with it, its lists. */
export const NeedHead = ({ view, need, actorName, counts, shelf }: Props) => {
  const { t } = view;
  const possible = MOVES.filter((move) => moved(needMoves[move], need.state) !== undefined);
  const says = [areaText(t, need.areaM2), budgetText(t, need.budget), whenText(t, need.when), lengthText(t, need.when)];
  const tab = (name: Shelf, text: string) => ({
    href: `/needs/${need.id}${name === 'all' ? '' : `?show=${name}`}`,
    text,
    isCurrent: shelf === name,
  });
  return (
    <>
      <Path
        view={view}
        links={[
          { href: '/needs', text: t.t('nav.needs') },
          { href: `/actors/${need.actorId}`, text: actorName },
        ]}
      />
      <div class="desk-head">
        <div>
          <h1>{needName(t, need)}</h1>
          <p class="second">{says.join(' · ')}</p>
          <p>
            <span class={`state state-${need.state}`}>{t.t(`needs.state.${need.state}`)}</span>{' '}
            <span class="second">{t.t(`needs.stateText.${need.state}`)}</span>
          </p>
        </div>
        <div class="desk-acts">
          <a class="button" href={`/needs/${need.id}/edit`}>
            {t.t('needs.edit')}
          </a>
          {possible.map((move) => (
            <ActButton
              view={view}
              action={`/needs/${need.id}/state`}
              fields={{ move, version: String(need.version) }}
              text={t.t(`needs.move.${move}`)}
            />
          ))}
        </div>
      </div>
      <Tabs
        label={t.t('needs.lists')}
        tabs={[
          tab('all', t.t('needs.all')),
          tab('kept', t.t('needs.keptList', { number: t.number(counts.kept) })),
          tab('hidden', t.t('needs.hiddenList', { number: t.number(counts.hidden) })),
        ]}
      />
    </>
  );
};
