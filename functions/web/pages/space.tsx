import { Hono } from 'hono';
import type { CalendarDay } from '#shared/domain/occupancy.ts';
import { addDays, dayAt } from '#shared/domain/time-zone.ts';
import { findSpace } from '#shared/usecases/keep-space.ts';
import { showCalendar } from '#shared/usecases/show-calendar.ts';
import type { ShownDay } from '#shared/web/day-calendar.tsx';
import { viewAt } from '../reader.ts';
import { nextMonth } from '../search-answers.ts';
import { show } from '../show.ts';
import type { WebDeps, WebHono } from '../web-deps.ts';
import { SpacePage } from './space-view.tsx';

/** A room: all that is known of it, what is not, and when it is free. */
export const spacePage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/spaces/:spaceId', async (c) => {
    const { caller } = c.var.view;
    const { space, site } = await findSpace(deps, caller, c.req.param('spaceId'));
    const view = await viewAt(c, site.country);
    const today = dayAt(deps.now(), site.timeZone);
    const second = nextMonth(today);
    const until = `${nextMonth(`${second}-01`)}-01`;
    const { days } = await showCalendar(deps, caller, space.id, { from: today, until });
    const shown = days.map((day) => shownDay(day, space.available));
    const hasBookings = days.some(({ state }) => state !== 'free');
    return show(
      c,
      <SpacePage
        view={view}
        space={space}
        site={site}
        days={shown}
        months={[today.slice(0, 7), second]}
        today={today}
        hasBookings={hasBookings}
      />,
    );
  });

/** What the bookings leave, within what is offered; where nobody said when that is, it is to be asked. */
const shownDay = ({ day, state }: CalendarDay, available: { from: string; until: string | null } | null): ShownDay => {
  if (state === 'taken') return { day, state };
  if (available === null) return { day, state: state === 'free' ? 'ask' : 'part' };
  const isOffered = day >= available.from && (available.until === null || addDays(day, 1) <= available.until);
  return { day, state: isOffered ? state : 'closed' };
};
