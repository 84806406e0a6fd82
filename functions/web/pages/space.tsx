import { Hono } from 'hono';
import { dayAt } from '#shared/domain/time-zone.ts';
import { findSpace } from '#shared/usecases/keep-space.ts';
import { showCalendar } from '#shared/usecases/show-calendar.ts';
import { askedMonth, monthBefore, nextMonth } from '../months.ts';
import { viewAt } from '../reader.ts';
import { show } from '../show.ts';
import { shownDay } from '../shown-day.ts';
import type { WebDeps, WebHono } from '../web-deps.ts';
import { SpacePage } from './space-view.tsx';

/** How far ahead its calendar leads. */
const MOST_YEARS = 3;

/** A room: all that is known of it, what is not, and when it is free. */
export const spacePage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/spaces/:spaceId', async (c) => {
    const { caller } = c.var.view;
    const { space, site } = await findSpace(deps, caller, c.req.param('spaceId'));
    const view = await viewAt(c, site.country);
    const today = dayAt(deps.now(), site.timeZone);
    const bounds = { least: today.slice(0, 7), most: `${Number(today.slice(0, 4)) + MOST_YEARS}${today.slice(4, 7)}` };
    const month = askedMonth(view.url, bounds.least, bounds);
    const second = nextMonth(month);
    const span = { from: month === bounds.least ? today : `${month}-01`, until: `${nextMonth(second)}-01` };
    const { days } = await showCalendar(deps, caller, space.id, span);
    const shown = days.map((day) => shownDay(day, space.available));
    const hasBookings = days.some(({ state }) => state !== 'free');
    return show(
      c,
      <SpacePage
        view={view}
        space={space}
        site={site}
        days={shown}
        months={[month, second]}
        beside={{ before: twoBefore(month, bounds.least), after: second < bounds.most ? nextMonth(second) : null }}
        tiles={deps.tiles}
        today={today}
        hasBookings={hasBookings}
      />,
    );
  });

/** Two months are shown at once. */
const twoBefore = (month: string, least: string): string | null => {
  if (month <= least) return null;
  const before = monthBefore(monthBefore(month));
  return before < least ? least : before;
};
