import * as z from 'zod';
import { caseShape } from './case.ts';
import { idSchema, textSchema } from './scalars.ts';

export const applicationBodySchema = z.strictObject({
  spaceId: idSchema,
  letter: textSchema(4000),
  links: z
    .array(z.url({ protocol: /^https$/, message: 'an https address' }).max(500))
    .max(5)
    .default([]),
});
export type ApplicationBody = z.infer<typeof applicationBodySchema>;

/** A member of an actor asks for a space for one of its needs. */
export const applicationSchema = z.looseObject({
  ...caseShape,
  letter: z.string(),
  links: z.array(z.string()),
  message: z.string().nullable(), // of the manager who accepted
  reason: z.string().nullable(), // of the manager who declined
  placedAt: z.iso.datetime().nullable(), // when the member said that the need is placed here
});
export type Application = z.infer<typeof applicationSchema>;
