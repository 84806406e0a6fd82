import * as z from 'zod';

// The whole vocabulary of matching. Codes are only ever appended: their positions may be stored.

export const SECTORS = ['creative', 'trade', 'service'] as const;
export const ACTOR_KINDS = ['person', 'collective', 'association', 'company', 'institution'] as const;
export const DISCIPLINES = [
  'visual-arts',
  'crafts',
  'design',
  'fashion',
  'architecture',
  'music',
  'performing-arts',
  'film-video',
  'photography',
  'literature',
  'games',
  'media-arts',
  'heritage',
  'gastronomy',
  'publishing',
  'education',
  'research',
  'technology',
  'tourism',
  'repair',
] as const;
export const ACTIVITIES = [
  'painting',
  'printmaking',
  'sculpture',
  'ceramics',
  'glass',
  'woodwork',
  'metalwork',
  'jewellery',
  'textile',
  'leather',
  'bookbinding',
  'photography',
  'film',
  'animation',
  'sound-recording',
  'music-practice',
  'dance',
  'theatre',
  'circus',
  'writing',
  'graphic-design',
  'product-design',
  'architecture',
  'software',
  'media-art',
  'exhibition',
  'concert',
  'performance',
  'teaching',
  'meeting',
  'market',
  'retail',
  'food',
  'repair',
  'office',
  'storage',
  'residency',
] as const;
export const AMENITIES = [
  'daylight',
  'north-light',
  'blackout',
  'water',
  'sink',
  'drain',
  'heating',
  'cooling',
  'ventilation',
  'extraction',
  'three-phase',
  'gas',
  'compressed-air',
  'internet',
  'all-hours',
  'step-free',
  'accessible-toilet',
  'goods-lift',
  'loading',
  'parking',
  'lockable',
  'storage',
  'kitchen',
  'shower',
  'sleeping',
  'sound-insulation',
  'sprung-floor',
  'stage',
  'lighting-rig',
  'av',
  'kiln',
  'workshop-machines',
  'furniture',
  'outdoor',
  'heavy-floor',
  'high-ceiling',
] as const;
export const VALUES = [
  'open-to-public',
  'experiment',
  'craft-tradition',
  'sustainability',
  'inclusion',
  'education',
  'local-economy',
  'international',
] as const;
export const AUDIENCES = [
  'residents',
  'families',
  'children',
  'youth',
  'students',
  'seniors',
  'tourists',
  'professionals',
  'collectors',
] as const;
/** What a site wants of those who come, and what an actor offers. */
export const OFFERS = [
  'open-studio',
  'exhibition',
  'workshop-for-children',
  'course',
  'mentoring',
  'concert',
  'market-stall',
  'repair-cafe',
  'public-talk',
  'building-work',
  'commission-for-local-firm',
] as const;
export const SPACE_KINDS = [
  'studio',
  'workshop',
  'office',
  'hall',
  'exhibition-room',
  'rehearsal-room',
  'desk',
  'storage',
  'flat',
  'outdoor',
] as const;
/** Kinds of buildings that have a drawing. */
export const BUILDINGS = [
  'smelter-house',
  'party-house',
  'salt-warehouse',
  'municipal-store',
  'keepers-house',
] as const;
export const LANGUAGES = ['en', 'de', 'hu', 'sl', 'it', 'hr'] as const;
export const CURRENCIES = ['EUR', 'HUF'] as const;

export const sectorSchema = z.enum(SECTORS);
export type Sector = z.infer<typeof sectorSchema>;
export const actorKindSchema = z.enum(ACTOR_KINDS);
export type ActorKind = z.infer<typeof actorKindSchema>;
export const activitySchema = z.enum(ACTIVITIES);
export type Activity = z.infer<typeof activitySchema>;
export const amenitySchema = z.enum(AMENITIES);
export type Amenity = z.infer<typeof amenitySchema>;
export const disciplineSchema = z.enum(DISCIPLINES);
export type Discipline = z.infer<typeof disciplineSchema>;
export const valueSchema = z.enum(VALUES);
export const audienceSchema = z.enum(AUDIENCES);
export const offerSchema = z.enum(OFFERS);
export const spaceKindSchema = z.enum(SPACE_KINDS);
export const buildingSchema = z.enum(BUILDINGS);
export type Building = z.infer<typeof buildingSchema>;
export const languageSchema = z.enum(LANGUAGES);
export type Language = z.infer<typeof languageSchema>;
export const currencySchema = z.enum(CURRENCIES);
export type Currency = z.infer<typeof currencySchema>;
export const levelSchema = z.enum(['low', 'normal', 'high']);
export type Level = z.infer<typeof levelSchema>;
export const tenureSchema = z.enum(['own', 'shared', 'either']);
export type Tenure = z.infer<typeof tenureSchema>;

/** A list of codes that is a set: each code at most once. */
export const setOf = <T extends z.ZodType>(code: T, max = 40) =>
  z
    .array(code)
    .max(max)
    .refine((list) => new Set(list).size === list.length, 'each code at most once');
