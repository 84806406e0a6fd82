import { aNeed, anActor, aSite, aSpace } from './builders.ts';
import { type Fixture, ROLES, type Role } from './rights-fixture.ts';

type Line = {
  /** Who is let in; everybody else is answered `else`. */
  for: readonly Role[];
  else?: 403 | 404;
  body?: (fixture: Fixture) => unknown;
  query?: (fixture: Fixture) => string;
};

const anyone = ROLES;
const signedIn = ROLES.filter((role) => role !== 'visitor');
const member: Role[] = ['member'];
const manager: Role[] = ['manager'];
const parties: Role[] = ['member', 'manager'];
/** The house, and coordinators of its region and of all. */
const house: Role[] = ['manager', 'regionCoordinator', 'coordinator'];
const judges: Role[] = ['regionCoordinator', 'coordinator'];

/** Who may do what, by hand from spec/product.md: the table that the routes are held to. */
export const rights: Record<string, Line> = {
  'GET /me': { for: signedIn },
  'PATCH /me': { for: signedIn },
  'GET /me/export': { for: signedIn },
  'POST /me/coordinator': { for: ['coordinator'], else: 403 },

  'POST /actors': { for: signedIn, body: () => anActor() },
  'GET /actors': { for: signedIn },
  'GET /actors/{actorId}': { for: member },
  'PATCH /actors/{actorId}': { for: member },
  'POST /actors/{actorId}/needs': { for: member, body: () => aNeed() },
  'GET /actors/{actorId}/needs': { for: member },
  'GET /needs/{needId}': { for: member },
  'PATCH /needs/{needId}': { for: member },
  'POST /needs/{needId}/open': { for: member },
  'POST /needs/{needId}/pause': { for: member },
  'POST /needs/{needId}/place': { for: member },
  'POST /match': { for: anyone, body: () => ({ need: aNeed() }) },
  'GET /needs/{needId}/matches': { for: member },
  'GET /needs/{needId}/advice': { for: member },
  'GET /needs/{needId}/why/{spaceId}': { for: member },

  'GET /sites': { for: anyone },
  'POST /sites': { for: signedIn, body: () => aSite() },
  'GET /sites/{siteId}': { for: anyone },
  'PATCH /sites/{siteId}': { for: manager },
  'POST /sites/{siteId}/submit': { for: manager },
  'POST /sites/{siteId}/verify': { for: judges },
  'POST /sites/{siteId}/return': { for: judges, body: () => ({ reason: 'The address is missing.' }) },
  'POST /sites/{siteId}/archive': { for: house },
  'GET /sites/{siteId}/spaces': { for: anyone },
  'POST /sites/{siteId}/spaces': { for: manager, body: () => aSpace() },
  'GET /spaces/{spaceId}': { for: anyone },
  'PATCH /spaces/{spaceId}': { for: manager },
  'POST /spaces/{spaceId}/publish': { for: manager },
  'POST /spaces/{spaceId}/pause': { for: manager },
  'POST /spaces/{spaceId}/archive': { for: manager },
  'GET /spaces/{spaceId}/bookings': { for: manager },
  'POST /spaces/{spaceId}/bookings': {
    for: manager,
    body: () => ({ kind: 'block', from: '2031-01-01', until: '2031-01-02', takes: 'all' }),
  },
  'GET /spaces/{spaceId}/bookings/{bookingId}': { for: manager },
  'PUT /spaces/{spaceId}/bookings/{bookingId}': {
    for: manager,
    body: () => ({ kind: 'block', from: '2031-02-01', until: '2031-02-02', takes: 'all' }),
  },
  'DELETE /spaces/{spaceId}/bookings/{bookingId}': { for: manager },
  'GET /spaces/{spaceId}/calendar': { for: anyone, query: () => '?from=2030-01-01&until=2030-02-01' },
  'GET /spaces/{spaceId}/matches': { for: house },
  'POST /spaces/{spaceId}/set-aside': { for: manager, body: ({ pseudonym }) => ({ pseudonym, aside: true }) },
  'GET /spaces/{spaceId}/mirror': { for: house },
  'GET /spaces/{spaceId}/demand': { for: house },

  'POST /needs/{needId}/applications': {
    for: member,
    body: ({ ids }) => ({ spaceId: ids['spaceId'], letter: 'We paint.', links: [] }),
  },
  'GET /applications': { for: signedIn },
  'GET /applications/{applicationId}': { for: parties },
  'POST /applications/{applicationId}/accept': { for: manager },
  'POST /applications/{applicationId}/decline': { for: manager, body: () => ({ reason: 'It is taken.' }) },
  'POST /applications/{applicationId}/withdraw': { for: parties },
  'POST /applications/{applicationId}/placed': { for: member },
  'POST /spaces/{spaceId}/invitations': {
    for: manager,
    body: ({ pseudonym }) => ({ pseudonym, reason: 'The light is good.', answerBy: '2026-12-24' }),
  },
  'GET /invitations': { for: signedIn },
  'GET /invitations/{invitationId}': { for: parties },
  'POST /invitations/{invitationId}/accept': { for: member },
  'POST /invitations/{invitationId}/decline': { for: member },
  'POST /invitations/{invitationId}/withdraw': { for: parties },
  'GET /memberships': { for: signedIn },
  'GET /actors/{actorId}/members': { for: member },
  'GET /sites/{siteId}/managers': { for: house },
  'POST /memberships/invitations': {
    for: member,
    body: ({ ids }) => ({ scope: { kind: 'actor', id: ids['actorId'] }, mail: 'somebody@example.org' }),
  },
  'GET /memberships/{kind}/{scopeId}/invitations': { for: member },
  'DELETE /memberships/invitations/{memberInviteId}': { for: member },
  'POST /memberships/accept': { for: [], body: () => ({ token: 'nobody-has-this' }) },
  'DELETE /memberships/{kind}/{scopeId}/{personId}': { for: member },

  'GET /regions': { for: anyone },
  'GET /regions/{regionId}': { for: anyone },
  'POST /regions': { for: ['coordinator'], else: 403, body: () => ({ name: 'A region', countries: ['SI'] }) },
  'PATCH /regions/{regionId}': { for: ['coordinator'], else: 403 },
  'GET /regions/{regionId}/overview': { for: judges },
  'GET /regions/{regionId}/coordinators': { for: judges },
  'GET /exchange': { for: anyone },
  'PATCH /exchange': { for: ['coordinator'], else: 403 },

  'GET /notifications': { for: signedIn },
  'GET /notifications/{notificationId}/why': { for: member },
  'POST /notifications/{notificationId}/read': { for: member },
  'GET /notification-settings': { for: signedIn },
  'PATCH /notification-settings': { for: signedIn },
  'GET /needs/{needId}/expect': { for: member },
  'POST /matches/{matchId}/mark': { for: member, body: () => ({ mark: 'keep' }) },
  'GET /unsubscribe': { for: anyone, query: ({ unsubscribe }) => `?token=${unsubscribe}` },
  'POST /unsubscribe': { for: anyone, query: ({ unsubscribe }) => `?token=${unsubscribe}` },
};
