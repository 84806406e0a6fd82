import type { Case } from './case.ts';
import { type CaseKind, moveMade } from './case-moves.ts';
import type { CaseNoteKind } from './notification.ts';

const CODES = {
  application: {
    send: 'application-received',
    accept: 'application-accepted',
    decline: 'application-declined',
    withdraw: 'application-withdrawn',
    remind: 'application-reminder',
    expire: 'application-expired',
    placed: null,
  },
  invitation: {
    send: 'invitation-received',
    accept: 'invitation-accepted',
    decline: 'invitation-declined',
    withdraw: 'invitation-withdrawn',
    expire: 'invitation-expired',
    remind: null,
    placed: null,
  },
} as const satisfies Record<CaseKind, Record<Case['history'][number]['move'], CaseNoteKind | null>>;

export type CaseNote = {
  to: 'member' | 'manager'; // everybody on this side at the moment of telling
  kind: CaseNoteKind;
  version: number; // of the case after the move: told again, it is the same
  by: string | null; // the person who moved: never mailed about it; null: the clock
  at: string;
};

/** What is to be told of the moves by which `after` differs from `before`, by the table of moves. */
export const caseNotes = (kind: CaseKind, before: Pick<Case, 'history'> | null, after: Case): CaseNote[] => {
  const known = before?.history.length ?? 0;
  return after.history.slice(known).flatMap((made, index): CaseNote[] => {
    const row = moveMade(kind, made);
    const code = CODES[kind][made.move];
    if (!row || code === null) return [];
    const common = { version: known + index + 1, by: made.personId, at: made.at };
    const told = row.tells.map((to) => ({ to, kind: code, ...common }));
    return row.does.includes('ask-placed') ? [...told, { to: 'member', kind: 'placed-question', ...common }] : told;
  });
};
