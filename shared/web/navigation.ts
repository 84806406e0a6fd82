import type { View } from './view.ts';

export type NavigationLink = { href: string; text: string; isCurrent: boolean };

/** The links of the masthead, by who reads. */
export const navigationOf = ({ t, caller, url }: View): NavigationLink[] => {
  const link = (href: string, text: string): NavigationLink => {
    const { pathname } = new URL(href, url);
    // A room's own page lies under its house, not under the search.
    const isBelow = pathname !== '/spaces' && url.pathname.startsWith(`${pathname}/`);
    return { href, text, isCurrent: url.pathname === pathname || isBelow };
  };
  const links = [link('/spaces', t.t('page.find')), link('/sites', t.t('page.sites'))];
  if (caller.person !== null) return links;
  const next = `${url.pathname}${url.search}`;
  return [...links, { ...link('/sign-in', t.t('page.signIn')), href: `/sign-in?next=${encodeURIComponent(next)}` }];
};
