import type { Pages } from '../../web-deps.ts';
import { coordinatorsPages } from './coordinators.tsx';
import { dashboardPage } from './dashboard.tsx';
import { regionsPages } from './regions.tsx';
import { siteDecisionPages } from './site-decision.tsx';
import { waitingSitesPage } from './waiting-sites.tsx';

/** What coordinators see and decide. */
export const coordinationPages: readonly Pages[] = [
  dashboardPage,
  waitingSitesPage,
  siteDecisionPages,
  regionsPages,
  coordinatorsPages,
];
