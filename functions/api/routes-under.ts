import type { Route } from './route.ts';

/** The routes of an address by its first word, each read with the first who asks. */
export type RoutesUnder = Readonly<Record<string, () => Promise<readonly Route[]>>>;

const actors = async () => (await import('./routes/actors.ts')).actorRoutes;
const applications = async () => (await import('./routes/applications.ts')).applicationRoutes;
const bookings = async () => (await import('./routes/bookings.ts')).bookingRoutes;
const browse = async () => (await import('./routes/browse.ts')).browseRoutes;
const invitations = async () => (await import('./routes/invitations.ts')).invitationRoutes;
const marks = async () => (await import('./routes/matches-mark.ts')).matchMarkRoutes;
const matches = async () => (await import('./routes/matches.ts')).matchRoutes;
const me = async () => (await import('./routes/me.ts')).meRoutes;
const members = async () => (await import('./routes/members.ts')).memberRoutes;
const memberships = async () => (await import('./routes/memberships.ts')).membershipRoutes;
const needs = async () => (await import('./routes/needs.ts')).needRoutes;
const notifications = async () => (await import('./routes/notifications.ts')).notificationRoutes;
const regions = async () => (await import('./routes/regions.ts')).regionRoutes;
const sites = async () => (await import('./routes/sites.ts')).siteRoutes;
const spaces = async () => (await import('./routes/spaces.ts')).spaceRoutes;
const suitors = async () => (await import('./routes/suitors.ts')).suitorRoutes;
const unsubscribe = async () => (await import('./routes/unsubscribe.ts')).unsubscribeRoutes;

type Load = () => Promise<readonly Route[]>;
/** Of these files, the routes whose address begins with the word. */
const under =
  (word: string, ...files: readonly Load[]): Load =>
  async () =>
    (await Promise.all(files.map((load) => load()))).flat().filter(({ path }) => path.split('/')[1] === word);

/** Every route of `routes.ts` stands under its word; a test holds the two to each other. */
export const routesUnder: RoutesUnder = {
  me: under('me', me),
  actors: under('actors', actors, members),
  needs: under('needs', needs, matches, applications, notifications),
  match: under('match', matches),
  matches: under('matches', marks),
  sites: under('sites', sites, members),
  clusters: under('clusters', browse),
  spaces: under('spaces', browse, spaces, bookings, suitors, invitations),
  regions: under('regions', regions, members),
  exchange: under('exchange', regions),
  applications: under('applications', applications),
  invitations: under('invitations', invitations),
  memberships: under('memberships', memberships),
  notifications: under('notifications', notifications),
  'notification-settings': under('notification-settings', notifications),
  unsubscribe: under('unsubscribe', unsubscribe),
};
