import type { Pages } from '../../web-deps.ts';
import { checkSpacePage } from './check-space.tsx';
import { editSitePage } from './edit-site.tsx';
import { editSpacePage } from './edit-space.tsx';
import { managersPage } from './managers.tsx';
import { mySitesPage } from './my-sites.tsx';
import { newSitePage } from './new-site.tsx';
import { newSpacePage } from './new-space.tsx';
import { siteDeskPage } from './site-desk.tsx';
import { siteStatePage } from './site-state.tsx';
import { spaceStatePage } from './space-state.tsx';

/** What managers keep: their sites and spaces. */
export const managePages: readonly Pages[] = [
  ...[mySitesPage, newSitePage, siteDeskPage, siteStatePage, editSitePage, managersPage],
  ...[newSpacePage, checkSpacePage, editSpacePage, spaceStatePage],
];
