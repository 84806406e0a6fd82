/** What the pages of members say: profile, needs, matches. */
export const needs = {} as const;
