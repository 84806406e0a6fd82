import { expect, it } from 'vitest';
import { CASE_KINDS, caseMoves, drawMoves, legalMove } from '#shared/domain/case-moves.ts';

it('begins every kind with one move, and leaves no way out of what has ended', () => {
  for (const kind of CASE_KINDS) {
    expect(caseMoves[kind].filter(({ from }) => from.length === 0).map(({ name }) => name)).toEqual(['send']);
    for (const { from } of caseMoves[kind])
      for (const ended of ['declined', 'withdrawn', 'expired'] as const) expect(from).not.toContain(ended);
  }
});

it('ends what it declines, withdraws and expires, and nothing else', () => {
  for (const { to, does } of CASE_KINDS.flatMap((kind) => caseMoves[kind]))
    expect(does.includes('end')).toBe(['declined', 'withdrawn', 'expired'].includes(to));
});

it('reveals by applying and by accepting an invitation, and by nothing else', () => {
  const reveals = CASE_KINDS.flatMap((kind) =>
    caseMoves[kind].filter(({ does }) => does.includes('reveal')).map(({ name }) => `${kind} ${name}`),
  );
  expect(reveals).toEqual(['application send', 'invitation accept']);
});

it('tells the other side of every change of state, and nobody of their own', () => {
  for (const { by, to, tells } of CASE_KINDS.flatMap((kind) => caseMoves[kind])) {
    if (to !== 'same') expect(tells.length).toBeGreaterThan(0);
    expect(tells).not.toContain(by);
  }
});

it('knows no move for who may not make it', () => {
  expect(legalMove('application', 'withdraw', ['manager'], 'sent')).toBeUndefined();
  expect(legalMove('application', 'withdraw', ['manager'], 'accepted')?.to).toBe('withdrawn');
  expect(legalMove('invitation', 'accept', [], 'sent')).toBeUndefined();
});

it('is drawn with one arrow for each way it can be taken', () => {
  const arrows = drawMoves().match(/-->/g)?.length;
  const ways = CASE_KINDS.flatMap((kind) => caseMoves[kind]).reduce(
    (sum, { from }) => sum + Math.max(1, from.length),
    0,
  );
  expect(arrows).toBe(ways);
});
