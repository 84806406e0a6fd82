import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type Caller, visitor } from '#shared/domain/authority.ts';
import { AppError } from '#shared/errors.ts';
import { loadTranslator } from '#shared/i18n/load-translator.ts';
import type { UnreadNotes } from '#shared/usecases/unread-notes.ts';
import type { View } from '#shared/web/view.ts';
import { csrfTokenOf } from './csrf.ts';
import { browserLanguage, countryLanguage, isLanguage } from './language.ts';
import { type CookieJar, cookieJar, type Session } from './session.ts';
import type { SignedIn, WebDeps, WebHono } from './web-deps.ts';

const LANGUAGE_COOKIE = 'lang';
const A_YEAR_S = 365 * 86_400;

/** Who reads, in which language: read once a request, before any page. */
export const reader =
  (deps: WebDeps): MiddlewareHandler<WebHono> =>
  async (c, next) => {
    const session = await freshSession(deps, c, cookieJar(deps.service.key, deps.publicOrigin));
    const caller = session ? await callerOf(deps, session) : visitor;
    const known = caller.person ? session : null;
    const unread = await unreadOf(deps, c, caller);
    const lang = caller.person?.lang ?? visitorLanguage(c, deps.publicOrigin);
    const { nonce } = c.var;
    const view: View = {
      t: await loadTranslator(lang ?? 'en'),
      caller,
      unread: unread?.count ?? 0,
      hasMoreUnread: unread?.more ?? false,
      origin: deps.publicOrigin,
      url: new URL(c.req.url),
      nonce,
      csrf: known && csrfTokenOf(await deps.service.key(), known),
      asset: (name) => deps.assets.address(name),
    };
    c.set('session', known);
    c.set('languageKnown', lang !== null);
    c.set('view', view);
    await next();
    if (unread !== null && unread.here.length > 0 && c.res.status === 200)
      await (await loadNotes()).readNotes(deps, unread.here);
  };

/** Asked for in the address, then what was asked for before, then the browser's. */
const visitorLanguage = (c: Context, publicOrigin: string) => {
  const asked = c.req.query('lang');
  const kept = getCookie(c, LANGUAGE_COOKIE);
  if (isLanguage(asked)) {
    const secure = publicOrigin.startsWith('https:');
    const options = { path: '/', httpOnly: true, secure, sameSite: 'Lax', maxAge: A_YEAR_S } as const;
    if (asked !== kept) setCookie(c, LANGUAGE_COOKIE, asked, options);
    return asked;
  }
  return isLanguage(kept) ? kept : browserLanguage(c.req.header('accept-language'));
};

/** The session, with the issuer's word that it goes on, at most an hour old. */
const freshSession = async (deps: WebDeps, c: Context<WebHono>, jar: CookieJar): Promise<Session | null> => {
  const nowS = Math.floor(deps.now().getTime() / 1000);
  const session = await jar.session(c, nowS);
  if (session === null || nowS < session.freshUntilS) return session;
  const tokens = session.refreshToken === null ? null : await deps.signIn.renew(session.refreshToken);
  if (tokens === null) {
    jar.endSession(c);
    return null;
  }
  const { groups } = await deps.verify(tokens.accessToken);
  const renewed: Session = {
    ...session,
    groups: [...groups],
    refreshToken: tokens.refreshToken,
    freshUntilS: nowS + tokens.expiresInS,
  };
  await jar.keepSession(c, renewed, nowS);
  return renewed;
};

/** The person with the memberships that are stored at this moment. */
const callerOf = async (deps: WebDeps, { personId }: Session): Promise<Caller> => {
  const [person, memberships] = await Promise.all([deps.persons.find(personId), deps.memberships.ofPerson(personId)]);
  return person ? { person, memberships } : visitor;
};

/** A form is answered by another page, which counts for itself. */
const unreadOf = async (deps: WebDeps, c: Context, { person, memberships }: Caller): Promise<UnreadNotes | null> => {
  if (person === null || c.req.method !== 'GET') return null;
  const { unreadNotes } = await loadNotes();
  return unreadNotes(deps, { person, memberships }, isFetchedAhead(c) ? null : c.req.path);
};

/** Visitors are told nothing, and need none of it. */
const loadNotes = () => import('#shared/usecases/unread-notes.ts');

/** By a browser that guesses where its reader may go next: that is no reading. */
const isFetchedAhead = (c: Context): boolean =>
  ['sec-purpose', 'purpose', 'x-moz'].some((name) => c.req.header(name)?.includes('prefetch') === true);

/** For pages of one's own: whoever has not signed in is sent to do so and comes back. */
export const signedIn = (c: Context<WebHono>): SignedIn => {
  const { caller } = c.var.view;
  if (caller.person === null) throw new AppError('unauthenticated', 'Sign in first.');
  return { ...caller, person: caller.person };
};

/** Where nothing says which language somebody reads, that of the site's country. */
export const viewAt = async (c: Context<WebHono>, country: string): Promise<View> => {
  const lang = c.var.languageKnown ? null : countryLanguage(country);
  return lang === null ? c.var.view : { ...c.var.view, t: await loadTranslator(lang) };
};
