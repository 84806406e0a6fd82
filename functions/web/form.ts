import type { Context } from 'hono';

/** What a form carries: of every field the texts as they were typed. */
export type FormAnswers = Readonly<Record<string, readonly string[]>>;

export const textOf = (answers: FormAnswers, name: string): string => answers[name]?.[0] ?? '';
export const textsOf = (answers: FormAnswers, name: string): readonly string[] => answers[name] ?? [];

/** Fields that say who sent a form and how often, and nothing of what it says. */
const OF_THE_FRAME = ['csrf', 'once'];
const MOST_TEXTS = 400;

/** The form that was posted, without what belongs to its frame. */
export const sentForm = async (c: Context): Promise<FormAnswers> => {
  const sent = await c.req.formData();
  const answers: Record<string, string[]> = Object.create(null);
  let count = 0;
  for (const [name, value] of sent) {
    if (OF_THE_FRAME.includes(name) || typeof value !== 'string') continue;
    count += 1;
    if (count > MOST_TEXTS) break;
    answers[name] = [...(answers[name] ?? []), value.replaceAll('\r\n', '\n').trim()];
  }
  return answers;
};
