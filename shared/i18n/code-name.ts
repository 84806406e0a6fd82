import type { en } from './en.ts';
import type { Translator } from './translator.ts';

/** Groups of the catalogue that are lists of codes: each code of the list has a name, whoever shows it. */
export const CODE_LISTS = [
  'sector',
  'actorKind',
  'discipline',
  'activity',
  'amenity',
  'value',
  'audience',
  'offer',
  'spaceKind',
  'tenure',
  'level',
] as const satisfies (keyof typeof en)[];
export type CodeList = (typeof CODE_LISTS)[number];

type CodeOf<List extends CodeList> = keyof (typeof en)[List] & string;

/** The name of a code in the person's language; a code that this release does not know stays as it is. */
export const codeName = <List extends CodeList>(t: Translator, list: List, code: CodeOf<List>): string => {
  const key = `${list}.${code}`;
  return t.has(key) ? t.t(key) : code;
};

/** Names of what the rule carries as plain strings. */
export const codeNames = (t: Translator, list: CodeList, codes: readonly string[]): string[] =>
  codes.map((code) => codeName(t, list, code as CodeOf<CodeList>));

export type ScoreWord = 'strong' | 'good' | 'fair' | 'weak';
/** `shownScore` runs from 0 to 100. */
export const scoreWordOf = (shownScore: number): ScoreWord =>
  shownScore >= 80 ? 'strong' : shownScore >= 65 ? 'good' : shownScore >= 50 ? 'fair' : 'weak';

export type FitWord = 'very-well' | 'well' | 'just' | 'hardly';
export const fitWordOf = (d: number): FitWord =>
  d >= 0.85 ? 'very-well' : d >= 0.7 ? 'well' : d >= 0.5 ? 'just' : 'hardly';
