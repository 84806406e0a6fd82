import type { NeedFields } from './need.ts';
import type { SpaceFields } from './space.ts';

const MEASURES = ['powerKw', 'floorLoadKgM2', 'doorWidthCm', 'ceilingCm'] as const;
const NUISANCES = ['dust', 'fumes', 'wet', 'flame'] as const;

/** What exactly is not known of a space that the need asks for, where a constraint has several parts. */
export const askDetailsOf = (need: NeedFields, space: Omit<SpaceFields, 'bookings'>) => ({
  amenities: [...need.requires, ...need.prefers].filter(
    (code) => !space.amenities.has.includes(code) && !space.amenities.lacks.includes(code),
  ),
  measures: MEASURES.filter((measure) => need.minimums[measure] !== undefined && space.measures[measure] === null),
  emissions: [
    ...(need.emits.noise > 0 && space.tolerates.noise === null ? (['noise'] as const) : []),
    ...NUISANCES.filter((nuisance) => need.emits[nuisance] && space.tolerates[nuisance] === null),
  ],
});
