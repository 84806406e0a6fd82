/** What the pages of applications and invitations say. */
export const cases = {} as const;
