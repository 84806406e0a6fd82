import type { Constraint } from '#shared/domain/constraints.ts';
import { askPhrases } from '#shared/i18n/ask-manager.ts';
import { AskIcon } from './icons.tsx';
import type { View } from './view.ts';

/** What is not known of a room, in one line; nothing where nothing is left to ask. */
export const AskLine = ({ view: { t }, toConfirm }: { view: View; toConfirm: readonly Constraint[] }) => {
  const phrases = askPhrases(t, toConfirm);
  if (phrases.length === 0) return null;
  const [before = '', after = ''] = t.t('ask.sentence', { list: '\u0000' }).split('\u0000');
  return (
    <p class="ask-line">
      <AskIcon />
      <span>
        <strong>{before}</strong>
        {phrases.join(', ')}
        {after}
      </span>
    </p>
  );
};
