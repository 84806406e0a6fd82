import type { ConsentStore } from '../manager-ports.ts';

/** Nobody has shown itself to a site until applications and invitations are kept. */
export const dynamoConsentStore = (): ConsentStore => ({
  findRevealed: async () => undefined,
});
