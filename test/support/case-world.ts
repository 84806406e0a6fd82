import { pseudonymOf } from '#shared/domain/pseudonym.ts';
import { anOpenNeed, aPublishedSpace, aVerifiedSite } from './builders.ts';
import type { Answer, World } from './world.ts';

export const PRIVATE_MAIL = 'studio@example.org';
/** An actor whose every revealing field is set, so that a leak shows. */
const revealing = {
  name: 'A painter with a name',
  about: 'Paints at night',
  contact: { mail: PRIVATE_MAIL, phone: '+49 1', website: null },
  home: { lat: 50.93, lon: 13.31 },
};

export type House = { siteId: string; spaceId: string };
export const aHouse = async (world: World, manager = 'manager'): Promise<House> => {
  const { id: siteId } = await aVerifiedSite(world, manager);
  const { id: spaceId } = await aPublishedSpace(world, manager, siteId);
  return { siteId, spaceId };
};

export const aSuitor = (world: World, member = 'painter') => anOpenNeed(world, member, {}, revealing);

export const apply = (world: World, needId: string, spaceId: string, as = 'painter', key?: string): Promise<Answer> =>
  world.call('POST', `/needs/${needId}/applications`, {
    as,
    body: { spaceId, letter: 'I paint large canvases.', links: ['https://example.org/work'] },
    ...(key !== undefined && { key }),
  });

/** As a manager does who has read the pseudonym in the list of suitors. */
export const invite = async (
  world: World,
  { siteId, spaceId }: House,
  needId: string,
  { as = 'manager', answerBy = '2026-12-01', key }: { as?: string; answerBy?: string; key?: string } = {},
): Promise<Answer> =>
  world.call('POST', `/spaces/${spaceId}/invitations`, {
    as,
    body: {
      pseudonym: pseudonymOf(await world.deps.sites.secret(siteId), needId),
      reason: 'Your work would suit the hall.',
      answerBy,
    },
    ...(key !== undefined && { key }),
  });
