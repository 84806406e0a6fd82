import type { Caller } from '#shared/domain/authority.ts';
import type { Language } from '#shared/domain/codes.ts';
import type { Translator } from '#shared/i18n/translator.ts';

/** What every page knows: who reads, in which language, and what its frame needs. */
export type View = {
  t: Translator;
  caller: Caller;
  /** Scheme and host under which people see the service. */
  origin: string;
  /** The address of this page, language apart. */
  url: URL;
  /** Of what the reader was told, how much is new: what the inbox shows beside its name. */
  unread?: number;
  /** All that was looked at is new, and there is more. */
  hasMoreUnread?: boolean;
  nonce: string;
  /** For every form that writes; null for a visitor, who has none. */
  csrf: string | null;
  /** The address of a static file of the bundle: "app.css" → "/static/app-….css". */
  asset(name: string): string;
};

/** This page's address with another language asked for, or with none. */
export const inLanguage = ({ url }: View, lang: Language | null): string => {
  const query = new URLSearchParams(url.search);
  query.delete('lang');
  if (lang !== null) query.set('lang', lang);
  const search = query.toString();
  const path = url.pathname.replace(/^\/{2,}/, '/'); // two slashes would lead to another host
  return search === '' ? path : `${path}?${search}`;
};
