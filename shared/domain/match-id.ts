import { createHash } from 'node:crypto';

/** A match's id: a hash of its need ids and space ids, each sorted; one of each today, several for groups and bundles. */
export const matchIdOf = (needIds: readonly string[], spaceIds: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([[...needIds].sort(), [...spaceIds].sort()]))
    .digest('base64url');
