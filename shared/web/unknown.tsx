import type { Child } from 'hono/jsx';
import type { View } from './view.ts';

/** "not known", on a dotted line waiting to be filled in. */
export const Unknown = ({ view, children }: { view: View; children?: Child }) => (
  <span class="unknown">{children ?? view.t.t('page.unknown')}</span>
);
