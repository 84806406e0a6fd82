import type { Booking } from '#shared/domain/booking.ts';
import type { Note } from '#shared/domain/notification.ts';
import { noteIdOf } from '#shared/domain/notification.ts';
import type { EventNews } from '#shared/mail/mail-input.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { Change } from '#shared/store/ports.ts';
import { mailedSpace } from './mailed-space.ts';
import { pageOf } from './page-of.ts';
import { noteChanges } from './tell.ts';

type Kind = 'booking-confirmed' | 'booking-cancelled';
/** Each brings up to three items into the one transaction of the booking, which DynamoDB holds to 100. */
const MOST_TOLD = 25;

/** Tells the members of the actor that a booking is for, in the commit that writes or removes it. */
export const bookingNotes = async (
  deps: Deps,
  booking: Booking,
  siteId: string,
  told: { kind: Kind; by: string; at: string },
): Promise<Change[]> => {
  const { actorId, spaceId, id, from, until } = booking;
  if (actorId === null) return [];
  const scope = { kind: 'actor', id: actorId } as const;
  const members = (await deps.memberships.ofScope(scope)).slice(0, MOST_TOLD);
  const draft = {
    ...told,
    id: noteIdOf(id, told.kind),
    scope,
    needIds: [],
    needCount: 0,
    spaceId,
    siteId,
    matchId: null,
    caseId: id,
    because: null,
    told: null,
    before: null,
    period: { from, until },
    match: null,
    score: null,
  };
  const notes = await Promise.all(members.map(({ personId }) => noteChanges(deps, draft, personId)));
  return notes.flatMap((note) => note?.changes ?? []);
};

/** What is still so: a booking that stands, or one that is gone. */
export const bookingNews = async (deps: Deps, note: Note & { kind: EventNews['kind'] }): Promise<EventNews[]> => {
  const { spaceId, siteId, caseId, kind, period } = note;
  if (spaceId === null || siteId === null || caseId === null) return [];
  const [booking, space, site] = await Promise.all([
    deps.bookings.find(spaceId, caseId),
    mailedSpace(deps, note),
    deps.sites.find(siteId),
  ]);
  if (!space || !site || (booking === undefined) !== (kind === 'booking-cancelled')) return [];
  const item = pageOf.space(spaceId);
  return [{ kind, space, from: site.name, need: null, text: null, answerBy: null, period, item }];
};
