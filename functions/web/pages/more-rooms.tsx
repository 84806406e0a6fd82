import type { Advice } from '#shared/domain/advice.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import { changePhrase, unlocksPhrase } from '#shared/i18n/change-phrase.ts';
import { gapPhrase } from '#shared/i18n/gap-phrase.ts';
import type { SearchPage } from '#shared/usecases/search-spaces.ts';
import type { View } from '#shared/web/view.ts';
import { whereText } from './found-room.tsx';

type Asked = { view: View; need: NeedFields; page: Pick<SearchPage, 'total' | 'advice' | 'nearMisses' | 'context'> };

type AdviceProps = Asked & {
  /** The address that makes a change, or leads to where it is made. */
  hrefOf(change: Advice['change']): string;
  /** Said where nothing is found and no one change would bring anything. */
  none: string;
};

/** What one change of what was asked would bring, each a link to it. */
export const AdviceLinks = ({ view, need, page, hrefOf, none }: AdviceProps) => {
  const { t } = view;
  const rows = page.advice.flatMap(({ change, unlocks, loses }) => {
    const says = changePhrase(t, need, change);
    return says === null ? [] : [{ says, href: hrefOf(change), unlocks, loses }];
  });
  if (rows.length === 0) return page.total === 0 ? <p class="lead">{none}</p> : null;
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

type NearMissProps = Asked & { hrefOf(spaceId: string): string };

/** Rooms that one thing keeps out, and by how much. */
export const NearMissLinks = ({ view, need, page, hrefOf }: NearMissProps) => {
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
              <a href={hrefOf(spaceId)}>{about.space.name}</a>, {whereText(view, about.site)}
            </span>
            <strong>{gapPhrase(t, gap, { need, eurPerHuf, change })}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
};
