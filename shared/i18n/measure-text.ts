import type { Measure } from '#shared/domain/constraints.ts';
import type { Translator } from './translator.ts';

const UNIT: Readonly<Record<Measure, string>> = {
  powerKw: 'kW',
  floorLoadKgM2: 'kg/m²',
  doorWidthCm: 'cm',
  ceilingCm: 'cm',
};

export const measureText = (t: Translator, measure: Measure, value: number): string => t.measure(value, UNIT[measure]);
