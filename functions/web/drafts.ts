import { AppError } from '#shared/errors.ts';
import type { FormAnswers } from './form.ts';
import type { SignedIn, WebDeps } from './web-deps.ts';

/** Longer than most fields may be: what is wrong with it can still be said. */
const MOST_CHARACTERS = 9000;
/** A draft is one item of the table, which holds it to 400 KB. */
const MOST_BYTES = 300_000;

/** Keeps what somebody typed into a form and did not send, or sent with faults. */
export const keepDraft = async (
  deps: WebDeps,
  { person }: SignedIn,
  form: string,
  answers: FormAnswers,
): Promise<void> => {
  const kept = Object.fromEntries(
    Object.entries(answers).map(([name, texts]) => [
      name,
      texts.map((text) => text.slice(0, MOST_CHARACTERS).toWellFormed()),
    ]),
  );
  if (Buffer.byteLength(JSON.stringify(kept)) > MOST_BYTES)
    throw new AppError('too_large', 'This form holds more than can be kept.');
  await deps.commit([deps.drafts.keep({ personId: person.id, form, answers: kept, at: deps.now().toISOString() })]);
};

export const dropDraft = (deps: WebDeps, { person }: SignedIn, form: string): Promise<void> =>
  deps.commit([deps.drafts.drop(person.id, form)]);
