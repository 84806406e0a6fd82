import * as z from 'zod';
import { type Site, siteSchema } from '#shared/domain/site.ts';
import { type Space, spaceSchema } from '#shared/domain/space.ts';

const ours = { schemaVersion: true, updatedBy: true } as const;
export const siteView = z.object(siteSchema.shape).omit(ours).extend({ notAnOffer: z.boolean() }).meta({ id: 'Site' });
export const spaceView = z
  .object(spaceSchema.shape)
  .omit(ours)
  .extend({ sample: z.boolean(), notAnOffer: z.boolean() })
  .meta({ id: 'Space' });

/** A sample says on every surface that it is not an offer. */
export const shownSite = (site: Site) => ({ ...site, notAnOffer: site.sample });
export const shownSpace = (space: Space, site: Site) => ({ ...space, sample: site.sample, notAnOffer: site.sample });
