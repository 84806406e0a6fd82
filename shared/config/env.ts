import * as z from 'zod';

const text = z.string().min(1);
const wholeNumber = (fallback: number) =>
  z
    .string()
    .regex(/^-?\d+$/, 'must be a whole number')
    .transform(Number)
    .default(fallback);

const everyFunction = z.object({
  STAGE: text, // dev, prod …; "laptop" on a laptop
  CLOCK_OFFSET_MS: wholeNumber(0), // the service's clock minus the real one; only a laptop sets it
});
const tableUser = everyFunction.extend({ TABLE_NAME: text });

export const apiEnvSchema = tableUser.extend({
  PUBLIC_ORIGIN: z.url(), // scheme and host under which people see the service, without a final slash
  ISSUER: z.url(), // OpenID Connect issuer; its keys are found through its discovery document
  CLIENT_ID: text, // audience that tokens must name
});
export const webEnvSchema = apiEnvSchema.extend({
  OPERATOR_NAME: text.optional(), // who runs this, as the legal pages say it
  OPERATOR_ADDRESS: text.optional(),
  OPERATOR_MAIL: text.optional(),
  TILES: text.optional(), // a tile server's address with {z}, {x} and {y}; without it the map shows country outlines
});
export const routerEnvSchema = everyFunction.extend({ MATCH_QUEUE_URL: z.url() });
export const matcherEnvSchema = tableUser.extend({
  MATCH_QUEUE_URL: z.url(),
  MAIL_QUEUE_URL: z.url(),
  INSTANT_DELAY_S: wholeNumber(60), // spec: an instant mail leaves 60 s after its first hit; a laptop takes 2
  MAILS_PER_S: wholeNumber(14), // that SES takes: more do not become due
});
export const mailerEnvSchema = tableUser.extend({
  MAIL_QUEUE_URL: z.url(),
  MAIL_FROM: text, // address, or "Name <address>", that mails come from
  CONFIGURATION_SET: text,
  PUBLIC_ORIGIN: z.url(),
  MAIL_GAP_MS: wholeNumber(0), // between two mails of one process
  INSTANT_DELAY_S: wholeNumber(60),
});
export const mailEventsEnvSchema = tableUser;
export const dispatcherEnvSchema = tableUser.extend({
  MATCH_QUEUE_URL: z.url(),
  MAIL_QUEUE_URL: z.url(),
  MAILS_PER_S: wholeNumber(14),
  INSTANT_DELAY_S: wholeNumber(60),
});
export const sweeperEnvSchema = dispatcherEnvSchema;

/** What a stack must set for a function: the variables as text, before they are read. */
export type EnvOf<S extends z.ZodType> = z.input<S>;

/** Every variable that is missing or unusable, by name and at once; a value never shows. */
export function readEnv<S extends z.ZodType>(schema: S, source: Record<string, string | undefined>): z.infer<S> {
  const read = schema.safeParse(source);
  if (read.success) return read.data;
  const names = new Set(read.error.issues.map((issue) => String(issue.path[0])));
  const missing = [...names].filter((name) => source[name] === undefined);
  const unusable = [...names].filter((name) => source[name] !== undefined);
  const parts = [
    missing.length > 0 ? `missing: ${missing.join(', ')}` : '',
    unusable.length > 0 ? `unusable: ${unusable.join(', ')}` : '',
  ];
  throw new Error(`Environment variables ${parts.filter(Boolean).join('; ')}`);
}
