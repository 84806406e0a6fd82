import { ACTIVITIES, AUDIENCES, DISCIPLINES, OFFERS, SECTORS, VALUES } from '#shared/domain/codes.ts';
import type { CodeList } from '#shared/i18n/code-name.ts';
import { TIME_ZONES } from '../../time-zone-of.ts';

/** Texts of a house, by the field they are asked in; most characters. */
export const SITE_TEXTS = {
  story: { label: 'house.story', most: 8000 },
  formerUse: { label: 'house.formerUse', most: 1000 },
  opening: { label: 'house.opening', most: 1000 },
  transport: { label: 'house.transport', most: 1000 },
  houseRules: { label: 'house.rules', most: 4000 },
  protectionForbids: { label: 'siteForm.forbids', most: 2000 },
  hazards: { label: 'siteForm.hazards', most: 2000 },
} as const;
export type SiteText = keyof typeof SITE_TEXTS;
export const SITE_TEXT_NAMES = Object.keys(SITE_TEXTS) as SiteText[];

/** Lists of codes of a house. */
export const SITE_LISTS = {
  purposes: { label: 'house.purposes', list: 'activity', codes: ACTIVITIES },
  values: { label: 'house.values', list: 'value', codes: VALUES },
  audiences: { label: 'house.audiences', list: 'audience', codes: AUDIENCES },
  wants: { label: 'house.wants', list: 'offer', codes: OFFERS },
  disciplines: { label: 'house.whoText', list: 'discipline', codes: DISCIPLINES },
} as const satisfies Record<string, { label: string; list: CodeList; codes: readonly string[] }>;
export type SiteList = keyof typeof SITE_LISTS;
export const SITE_LIST_NAMES = Object.keys(SITE_LISTS) as SiteList[];

export const PROTECTIONS = ['none', 'listed', 'world-heritage'] as const;
export const SELECTIONS = ['manager', 'date-order', 'jury', 'draw', 'criteria'] as const;
export const OPERATOR_KINDS = [
  'municipality',
  'public-company',
  'association',
  'company',
  'person',
  'institution',
] as const;
/** From the least exact on. */
export const PRECISIONS = ['town', 'street', 'exact'] as const;
/** The criteria of the rule that a house can say matter most. */
export const SITE_MATTERS = ['purpose', 'kinship', 'values', 'local', 'synergy', 'audience', 'mix', 'term'] as const;
/** How much of the let area is meant for whom, in per cent. */
export const SECTOR_SHARES = SECTORS.map((sector) => ({ name: `share.${sector}` as const, sector }));

export const MOST_LINKS = 40;
/** Rows for links that are still empty. */
export const NEW_LINKS = 2;

/** The clocks to choose from, and the one that is stored, whatever it is. */
export const zonesWith = (stored: string): string[] => [...new Set([...Object.values(TIME_ZONES), stored])];
