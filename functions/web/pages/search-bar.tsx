import { capitalised } from '#shared/i18n/capitalised.ts';
import { codeName } from '#shared/i18n/code-name.ts';
import { FaultSummary } from '#shared/web/notice.tsx';
import type { View } from '#shared/web/view.ts';
import type { Where } from '../find-place.ts';
import { type Answers, isBySession } from '../search-answers.ts';
import { MoreSearchFields, SearchFields, type SearchFieldsProps, useClass } from './search-fields.tsx';
import { SessionFields, sessionsText, stayText } from './use-fields.tsx';

/** The search above its results: in a row on a desk, on a phone one sentence that opens. */
export const SearchBar = (props: SearchFieldsProps & { where: Where | null }) => {
  const { view, answers, faults, where } = props;
  const { t } = view;
  return (
    <search class="search-bar">
      <div class="content">
        <FaultSummary view={view} faults={faults} />
        <details class="search-fold" open={faults.length > 0 || where === null}>
          <summary>
            {where && <span class="search-sentence">{sentenceOf(view, answers, where)}</span>}
            <span class="search-change">{t.t('search.change')}</span>
          </summary>
          <form class={`search-form ${useClass(answers)}`} method="get" action="/spaces">
            <div class="search-row">
              <SearchFields {...props} />
              <button class="button plate" type="submit">
                {t.t('search.again')}
              </button>
            </div>
            <SessionFields {...props} />
            <details class="search-more" open={hasMore(answers)}>
              <summary>{t.t('search.more')}</summary>
              <div class="search-more-fields">
                <MoreSearchFields {...props} />
              </div>
            </details>
          </form>
        </details>
      </div>
    </search>
  );
};

const hasMore = ({ requires, until, people, noise, tenure }: Answers): boolean =>
  requires.length > 0 || until !== '' || people !== '1' || noise !== '0' || tenure !== 'either';

const sentenceOf = (view: View, answers: Answers, where: Where): string => {
  const { t } = view;
  const activity = codeName(t, 'activity', answers.activity as 'painting');
  const size =
    answers.max === ''
      ? t.t('results.sizeFrom', { min: `${answers.min}\u00a0m²` })
      : t.t('results.sizeTo', { min: answers.min, max: `${answers.max}\u00a0m²` });
  const place =
    where.kind === 'town'
      ? t.t('results.within', { radius: t.distanceKm(Number(answers.km)), place: where.label })
      : where.kind === 'country'
        ? where.label
        : t.t('search.anywhere');
  const amount = t.money(Number(answers.budget.replace(',', '.')) * 100, answers.currency === 'HUF' ? 'HUF' : 'EUR');
  const budget = t.t('results.upTo', {
    price: t.t(isBySession(answers) ? 'price.session' : 'price.month', { amount }),
  });
  const from = answers.from.length === 7 ? t.month(answers.from) : t.day(answers.from);
  const howLong = isBySession(answers) ? sessionsText(view, answers) : stayText(view, answers.stay);
  const when = `${t.t('results.fromDay', { day: from })}, ${howLong}`;
  const text = t.t('results.summary', { activity, size, where: place, budget, when });
  return capitalised(t.lang, text);
};
