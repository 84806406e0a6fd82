import type { Booking } from '#shared/domain/booking.ts';
import type { Note } from '#shared/domain/notification.ts';
import { noteIdOf } from '#shared/domain/notification.ts';
import type { EventNews } from '#shared/mail/mail-input.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { Change } from '#shared/store/ports.ts';
import { mailedSpace } from './mailed-space.ts';
import { pageOf } from './page-of.ts';
import { allNoteChanges } from './tell.ts';

type Kind = 'booking-confirmed' | 'booking-changed' | 'booking-cancelled';
/** Each brings up to three items into the one transaction of the booking, which DynamoDB holds to 100. */
const MOST_TOLD = 25;

/** Where a booking goes from one actor to another, both are told in one transaction. */
const MOST_TOLD_OF_TWO = 12;

/** Tells the members of the actor that a booking is for, in the commit that writes or removes it. */
export const bookingNotes = async (
  deps: Deps,
  booking: Booking,
  siteId: string,
  told: { kind: Kind; by: string; at: string },
  most = MOST_TOLD,
): Promise<Change[]> => {
  const { actorId, spaceId, id, from, until, version } = booking;
  if (actorId === null) return [];
  const scope = { kind: 'actor', id: actorId } as const;
  const members = (await deps.memberships.ofScope(scope)).slice(0, most);
  const draft = {
    ...told,
    id: noteIdOf(version === 1 ? id : `${id} ${version}`, told.kind), // what was changed is told anew
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
  return allNoteChanges(
    deps,
    draft,
    members.map(({ personId }) => personId),
  );
};

/** What a change of a booking tells: whom it leaves, whom it is for now, or that its days are others. */
export const changeNotes = async (
  deps: Deps,
  before: Booking,
  after: Booking,
  siteId: string,
  told: { by: string; at: string },
): Promise<Change[]> => {
  if (before.actorId !== after.actorId)
    return [
      ...(await bookingNotes(deps, before, siteId, { ...told, kind: 'booking-cancelled' }, MOST_TOLD_OF_TWO)),
      ...(await bookingNotes(deps, after, siteId, { ...told, kind: 'booking-confirmed' }, MOST_TOLD_OF_TWO)),
    ];
  return isSameTime(before, after) ? [] : bookingNotes(deps, after, siteId, { ...told, kind: 'booking-changed' });
};

const isSameTime = (a: Booking, b: Booking): boolean =>
  (['kind', 'from', 'until', 'startsAt', 'endsAt'] as const).every((field) => a[field] === b[field]) &&
  String(a.weekdays) === String(b.weekdays);

/** What is still so: a booking that stands, or one that is gone. */
export const bookingNews = async (deps: Deps, note: Note & { kind: EventNews['kind'] }): Promise<EventNews[]> => {
  const { spaceId, siteId, caseId, kind, period } = note;
  if (spaceId === null || siteId === null || caseId === null) return [];
  const [booking, space, site] = await Promise.all([
    deps.bookings.find(spaceId, caseId),
    mailedSpace(deps, note),
    deps.sites.find(siteId),
  ]);
  if (!space || !site) return [];
  const isTheirs = booking !== undefined && booking.actorId === note.scope.id;
  if (isTheirs === (kind === 'booking-cancelled')) return [];
  if (isTheirs && (booking.from !== period?.from || booking.until !== period.until)) return []; // told anew
  const item = pageOf.space(spaceId);
  return [{ kind, space, from: site.name, need: null, text: null, answerBy: null, period, item }];
};
