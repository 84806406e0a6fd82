import type { Caller } from '#shared/domain/authority.ts';
import { type CalendarDay, freeDays } from '#shared/domain/occupancy.ts';
import { addDays, dayAt } from '#shared/domain/time-zone.ts';
import { AppError } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { findSpace } from './keep-space.ts';

export const MOST_CALENDAR_DAYS = 366;
const USUAL_DAYS = 31;

export type ShownCalendar = {
  spaceId: string;
  sample: boolean; // then nothing of it is an offer
  from: string;
  until: string;
  days: readonly CalendarDay[];
};

/** Day by day what is free, in part or not at all, for whoever may see the space; never by whom it is taken. */
export const showCalendar = async (
  deps: Deps,
  caller: Caller,
  spaceId: string,
  asked: { from?: string | undefined; until?: string | undefined },
): Promise<ShownCalendar> => {
  const { space, site } = await findSpace(deps, caller, spaceId);
  const from = asked.from ?? dayAt(deps.now(), site.timeZone);
  const until = asked.until ?? addDays(from, USUAL_DAYS);
  if (until <= from || until > addDays(from, MOST_CALENDAR_DAYS)) {
    const message = `until lies 1 to ${MOST_CALENDAR_DAYS} days after from.`;
    throw new AppError('invalid_input', message, { fields: [{ path: 'query.until', message }] });
  }
  const { entries } = await deps.bookings.calendar(spaceId);
  return { spaceId, sample: site.sample, from, until, days: freeDays(space, entries, from, until) };
};
