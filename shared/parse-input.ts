import type * as z from 'zod';
import { AppError, type FieldError } from './errors.ts';

/** What the schema makes of the input, or one entry per bad field. */
export const parseInput = <T>(schema: z.ZodType<T>, input: unknown, at: readonly string[] = []): T => {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new AppError('invalid_input', 'Some fields cannot be accepted; `errors` names each.', {
    fields: onePerField(fieldErrors(result.error.issues, at)),
  });
};

const onePerField = (errors: readonly FieldError[]): FieldError[] =>
  [
    ...new Map([...errors].reverse().map((error) => [error.path, error])).values(), // the first of each path stays
  ].reverse();

const fieldErrors = (issues: readonly z.core.$ZodIssue[], at: readonly PropertyKey[]): FieldError[] =>
  issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: [...path, key].map(String).join('.'),
        message: 'This field is not known.',
      }));
    const tried = issue.code === 'invalid_union' ? closest(issue.errors) : undefined;
    if (tried) return fieldErrors(tried, path);
    return [{ path: path.map(String).join('.'), message: issue.message }];
  });

/** Of the branches of a union, the one with the fewest complaints says best what is wrong. */
const closest = (branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] | undefined =>
  [...branches].sort((a, b) => a.length - b.length)[0];
