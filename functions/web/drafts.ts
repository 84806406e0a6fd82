import type { FormAnswers } from './form.ts';
import type { SignedIn, WebDeps } from './web-deps.ts';

/** Longer than most fields may be: what is wrong with it can still be said. */
const MOST_CHARACTERS = 9000;

/** Keeps what somebody typed into a form and did not send, or sent with faults. */
export const keepDraft = async (
  deps: WebDeps,
  { person }: SignedIn,
  form: string,
  answers: FormAnswers,
): Promise<void> => {
  const kept = Object.fromEntries(
    Object.entries(answers).map(([name, texts]) => [name, texts.map((text) => text.slice(0, MOST_CHARACTERS))]),
  );
  await deps.commit([deps.drafts.keep({ personId: person.id, form, answers: kept, at: deps.now().toISOString() })]);
};

export const dropDraft = (deps: WebDeps, { person }: SignedIn, form: string): Promise<void> =>
  deps.commit([deps.drafts.drop(person.id, form)]);
