import { Hono } from 'hono';
import { dayAt } from '#shared/domain/time-zone.ts';
import { bookedBetween } from '#shared/usecases/booked-between.ts';
import { showCalendar } from '#shared/usecases/show-calendar.ts';
import { askedMonth, nextMonth } from '../../months.ts';
import { show } from '../../show.ts';
import { shownDay } from '../../shown-day.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { CALENDAR_BOUNDS, CalendarView } from './calendar-view.tsx';
import { readDesk } from './read-desk.ts';

/** A month of a room, as those who run its calendar see it. */
export const calendarPage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/manage/spaces/:spaceId/calendar', async (c) => {
    const desk = await readDesk(deps, c, c.req.param('spaceId'));
    const { caller, space, site, view } = desk;
    const today = dayAt(deps.now(), site.timeZone);
    const month = askedMonth(view.url, today.slice(0, 7), CALENDAR_BOUNDS);
    const span = { from: `${month}-01`, until: `${nextMonth(month)}-01` };
    const booked = await bookedBetween(deps, caller, space.id, span.from, span.until);
    const calendar = await showCalendar(deps, caller, space.id, span);
    const days = calendar.days.map((day) => shownDay(day, space.available));
    return show(c, <CalendarView {...desk} month={month} today={today} booked={booked} days={days} />);
  });
