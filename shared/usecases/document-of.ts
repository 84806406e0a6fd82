import type * as z from 'zod';
import { mergePatch } from '#shared/domain/merge-patch.ts';
import { parseInput } from '#shared/parse-input.ts';

/** The part of a stored noun that its body schema describes. */
export const documentOf = <S extends z.ZodObject>(schema: S, noun: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.keys(schema.shape).map((name) => [name, noun[name]]));

/** The document after an RFC 7396 merge patch, checked as a whole. */
export const patched = <S extends z.ZodObject>(schema: S, noun: Record<string, unknown>, patch: object): z.output<S> =>
  parseInput(schema as unknown as z.ZodType<z.output<S>>, mergePatch(documentOf(schema, noun), patch));
