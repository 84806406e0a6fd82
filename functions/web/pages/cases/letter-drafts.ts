import { may } from '#shared/domain/authority.ts';
import type { Space } from '#shared/domain/space.ts';
import { type FormAnswers, textsOf } from '../../form.ts';
import type { SignedIn, WebDeps } from '../../web-deps.ts';

const PREFIX = 'letter:';
/** A letter to a house for a room, begun for one need: what it is called in the list of a person's drafts. */
export const draftOfLetter = (spaceId: string, needId: string): string => `${PREFIX}${spaceId}:${needId}`;

/** What of the form is the letter. */
export const letterIn = (answers: FormAnswers): FormAnswers => ({
  letter: textsOf(answers, 'letter'),
  links: textsOf(answers, 'links'),
});

export type BegunLetter = { space: Space; href: string };

/** Letters begun and not sent, to rooms that are still there to be seen. */
export const begunLetters = async (deps: WebDeps, caller: SignedIn): Promise<BegunLetter[]> => {
  const drafts = await deps.drafts.list(caller.person.id);
  const begun = drafts.flatMap(({ form }) => {
    const [spaceId = '', needId = ''] = form.startsWith(PREFIX) ? form.slice(PREFIX.length).split(':') : [];
    return spaceId === '' ? [] : [{ spaceId, needId }];
  });
  if (begun.length === 0) return [];
  const spaces = await deps.spaces.findMany([...new Set(begun.map(({ spaceId }) => spaceId))]);
  const sites = await deps.sites.findMany([...new Set(spaces.map(({ siteId }) => siteId))]);
  return begun.flatMap(({ spaceId, needId }) => {
    const space = spaces.find(({ id }) => id === spaceId);
    const site = sites.find(({ id }) => id === space?.siteId);
    if (!space || !site || !may.seeSpace(caller, space, site)) return [];
    return [{ space, href: `/spaces/${spaceId}/apply?need=${needId}` }];
  });
};
