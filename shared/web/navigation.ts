import type { View } from './view.ts';

export type NavigationLink = { href: string; text: string; isCurrent: boolean };

/** The links of the masthead, by who reads. */
export const navigationOf = ({ t, caller, url }: View): NavigationLink[] => {
  const link = (href: string, text: string): NavigationLink => {
    const { pathname } = new URL(href, url);
    return { href, text, isCurrent: url.pathname === pathname || url.pathname.startsWith(`${pathname}/`) };
  };
  const links = [link('/spaces', t.t('page.find')), link('/sites', t.t('page.sites'))];
  if (caller.person !== null) return links;
  const next = `${url.pathname}${url.search}`;
  return [...links, { ...link('/sign-in', t.t('page.signIn')), href: `/sign-in?next=${encodeURIComponent(next)}` }];
};
