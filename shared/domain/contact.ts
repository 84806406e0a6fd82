import * as z from 'zod';
import { lineSchema } from './scalars.ts';

/** How somebody is reached; null is not said. */
export const contactSchema = z
  .strictObject({
    mail: z.email().max(254).nullable().default(null),
    phone: lineSchema(40).nullable().default(null),
    website: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable()
      .default(null),
  })
  .default({ mail: null, phone: null, website: null });
