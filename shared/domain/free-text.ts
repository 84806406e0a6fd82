import * as z from 'zod';
import { languageSchema } from './codes.ts';
import { textSchema } from './scalars.ts';

/** Free text in its author's language, with translations beside it; readers fall back to the original. */
export const freeTextSchema = (max: number) =>
  z.strictObject({
    lang: languageSchema,
    text: textSchema(max),
    translations: z
      .partialRecord(
        languageSchema,
        z.strictObject({ text: textSchema(max), by: z.enum(['author', 'machine', 'reviewed']) }),
      )
      .default({}),
  });
export type FreeText = z.infer<ReturnType<typeof freeTextSchema>>;
