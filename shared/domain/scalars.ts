import * as z from 'zod';

/** A calendar day at the site, YYYY-MM-DD, that exists, from 2000 to 2100. */
export const daySchema = z.iso
  .date()
  .refine((day) => day >= '2000-01-01' && day <= '2100-12-31', 'a day from 2000 to 2100');
/** An instant, ISO UTC. */
export const instantSchema = z.iso.datetime();
/** A wall-clock time at the site, HH:MM. */
export const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time HH:MM');
/** The end of a span of hours: HH:MM, or 24:00. */
export const endTimeSchema = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time HH:MM, or 24:00');
/** Monday 1 … Sunday 7. */
export const weekdaySchema = z.int().min(1).max(7);
export const latSchema = z.number().min(-90).max(90);
export const lonSchema = z.number().min(-180).max(180);
export const pointSchema = z.strictObject({ lat: latSchema, lon: lonSchema });
export type Point = z.infer<typeof pointSchema>;
/** ISO 3166-1 alpha-2, upper case. */
export const countrySchema = z.string().regex(/^[A-Z]{2}$/, 'a country code of two capital letters');
/** Whole hundredths of a currency, up to ten thousand million. */
export const centsSchema = z.int().nonnegative().max(1e12);
/** Net floor area in square metres. */
export const areaSchema = z.number().positive().max(1e6);
/** A length of time in whole days, up to a hundred years. */
export const daysSchema = z.int().min(1).max(36_525);
export const peopleSchema = z.int().min(1).max(100_000);
/** One line of plain text without control characters. Checks in one go: each `.min()` would be a schema of its own. */
export const lineSchema = (max: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(max), z.regex(/^\P{Cc}*$/u, 'no control characters'));
/** Plain text; line breaks and tabs are the only control characters. */
export const textSchema = (max: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(max),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones refused
    z.regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, 'no control characters'),
  );
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id');
export const versionSchema = z.int().positive();
