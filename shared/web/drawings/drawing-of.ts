import type { Building } from '#shared/domain/codes.ts';
import type { Drawing } from './drawing.ts';
import { keepersHouse } from './keepers-house.ts';
import { municipalStore } from './municipal-store.ts';
import { partyHouse } from './party-house.ts';
import { saltWarehouse } from './salt-warehouse.ts';
import { smelterHouse } from './smelter-house.ts';
import { unknownHouse } from './unknown-house.ts';

/** A kind of building, or that nobody has said which. */
export type BuildingKind = Building | 'unknown';

const drawings: Record<BuildingKind, Drawing> = {
  'smelter-house': smelterHouse,
  'party-house': partyHouse,
  'salt-warehouse': saltWarehouse,
  'municipal-store': municipalStore,
  'keepers-house': keepersHouse,
  unknown: unknownHouse,
};

export const drawingOf = (kind: BuildingKind): Drawing => drawings[kind];
