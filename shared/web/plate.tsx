import { scoreWordOf } from '#shared/i18n/code-name.ts';
import type { View } from './view.ts';

/** How well it suits, word first. Managers are shown the word only. */
export const ScorePlate = ({ view: { t }, shown, wordOnly }: { view: View; shown: number; wordOnly?: boolean }) => {
  const word = scoreWordOf(shown);
  return (
    <p class="score">
      <span class={`score-word score-${word}`}>{t.t(`score.${word}`)}</span>
      {!wordOnly && <span class="score-figure">{t.t('results.ofHundred', { score: t.number(shown) })}</span>}
    </p>
  );
};

/** The number by which a result is found on the map. */
export const NumberPlate = ({ number }: { number: number }) => <span class="number plate">{number}</span>;
