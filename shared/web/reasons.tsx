import { fitWordOf } from '#shared/i18n/code-name.ts';
import type { Reason } from '#shared/i18n/reasons.ts';
import type { View } from './view.ts';

/** Reasons, best first: a bar with a notch where something is just acceptable, and the sentence with its figure. */
export const Reasons = ({ view, reasons }: { view: View; reasons: readonly Reason[] }) => (
  <ul class="reasons">
    {reasons.map(({ text, d }) => (
      <li>
        <Bar view={view} d={d} />
        <span>{text}</span>
      </li>
    ))}
  </ul>
);

const WIDTH = 88;

export const Bar = ({ view: { t }, d }: { view: View; d: number }) => (
  <svg
    class="bar"
    viewBox={`0 0 ${WIDTH} 11`}
    width={WIDTH}
    height="11"
    role="img"
    aria-label={t.t(`fit.${fitWordOf(d)}`)}
  >
    <rect class="bar-groove" x="0" y="2" width={WIDTH} height="7" />
    <rect class="bar-fill" x="0" y="2" width={Math.round(Math.min(1, Math.max(0, d)) * WIDTH)} height="7" />
    <path class="bar-notch" d={`M${WIDTH / 2} 0V11`} />
  </svg>
);
