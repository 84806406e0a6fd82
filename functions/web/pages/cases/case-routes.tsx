import type { Context } from 'hono';
import type { Booking } from '#shared/domain/booking.ts';
import { AppError, notFound } from '#shared/errors.ts';
import { bookingsOfCase } from '#shared/usecases/bookings-of-case.ts';
import { caseReasons } from '#shared/usecases/case-reasons.ts';
import { locationOf } from '#shared/usecases/location-of.ts';
import { ownNeedsOf } from '#shared/usecases/own-needs.ts';
import { calendarFile } from '../../calendar-file.ts';
import { type FormAnswers, sentForm } from '../../form.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import { versionOf } from '../../version-of.ts';
import type { SignedIn, WebDeps, WebHono } from '../../web-deps.ts';
import { CasePage, type CasePageProps } from './case-view.tsx';
import { roomName, type ShownCase } from './case-words.ts';

type Found = { each: ShownCase; pair: { needId: string; spaceId: string; siteId: string; actorId: string } };
type More = Pick<CasePageProps, 'answers' | 'faults' | 'isStale'>;

/** To whoever sees who the actor is: its own members, and the house while it is shown. */
const bookingsFor = (deps: WebDeps, { each, pair }: Found): Promise<Booking[]> =>
  each.shown.actorId === null ? Promise.resolve([]) : bookingsOfCase(deps, pair);

/** What was booked of it, as a file for a calendar of one's own. */
export const showCaseCalendar = async (deps: WebDeps, c: Context<WebHono>, found: Found) => {
  const { view } = c.var;
  const { kind, shown } = found.each;
  const { space, site } = shown;
  const bookings = await bookingsFor(deps, found);
  if (bookings.length === 0 || !space || !site) throw notFound('booking');
  const who = shown.side === 'site' && shown.actor ? `${shown.actor.name}: ` : '';
  return calendarFile(deps, c, view, bookings, {
    name: `${who}${roomName(view.t, shown)}`,
    location: await locationOf(deps, view.caller, shown.siteId),
    timeZone: site.timeZone,
    isSample: site.sample,
    page: `/${kind}s/${shown.id}`,
  });
};

/** The page of a case, as the caller's side sees it now. */
export const showCasePage = async (
  deps: WebDeps,
  c: Context<WebHono>,
  { each, pair }: Found,
  more: More = {},
  status: 200 | 412 | 422 = 200,
) => {
  const { view } = c.var;
  const [needs, reasons, bookings] = await Promise.all([
    ownNeedsOf(deps, view.caller, [each.shown.needId]),
    each.shown.actor ? caseReasons(deps, view.caller, pair) : null,
    bookingsFor(deps, { each, pair }),
  ]);
  const need = needs.get(each.shown.needId ?? '');
  return show(
    c,
    <CasePage view={view} each={each} need={need} reasons={reasons} bookings={bookings} {...more} />,
    status,
  );
};

/** One move of a form; who was overtaken sees where it stands now, with what they typed. */
export const moveByForm = async (
  deps: WebDeps,
  c: Context<WebHono>,
  address: string,
  find: (caller: SignedIn) => Promise<Found>,
  move: (caller: SignedIn, version: number, answers: FormAnswers) => Promise<{ faults: More['faults'] } | null>,
) => {
  const caller = signedIn(c);
  const answers = await sentForm(c);
  try {
    const refused = await move(caller, versionOf(answers), answers);
    if (!refused) return c.redirect(`${address}?saved`, 303);
    return showCasePage(deps, c, await find(caller), { answers, faults: refused.faults ?? [] }, 422);
  } catch (error) {
    const isOvertaken = error instanceof AppError && ['stale_version', 'illegal_move'].includes(error.code);
    if (!isOvertaken) throw error;
    return showCasePage(deps, c, await find(caller), { answers, isStale: true }, 412);
  }
};
