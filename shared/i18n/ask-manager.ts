import type { Constraint } from '#shared/domain/constraints.ts';
import { codeNames } from './code-name.ts';
import type { Translator } from './translator.ts';

/** What exactly is unknown, where a constraint has several parts. */
export type AskDetails = {
  amenities?: readonly string[];
  measures?: readonly ('powerKw' | 'floorLoadKgM2' | 'doorWidthCm' | 'ceilingCm')[];
  emissions?: readonly ('noise' | 'dust' | 'fumes' | 'wet' | 'flame')[];
};

/** One phrase per item of `toConfirm`: "when it is free", "what is there (daylight, heating)". */
export const askPhrases = (t: Translator, toConfirm: readonly Constraint[], details: AskDetails = {}): string[] => {
  const partsOf = (code: Constraint): string[] => {
    if (code === 'amenities') return codeNames(t, 'amenity', details.amenities ?? []);
    if (code === 'measures') return (details.measures ?? []).map((measure) => t.t(`measure.${measure}`));
    if (code === 'emissions') return (details.emissions ?? []).map((emission) => t.t(`emission.${emission}`));
    return [];
  };
  return toConfirm.flatMap((code) => {
    if (code === 'place') return []; // where a site lies is always known
    const phrase = t.t(`ask.${code}`);
    const parts = partsOf(code);
    return [parts.length > 0 ? `${phrase} (${parts.join(', ')})` : phrase];
  });
};

/** "Ask the manager when it is free, the price, how many people it holds." null where nothing is left to ask. */
export const askSentence = (t: Translator, toConfirm: readonly Constraint[], details?: AskDetails): string | null => {
  const phrases = askPhrases(t, toConfirm, details);
  return phrases.length > 0 ? t.t('ask.sentence', { list: phrases.join(', ') }) : null;
};
