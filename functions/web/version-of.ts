import { AppError } from '#shared/errors.ts';
import { type FormAnswers, textOf } from './form.ts';

/** The version over which a form writes: a hidden field of it. */
export const versionOf = (answers: FormAnswers): number => {
  const given = textOf(answers, 'version');
  if (!/^\d{1,9}$/.test(given)) throw new AppError('malformed', 'This form is not whole. Open its page again.');
  return Number(given);
};
