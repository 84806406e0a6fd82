import type { Context } from 'hono';
import { AppError } from '#shared/errors.ts';
import { MOST_BODY_BYTES } from '#shared/http/read-json.ts';

/** What a form carries: of every field the texts as they were typed. */
export type FormAnswers = Readonly<Record<string, readonly string[]>>;

export const textOf = (answers: FormAnswers, name: string): string => answers[name]?.[0] ?? '';
export const textsOf = (answers: FormAnswers, name: string): readonly string[] => answers[name] ?? [];

/** Fields that say who sent a form and how often, and nothing of what it says. */
const OF_THE_FRAME = ['csrf', 'once'];
const MOST_TEXTS = 400;

const FORM_TYPE = /^application\/x-www-form-urlencoded(;|$)/i;

/** What was posted, as our own forms send it; anything else, and more than the API takes, is not read. */
export const formBody = async (c: Context): Promise<URLSearchParams> => {
  if (!FORM_TYPE.test(c.req.header('content-type') ?? ''))
    throw new AppError('unsupported_media_type', 'This was not sent by a form of ours.');
  const tooLarge = new AppError('too_large', `A form holds at most ${MOST_BODY_BYTES / 1024} KB.`);
  if (Number(c.req.header('content-length') ?? 0) > MOST_BODY_BYTES) throw tooLarge;
  const text = await c.req.text();
  if (Buffer.byteLength(text) > MOST_BODY_BYTES) throw tooLarge;
  return new URLSearchParams(text);
};

/** Nobody types these, and some come along when text is copied: control characters, and marks that turn its direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones taken out
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** The form that was posted, without what belongs to its frame. */
export const sentForm = async (c: Context): Promise<FormAnswers> => {
  const sent = await formBody(c);
  const answers: Record<string, string[]> = Object.create(null);
  let count = 0;
  for (const [name, value] of sent) {
    if (OF_THE_FRAME.includes(name)) continue;
    count += 1;
    if (count > MOST_TEXTS) break;
    answers[name] = [...(answers[name] ?? []), value.replaceAll('\r\n', '\n').replace(UNSEEN, '').trim()];
  }
  return answers;
};
