/** Where an application or an invitation stands. Codes are only ever appended. */
export const CASE_STATES = ['sent', 'accepted', 'declined', 'withdrawn', 'expired'] as const;
export type CaseState = (typeof CASE_STATES)[number];
/** What two sides decide between them; viewings and negotiated bookings join here with rows of their own. */
export const CASE_KINDS = ['application', 'invitation'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];
/** Who moves: a member of the actor, a manager of the site, or time passing. */
export const MOVERS = ['member', 'manager', 'clock'] as const;
export type Mover = (typeof MOVERS)[number];
export const CASE_MOVES = ['send', 'accept', 'decline', 'withdraw', 'placed', 'remind', 'expire'] as const;
export type CaseMoveName = (typeof CASE_MOVES)[number];

export type Effect =
  | 'reveal' // from now on the site sees the actor, its contact and the need without its budget
  | 'end' // another may be opened for this need and space; what was revealed is hidden 30 days later
  | 'ask-placed' // the member is asked whether the need has found its space
  | 'place-need'; // the need has

/** How long each waits, in days. An invitation waits until the end of its answer-by day at the site. */
export const WAITS_DAYS = { applicationReminder: 7, application: 30, memberInvite: 14 } as const;

type CaseMove = {
  name: CaseMoveName;
  by: Mover;
  from: readonly CaseState[]; // [] begins it
  to: CaseState | 'same';
  does: readonly Effect[];
  tells: readonly ('member' | 'manager')[]; // the sides that hear of it
  when?: string; // of a move by the clock
};

/** Every legal move of an application and an invitation; what is not here does not happen. */
export const caseMoves: Record<CaseKind, readonly CaseMove[]> = {
  application: [
    { name: 'send', by: 'member', from: [], to: 'sent', does: ['reveal'], tells: ['manager'] },
    { name: 'accept', by: 'manager', from: ['sent'], to: 'accepted', does: ['ask-placed'], tells: ['member'] },
    { name: 'decline', by: 'manager', from: ['sent'], to: 'declined', does: ['end'], tells: ['member'] },
    { name: 'withdraw', by: 'member', from: ['sent', 'accepted'], to: 'withdrawn', does: ['end'], tells: ['manager'] },
    { name: 'withdraw', by: 'manager', from: ['accepted'], to: 'withdrawn', does: ['end'], tells: ['member'] },
    { name: 'placed', by: 'member', from: ['accepted'], to: 'same', does: ['place-need'], tells: [] },
    {
      name: 'remind',
      by: 'clock',
      from: ['sent'],
      to: 'same',
      does: [],
      tells: ['manager'],
      when: `after ${WAITS_DAYS.applicationReminder} days`,
    },
    {
      name: 'expire',
      by: 'clock',
      from: ['sent'],
      to: 'expired',
      does: ['end'],
      tells: ['member', 'manager'],
      when: `after ${WAITS_DAYS.application} days`,
    },
  ],
  invitation: [
    { name: 'send', by: 'manager', from: [], to: 'sent', does: [], tells: ['member'] },
    { name: 'accept', by: 'member', from: ['sent'], to: 'accepted', does: ['reveal'], tells: ['manager'] },
    { name: 'decline', by: 'member', from: ['sent'], to: 'declined', does: ['end'], tells: ['manager'] },
    { name: 'withdraw', by: 'manager', from: ['sent', 'accepted'], to: 'withdrawn', does: ['end'], tells: ['member'] },
    { name: 'withdraw', by: 'member', from: ['accepted'], to: 'withdrawn', does: ['end'], tells: ['manager'] },
    {
      name: 'expire',
      by: 'clock',
      from: ['sent'],
      to: 'expired',
      does: ['end'],
      tells: ['manager'],
      when: 'after its answer-by day',
    },
  ],
};

/** The move of this name that one of the movers can make at all, from wherever. */
export const isMover = (kind: CaseKind, name: CaseMoveName, movers: readonly Mover[]): boolean =>
  caseMoves[kind].some((move) => move.name === name && movers.includes(move.by));

/** The row of the table by which one of the movers makes this move from here. */
export const legalMove = (
  kind: CaseKind,
  name: CaseMoveName,
  movers: readonly Mover[],
  from: CaseState | null,
): CaseMove | undefined =>
  caseMoves[kind].find(
    (move) =>
      move.name === name &&
      movers.includes(move.by) &&
      (from === null ? move.from.length === 0 : move.from.includes(from)),
  );

/** What the movers can do from here, in the order of the table. */
export const openMoves = (kind: CaseKind, movers: readonly Mover[], from: CaseState): CaseMoveName[] => [
  ...new Set(
    caseMoves[kind].filter((move) => movers.includes(move.by) && move.from.includes(from)).map(({ name }) => name),
  ),
];

/** The row by which somebody has moved. */
export const moveMade = (kind: CaseKind, { move, by }: { move: CaseMoveName; by: Mover }): CaseMove | undefined =>
  caseMoves[kind].find((row) => row.name === move && row.by === by);

/** The table as a Mermaid state diagram, for README. */
export const drawMoves = (): string => {
  const lines = CASE_KINDS.flatMap((kind) => [
    `  state ${kind} {`,
    ...CASE_STATES.map((state) => `    state "${state}" as ${kind}_${state}`),
    ...caseMoves[kind].flatMap((move) => {
      const label = [`${move.by} ${move.name}`, move.when, move.does.length > 0 ? `(${move.does.join(', ')})` : '']
        .filter(Boolean)
        .join(' ');
      const froms = move.from.length === 0 ? ['[*]'] : move.from.map((state) => `${kind}_${state}`);
      return froms.map((from) => `    ${from} --> ${move.to === 'same' ? from : `${kind}_${move.to}`} : ${label}`);
    }),
    '  }',
  ]);
  return ['stateDiagram-v2', ...lines].join('\n');
};
