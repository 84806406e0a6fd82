/** Forms that are begun: what they are called in the list of a person's drafts. */
export const draftOfNewActor = 'actor';
export const draftOfNewNeed = (actorId: string): string => `need:${actorId}`;
export const draftOfNeed = (needId: string): string => `need-change:${needId}`;
