/** What the inbox and the settings say. */
export const inbox = {} as const;
