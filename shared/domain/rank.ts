import { CONSTRAINTS, type Constraint } from './constraints.ts';

/** By UTF-16 code unit, the same in every locale. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const byConstraint = (a: Constraint, b: Constraint): number => CONSTRAINTS.indexOf(a) - CONSTRAINTS.indexOf(b);

type Ranked = { id: string; match: { score: number } };
/** The best first; of equal scores the smaller id. */
export const byScore = (a: Ranked, b: Ranked): number => b.match.score - a.match.score || byCodeUnit(a.id, b.id);

type Missed = { id: string; near: { constraint: Constraint } };
/** In the order of the constraints; within one by id. */
export const byMiss = (a: Missed, b: Missed): number =>
  byConstraint(a.near.constraint, b.near.constraint) || byCodeUnit(a.id, b.id);
