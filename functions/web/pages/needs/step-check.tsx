import { FactTable } from '#shared/web/fact-table.tsx';
import { needFacts } from './need-facts.ts';
import { type NeedFormProps, STEPS } from './need-steps.ts';

/** All that was said, page by page, before it is posted. */
export const StepCheck = ({ view, read, gazetteer, addressOf }: NeedFormProps) => {
  const { t } = view;
  return (
    <div>
      {needFacts(t, read.said, gazetteer).map((facts, index) => {
        const name = STEPS[index] ?? 'what';
        return (
          <section class="check" aria-labelledby={`check-${name}`}>
            <div class="section-head">
              <h2 id={`check-${name}`}>{t.t(`needForm.step.${name}`)}</h2>
              <a href={addressOf(index + 1)} aria-describedby={`check-${name}`}>
                {t.t('search.change')}
              </a>
            </div>
            <FactTable facts={facts} />
          </section>
        );
      })}
      <p class="second">{t.t('needForm.whoSees')}</p>
    </div>
  );
};
