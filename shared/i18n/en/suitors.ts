/** What a room’s own desk says: who would suit, calendar, demand. */
export const suitors = {} as const;
