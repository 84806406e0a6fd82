import type { Pages } from '../../web-deps.ts';
import { asidePage } from './aside.tsx';
import { bookingPages } from './bookings.tsx';
import { calendarPage } from './calendar.tsx';
import { demandPage } from './demand.tsx';
import { deskPage } from './desk.tsx';
import { invitePage } from './invite.tsx';

/** A space from its managers’ side: who would suit, calendar, demand. */
export const suitorPages: readonly Pages[] = [deskPage, asidePage, invitePage, calendarPage, bookingPages, demandPage];
