import type { Translator } from '#shared/i18n/translator.ts';
import { MOST_WAITING } from '#shared/usecases/count-waiting.ts';

/** How many wait; "100+" where they were not counted further. */
export const waitingText = (t: Translator, waiting: number): string =>
  waiting >= MOST_WAITING ? `${t.number(MOST_WAITING)}+` : t.number(waiting);
