import type { View } from '#shared/web/view.ts';
import type { ChangedAnswer } from '../../changed-meanwhile.ts';
import type { FormAnswers } from '../../form.ts';

type Props = { view: View; changed: readonly ChangedAnswer[]; stored: FormAnswers };

/** What somebody else saved while a form was open: each answer as it is stored now, and which of the two stands below. */
export const ChangedMeanwhile = ({ view: { t }, changed, stored }: Props) => (
  <section class="notice changed-meanwhile" role="alert" aria-labelledby="changed">
    <h2 id="changed">{t.t('siteForm.staleTitle')}</h2>
    <p>{t.t('siteForm.stale')}</p>
    {changed.length > 0 && (
      <ul>
        {changed.map(({ group, isTyped }) => (
          <li>
            <a href={`#${group.names[0]}`}>{group.label}</a>:{' '}
            {t.t(isTyped ? 'siteForm.staleTyped' : 'siteForm.staleTaken', {
              value: group.shown(stored) ?? t.t('page.unknown'),
            })}
          </li>
        ))}
      </ul>
    )}
  </section>
);
