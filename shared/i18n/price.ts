import type { Currency } from '#shared/domain/codes.ts';
import type { CostUnit } from '#shared/domain/cost.ts';
import type { Translator } from './translator.ts';

/** The currency the person thinks in, and what a forint is worth. The rule counts in euro cents. */
export type Purse = { currency: Currency; eurPerHuf: number };

export const euroAmount = (t: Translator, euroCents: number, { currency, eurPerHuf }: Purse): string =>
  t.money(Math.round(currency === 'HUF' ? euroCents / eurPerHuf : euroCents), currency);

/** "150 € a month" */
export const price = (t: Translator, euroCents: number, unit: CostUnit, purse: Purse): string =>
  t.t(`price.${unit === '30-days' ? 'month' : unit}`, { amount: euroAmount(t, euroCents, purse) });
