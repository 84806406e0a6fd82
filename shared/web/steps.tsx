import type { View } from './view.ts';

/** Where one stands in a form of several pages; `href` where one may go back. */
export type Step = { text: string; href: string | null; isCurrent: boolean };

export const Steps = ({ view: { t }, steps }: { view: View; steps: readonly Step[] }) => (
  <nav class="steps" aria-label={t.t('form.steps')}>
    <ol>
      {steps.map(({ text, href, isCurrent }, index) => {
        const numbered = `${t.number(index + 1)} ${text}`;
        return (
          <li>
            {href !== null && !isCurrent ? (
              <a href={href}>{numbered}</a>
            ) : (
              <span aria-current={isCurrent ? 'step' : undefined}>{numbered}</span>
            )}
          </li>
        );
      })}
    </ol>
  </nav>
);
