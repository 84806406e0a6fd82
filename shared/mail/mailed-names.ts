import { codeName, codeNames } from '#shared/i18n/code-name.ts';
import { price } from '#shared/i18n/price.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { MailedNeed, MailedSpace, MatchNews } from './mail-input.ts';
import { plainLine } from './user-text.ts';

/** The town, or the house where no town is known. */
export const townOf = ({ town, siteName }: MailedSpace): string => plainLine(town ?? siteName, 60);

/** "Large room, Freiberg": a space in headings and subjects. */
export const spaceLabel = (space: MailedSpace): string => `${plainLine(space.name, 60)}, ${townOf(space)}`;

/** "Former municipal store, Castello di Godego, Italy" */
export const addressOf = (t: Translator, space: MailedSpace): string =>
  [plainLine(space.siteName), ...(space.town === null ? [] : [townOf(space)]), t.country(space.country)].join(', ');

export const needLabel = (t: Translator, need: MailedNeed): string =>
  need.title === null ? t.list(codeNames(t, 'activity', need.activities)) : plainLine(need.title);

export const roomKind = (t: Translator, space: MailedSpace): string => codeName(t, 'spaceKind', space.kind);

export const priceOf = (t: Translator, { cost, purse }: MatchNews): string =>
  cost === null ? t.t('price.ask') : price(t, cost.cents, cost.unit, purse);

export const areaOf = (t: Translator, { offeredAreaM2 }: MatchNews): string[] =>
  offeredAreaM2 === null ? [] : [t.areaM2(offeredAreaM2)];
