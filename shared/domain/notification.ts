import { createHash } from 'node:crypto';
import * as z from 'zod';
import { idSchema, instantSchema, versionSchema } from './scalars.ts';
import { FREQUENCIES, type SettingKind, type Side } from './settings.ts';

export const MATCH_KINDS = ['new-match', 'cheaper', 'sooner', 'gone'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];
/** A change of an application, invitation or booking, told to the other side; and its reminders. */
export const CASE_NOTE_KINDS = [
  'application-received',
  'application-accepted',
  'application-declined',
  'application-withdrawn',
  'application-expired',
  'application-reminder',
  'placed-question',
  'invitation-received',
  'invitation-accepted',
  'invitation-declined',
  'invitation-withdrawn',
  'invitation-expired',
  'booking-confirmed',
  'booking-changed',
  'booking-cancelled',
] as const;
export type CaseNoteKind = (typeof CASE_NOTE_KINDS)[number];
/** A coordinator's decision on a site, told to its managers. */
export const SITE_NOTE_KINDS = ['site-verified', 'site-returned'] as const;
export type SiteNoteKind = (typeof SITE_NOTE_KINDS)[number];
export const NOTE_KINDS = [...MATCH_KINDS, 'new-need', ...CASE_NOTE_KINDS, ...SITE_NOTE_KINDS] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

export const isSiteNote = (kind: NoteKind): kind is SiteNoteKind =>
  kind === 'site-verified' || kind === 'site-returned';

/** The setting that a kind obeys. */
export const settingOf = (kind: NoteKind): SettingKind => {
  if (kind === 'placed-question' || kind.startsWith('application-')) return 'application';
  if (kind.startsWith('invitation-')) return 'invitation';
  if (kind.startsWith('booking-')) return 'booking';
  if (isSiteNote(kind)) return 'site';
  return kind as SettingKind;
};

const figuresSchema = z.looseObject({
  score: z.number(), // as shown, 0 … 100
  costCents: z.number().nullable(), // euro cents; null is unknown
  costUnit: z.string().nullable(),
  start: z.string(), // YYYY-MM-DD
});
export type Figures = z.infer<typeof figuresSchema>;

const noMailReasons = ['off', 'own-write', 'under-score', 'no-address'] as const;

/** What one person is told, once: the guarantee in-app, which mail follows. */
export const noteSchema = z.looseObject({
  schemaVersion: z.literal(1),
  id: idSchema,
  personId: idSchema,
  kind: z.enum(NOTE_KINDS),
  scope: z.object({ kind: z.enum(['actor', 'site']), id: idSchema }), // the membership by which it is theirs
  at: instantSchema, // from when it shows: of a digest-only kind, the instant of the digest
  readAt: instantSchema.nullable(),
  needIds: z.array(idSchema), // of a summary several; a manager never sees them
  needCount: z.int().nonnegative(), // how many needs a summary stands for
  spaceId: idSchema.nullable(),
  siteId: idSchema.nullable(),
  matchId: idSchema.nullable(),
  caseId: idSchema.nullable(), // the application, invitation or booking
  period: z.object({ from: z.string(), until: z.string() }).nullable().default(null), // of a booking, days [from, until)
  because: z.enum(['new', 'published', 'withdrawn', 'unmatched']).nullable(),
  told: figuresSchema.nullable(),
  before: figuresSchema.nullable(), // what was told before, where this is a difference from it
  decision: z.looseObject({
    rule: z.literal(1),
    match: z.looseObject({}).nullable(), // the match as it was judged
    setting: z.enum([...FREQUENCIES, 'off']),
    leastScore: z.int(),
    mail: z.enum(FREQUENCIES).nullable(),
    noMail: z.enum(noMailReasons).nullable(),
  }),
  version: versionSchema,
});
export type Note = z.infer<typeof noteSchema>;
export type NoMail = (typeof noMailReasons)[number];

/** One id per (person's list, match, kind, cost and start): told again it is the same notification. */
export const noteIdOf = (...parts: readonly (string | number | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 32);

export const sideOf = (note: { scope: { kind: 'actor' | 'site' } }): Side =>
  note.scope.kind === 'site' ? 'manager' : 'member';
