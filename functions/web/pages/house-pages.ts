import type { Pages } from '../web-deps.ts';
import { sitePage } from './site.tsx';
import { sitesPage } from './sites.tsx';

/** The houses, to which links from elsewhere lead. */
export const housePages: readonly Pages[] = [sitesPage, sitePage];
