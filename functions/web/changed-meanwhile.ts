import { createHash } from 'node:crypto';
import { type FormAnswers, textOf, textsOf } from './form.ts';

/** Answers of a form that change together: what they are called, and how they are said in words. */
export type AnswerGroup = {
  /** The names of their fields; the first is where a link leads. */
  names: readonly string[];
  label: string;
  /** Null where nothing is said. */
  shown(answers: FormAnswers): string | null;
};

/** What somebody else saved while a form was open. */
export type ChangedAnswer = {
  group: AnswerGroup;
  /** It was changed here as well: what was typed here stays in the form. */
  isTyped: boolean;
};

const digestOf = (answers: FormAnswers, { names }: AnswerGroup): string => {
  const told = names.map((name) =>
    textsOf(answers, name)
      .filter((text) => text !== '')
      .map((text) => text.replaceAll('\r\n', '\n').trim())
      .toSorted(),
  );
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 12);
};

const keyOf = ({ names }: AnswerGroup): string => names[0] ?? '';

/** A hidden field of the form: from which answers it began, so that it can be told later who changed what. */
export const baseOf = (answers: FormAnswers, groups: readonly AnswerGroup[]): string =>
  groups.map((group) => `${keyOf(group)}:${digestOf(answers, group)}`).join(' ');

/**
 * The form after somebody else saved another version of the same thing. What only they changed is taken over, so that
 * saving does not undo it; what was typed here stays. `stored` are the answers as they are now.
 */
export const mergedAnswers = (sent: FormAnswers, stored: FormAnswers, groups: readonly AnswerGroup[]) => {
  const began = new Map(
    textOf(sent, 'base')
      .split(' ')
      .map((each) => each.split(':') as [string, string]),
  );
  const merged: Record<string, readonly string[]> = { ...sent };
  const changed: ChangedAnswer[] = [];
  for (const group of groups) {
    const [base, typed, now] = [began.get(keyOf(group)), digestOf(sent, group), digestOf(stored, group)];
    if (typed === now || base === now) continue;
    changed.push({ group, isTyped: base !== typed });
    if (base === typed) for (const name of group.names) merged[name] = textsOf(stored, name);
  }
  return { answers: merged as FormAnswers, changed };
};
