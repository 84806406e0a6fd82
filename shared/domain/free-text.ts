import * as z from 'zod';
import { languageSchema } from './codes.ts';
import { textSchema } from './scalars.ts';

const translatorSchema = z.enum(['author', 'machine', 'reviewed']);
/** Free text in its author's language, with translations beside it; readers fall back to the original. */
export const freeTextSchema = (max: number) => {
  const text = textSchema(max);
  const translations = z.partialRecord(languageSchema, z.strictObject({ text, by: translatorSchema })).default({});
  return z.strictObject({ lang: languageSchema, text, translations });
};
export type FreeText = z.infer<ReturnType<typeof freeTextSchema>>;
