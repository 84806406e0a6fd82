import type { CalendarDay } from '#shared/domain/occupancy.ts';
import type { Space } from '#shared/domain/space.ts';
import { addDays } from '#shared/domain/time-zone.ts';
import type { ShownDay } from '#shared/web/day-calendar.tsx';

/** What the bookings leave, within what is offered; where nobody said when that is, it is to be asked. */
export const shownDay = ({ day, state }: CalendarDay, available: Space['available']): ShownDay => {
  if (state === 'taken') return { day, state };
  if (available === null) return { day, state: state === 'free' ? 'ask' : 'part' };
  const isOffered = day >= available.from && (available.until === null || addDays(day, 1) <= available.until);
  return { day, state: isOffered ? state : 'closed' };
};
