import * as z from 'zod';
import { idSchema, timeSchema } from './scalars.ts';

/** What a person can set apart; several kinds of notification obey one of them (notification.ts). */
export const SETTING_KINDS = [
  'new-match',
  'cheaper',
  'sooner',
  'gone',
  'new-need',
  'application',
  'invitation',
  'booking',
  'site',
] as const;
export type SettingKind = (typeof SETTING_KINDS)[number];

export const FREQUENCIES = ['instant', 'daily', 'weekly'] as const;
/** How often mail of a kind may leave. */
export type Frequency = (typeof FREQUENCIES)[number];

const everySetting = z.enum([...FREQUENCIES, 'off']);
/** A need under its pseudonym is told by digest only: the instant of it would say too much. */
const digestSetting = z.enum(['daily', 'weekly', 'off']);
/** null: not chosen; then at once for members of an actor, daily for managers of a site. */
const chosen = everySetting.nullable().default(null);

export const settingsBodySchema = z.strictObject({
  kinds: z
    .strictObject({
      'new-match': chosen,
      cheaper: chosen,
      sooner: chosen,
      gone: chosen,
      'new-need': digestSetting.nullable().default(null),
      application: chosen,
      invitation: chosen,
      booking: chosen,
      site: chosen,
    })
    .prefault({}),
  leastScore: z.int().min(0).max(100).default(70), // as shown; governs mail only
  quietHours: z.strictObject({ from: timeSchema, to: timeSchema }).default({ from: '22:00', to: '07:00' }), // on the person's clock: what is instant waits for their end
});

/** How a person wants to be mailed; in-app shows all. */
export const settingsSchema = z.looseObject({
  schemaVersion: z.literal(1),
  personId: idSchema,
  ...settingsBodySchema.shape,
  version: z.int().nonnegative(), // 0: nothing chosen yet
});
export type Settings = z.infer<typeof settingsSchema>;

export const firstSettings = (personId: string): Settings => ({
  schemaVersion: 1,
  personId,
  ...settingsBodySchema.parse({}),
  version: 0,
});

export type Side = 'member' | 'manager';
/** What holds for a kind: the choice, or else the default of the side one is told as. */
export const frequencyOf = (settings: Settings, kind: SettingKind, side: Side): Frequency | 'off' =>
  settings.kinds[kind] ?? (side === 'manager' || kind === 'new-need' ? 'daily' : 'instant');
