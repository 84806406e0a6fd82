import type { Route } from './route.ts';
import { actorRoutes } from './routes/actors.ts';
import { applicationRoutes } from './routes/applications.ts';
import { bookingRoutes } from './routes/bookings.ts';
import { browseRoutes } from './routes/browse.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { matchRoutes } from './routes/matches.ts';
import { matchMarkRoutes } from './routes/matches-mark.ts';
import { meRoutes } from './routes/me.ts';
import { memberRoutes } from './routes/members.ts';
import { membershipRoutes } from './routes/memberships.ts';
import { needRoutes } from './routes/needs.ts';
import { notificationRoutes } from './routes/notifications.ts';
import { regionRoutes } from './routes/regions.ts';
import { siteRoutes } from './routes/sites.ts';
import { spaceRoutes } from './routes/spaces.ts';
import { suitorRoutes } from './routes/suitors.ts';
import { unsubscribeRoutes } from './routes/unsubscribe.ts';

/** Every route of the API: what serves, what the OpenAPI document says, and what the tests of rights walk through. */
export const routes: readonly Route[] = [
  ...meRoutes,
  ...actorRoutes,
  ...needRoutes,
  ...matchRoutes,
  ...siteRoutes,
  ...browseRoutes,
  ...spaceRoutes,
  ...bookingRoutes,
  ...suitorRoutes,
  ...regionRoutes,
  ...applicationRoutes,
  ...invitationRoutes,
  ...membershipRoutes,
  ...memberRoutes,
  ...notificationRoutes,
  ...matchMarkRoutes,
  ...unsubscribeRoutes,
];
