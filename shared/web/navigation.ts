import { may } from '#shared/domain/authority.ts';
import type { View } from './view.ts';

export type NavigationLink = { href: string; text: string; isCurrent: boolean };

/** The links of the masthead, by who reads: what somebody does not do here is not offered. */
export const navigationOf = ({ t, caller, url, unread = 0, hasMoreUnread }: View): NavigationLink[] => {
  const link = (href: string, text: string): NavigationLink => {
    const { pathname } = new URL(href, url);
    // A room's own page lies under its house, not under the search.
    const isBelow = pathname !== '/spaces' && url.pathname.startsWith(`${pathname}/`);
    return { href, text, isCurrent: url.pathname === pathname || isBelow };
  };
  const find = link('/spaces', t.t('page.find'));
  if (caller.person === null) {
    const next = encodeURIComponent(`${url.pathname}${url.search}`);
    const signIn = { ...link('/sign-in', t.t('page.signIn')), href: `/sign-in?next=${next}` };
    return [find, link('/sites', t.t('page.sites')), signIn];
  }
  const isIn = (kind: string) => caller.memberships.some(({ scope }) => scope.kind === kind);
  const isOnlyHere = (kind: string) => isIn(kind) && caller.memberships.every(({ scope }) => scope.kind === kind);
  return [
    find,
    ...(isOnlyHere('site') || may.seeAllSites(caller) ? [] : [link('/needs', t.t('nav.needs'))]),
    ...(isIn('site') ? [link('/manage', t.t('nav.manage'))] : []),
    ...(may.seeAllSites(caller) ? [link('/coordination', t.t('nav.coordination'))] : []),
    ...(isIn('actor') ? [link('/applications', t.t('nav.cases'))] : []),
    link(
      '/inbox',
      unread > 0 ? `${t.t('nav.inbox')} (${t.number(unread)}${hasMoreUnread ? '+' : ''})` : t.t('nav.inbox'),
    ),
    link('/settings', t.t('nav.settings')),
  ];
};
