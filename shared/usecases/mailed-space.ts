import type { Note } from '#shared/domain/notification.ts';
import type { MailedSpace } from '#shared/mail/mail-input.ts';
import type { Deps } from '#shared/store/deps.ts';

/** A space as a mail names it, whether or not it is offered at this moment. */
export const mailedSpace = async (deps: Deps, { spaceId }: Pick<Note, 'spaceId'>): Promise<MailedSpace | undefined> => {
  const space = spaceId === null ? undefined : await deps.spaces.find(spaceId);
  const site = space && (await deps.sites.find(space.siteId));
  if (!space || !site) return undefined;
  const house = { siteName: site.name, town: site.town, country: site.country, sample: site.sample };
  return { name: space.name, kind: space.kind, ...house };
};
