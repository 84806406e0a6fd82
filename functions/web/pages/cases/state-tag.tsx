import type { CaseState } from '#shared/domain/case-moves.ts';
import type { View } from '#shared/web/view.ts';

/** Where an application or an invitation stands, in a word. */
export const StateTag = ({ view: { t }, state }: { view: View; state: CaseState }) => (
  <p class={`case-state case-state-${state}`}>{t.t(`cases.state.${state}`)}</p>
);
