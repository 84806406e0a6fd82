import * as z from 'zod';
import {
  CASE_MOVES,
  CASE_STATES,
  type CaseKind,
  type CaseMoveName,
  type CaseState,
  legalMove,
  MOVERS,
  type Mover,
} from './case-moves.ts';
import { idSchema, instantSchema, versionSchema } from './scalars.ts';

/** What an application and an invitation have in common: a need, a space, and where the two sides stand. */
export const caseShape = {
  schemaVersion: z.literal(1),
  id: idSchema,
  needId: idSchema,
  actorId: idSchema,
  spaceId: idSchema,
  siteId: idSchema,
  state: z.enum(CASE_STATES),
  createdAt: instantSchema,
  expiresAt: instantSchema, // where it is still sent by then
  remindAt: instantSchema.nullable(), // null: nobody is reminded, or has been
  revealedAt: instantSchema.nullable(), // since when the site may see the actor
  endedAt: instantSchema.nullable(), // null: sent or accepted
  asksPlaced: z.boolean(), // the member has not said yet whether the need is placed
  history: z.array(
    z.looseObject({
      move: z.enum(CASE_MOVES),
      by: z.enum(MOVERS),
      at: instantSchema,
      personId: idSchema.nullable(), // null: the clock
    }),
  ),
  version: versionSchema, // +1 on every write; the n-th entry of history made version n
};
const caseSchema = z.looseObject(caseShape);
export type Case = z.infer<typeof caseSchema>;

const DAY_MS = 86_400_000;
export const daysAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * DAY_MS).toISOString();

/** The case as it stands at this moment: what waited too long has expired, whether or not anybody has written it down. */
export const asOf = <T extends Case>(found: T, now: Date): T =>
  found.state === 'sent' && Date.parse(found.expiresAt) <= now.getTime()
    ? { ...found, state: 'expired', endedAt: found.expiresAt, remindAt: null }
    : found;

/** The instant at which the clock moves it next. */
export const dueAtOf = ({ state, remindAt, expiresAt }: Case): string | null =>
  state === 'sent' ? (remindAt ?? expiresAt) : null;

/** What the clock does with it now. */
export const clockMove = (found: Case, now: Date): 'expire' | 'remind' | null => {
  if (found.state !== 'sent') return null;
  if (Date.parse(found.expiresAt) <= now.getTime()) return 'expire';
  return found.remindAt !== null && Date.parse(found.remindAt) <= now.getTime() ? 'remind' : null;
};

type Move = { name: CaseMoveName; movers: readonly Mover[]; at: string; personId: string | null };

/** The case after a move, or undefined when the table has no such move for these movers from here. */
export const afterMove = <T extends Case>(kind: CaseKind, found: T, { name, movers, at, personId }: Move) => {
  const row = legalMove(kind, name, movers, found.state);
  if (!row) return undefined;
  const does = (effect: (typeof row.does)[number]) => row.does.includes(effect);
  const next: T = {
    ...found,
    state: row.to === 'same' ? found.state : row.to,
    remindAt: name === 'remind' || row.to !== 'same' ? null : found.remindAt,
    revealedAt: does('reveal') ? at : found.revealedAt,
    endedAt: does('end') ? (name === 'expire' ? found.expiresAt : at) : found.endedAt,
    asksPlaced: (found.asksPlaced || does('ask-placed')) && !does('place-need') && !does('end'),
    history: [...found.history, { move: name, by: row.by, at, personId }],
    version: found.version + 1,
  };
  return { row, next };
};

type Pair = Pick<Case, 'id' | 'needId' | 'actorId' | 'spaceId' | 'siteId'>;
type Sent = { by: Mover; at: string; personId: string; expiresAt: string; remindAt: string | null };

/** How a case begins: sent, and revealing what the table says. */
export const sentCase = (kind: CaseKind, pair: Pair, { by, at, personId, expiresAt, remindAt }: Sent) => ({
  schemaVersion: 1 as const,
  ...pair,
  state: 'sent' as CaseState,
  createdAt: at,
  expiresAt,
  remindAt,
  revealedAt: legalMove(kind, 'send', [by], null)?.does.includes('reveal') ? at : null,
  endedAt: null,
  asksPlaced: false,
  history: [{ move: 'send' as const, by, at, personId }],
  version: 1,
});
