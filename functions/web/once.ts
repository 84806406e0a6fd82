import type { Context } from 'hono';
import { AppError } from '#shared/errors.ts';
import { makeOnce } from '#shared/usecases/make-once.ts';
import { type FormAnswers, formBody, sentForm } from './form.ts';
import { signedIn } from './reader.ts';
import type { WebDeps, WebHono } from './web-deps.ts';

/** What a form makes, made once however often the button is pressed: the form carries a key of its own (OnceField). */
export const once = async <T>(
  deps: WebDeps,
  c: Context<WebHono>,
  make: (deps: WebDeps, answers: FormAnswers) => Promise<T>,
): Promise<T> => {
  const { person } = signedIn(c);
  const answers = await sentForm(c);
  const key = (await formBody(c)).get('once');
  if (key === null || !/^[\w-]{20,64}$/.test(key))
    throw new AppError('malformed', 'This form is not whole. Open its page again.');
  const { noun } = await makeOnce(deps, [person.id, 'page', c.req.path, key], answers, (own) => make(own, answers));
  return noun;
};
