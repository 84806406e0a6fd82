/** What the pages of coordinators say. */
export const coordination = {} as const;
