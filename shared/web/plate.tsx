import type { Child } from 'hono/jsx';
import { scoreWordOf, type ScoreWord as Word } from '#shared/i18n/code-name.ts';
import type { View } from './view.ts';

/** How well it suits, word first. Managers are shown the word only: ScoreWord. */
export const ScorePlate = ({ view, shown }: { view: View; shown: number }) => (
  <ScoreWord view={view} word={scoreWordOf(shown)}>
    <span class="score-figure">{view.t.t('results.ofHundred', { score: view.t.number(shown) })}</span>
  </ScoreWord>
);

export const ScoreWord = ({ view: { t }, word, children }: { view: View; word: Word; children?: Child }) => (
  <p class="score">
    <span class={`score-word score-${word}`}>{t.t(`score.${word}`)}</span>
    {children}
  </p>
);

/** The number by which a result is found on the map. */
export const NumberPlate = ({ number }: { number: number }) => <span class="number plate">{number}</span>;
