import type { Route } from './route.ts';

type Load = () => Promise<readonly Route[]>;

const actors: Load = async () => (await import('./routes/actors.ts')).actorRoutes;
const applications: Load = async () => (await import('./routes/applications.ts')).applicationRoutes;
const bookings: Load = async () => (await import('./routes/bookings.ts')).bookingRoutes;
const invitations: Load = async () => (await import('./routes/invitations.ts')).invitationRoutes;
const marks: Load = async () => (await import('./routes/matches-mark.ts')).matchMarkRoutes;
const matches: Load = async () => (await import('./routes/matches.ts')).matchRoutes;
const me: Load = async () => (await import('./routes/me.ts')).meRoutes;
const memberships: Load = async () => (await import('./routes/memberships.ts')).membershipRoutes;
const needs: Load = async () => (await import('./routes/needs.ts')).needRoutes;
const notifications: Load = async () => (await import('./routes/notifications.ts')).notificationRoutes;
const regions: Load = async () => (await import('./routes/regions.ts')).regionRoutes;
const sites: Load = async () => (await import('./routes/sites.ts')).siteRoutes;
const spaces: Load = async () => (await import('./routes/spaces.ts')).spaceRoutes;
const suitors: Load = async () => (await import('./routes/suitors.ts')).suitorRoutes;
const unsubscribing: Load = async () => (await import('./routes/unsubscribe.ts')).unsubscribeRoutes;

/** The first word of an address, and the files of its routes: a function loads no others for its first answer. */
const filesOf: Readonly<Record<string, readonly Load[]>> = {
  me: [me],
  actors: [actors, memberships],
  needs: [needs, matches, applications, notifications],
  match: [matches],
  sites: [sites, memberships],
  spaces: [spaces, bookings, suitors, invitations],
  regions: [regions],
  exchange: [regions],
  applications: [applications],
  invitations: [invitations],
  memberships: [memberships],
  notifications: [notifications],
  'notification-settings': [notifications],
  matches: [marks],
  unsubscribe: [unsubscribing],
};

const loaded = async (files: Iterable<Load>): Promise<Route[]> =>
  (await Promise.all([...files].map((load) => load()))).flat();

export type RoutesUnder = (word: string) => Promise<Route[]>;
/** The routes whose address begins with this word; none where it is no word of ours. */
export const routesUnder: RoutesUnder = async (word) => {
  const routes = await loaded(Object.hasOwn(filesOf, word) ? filesOf[word]! : []);
  return routes.filter(({ path }) => path.split('/', 2)[1] === word);
};

/** Every route of the API: what the OpenAPI document says, and what the tests of rights walk through. */
export const allRoutes = (): Promise<Route[]> => loaded(new Set(Object.values(filesOf).flat()));
