import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { log } from '#shared/config/log.ts';
import { changeMe, freshenMail } from '#shared/usecases/change-me.ts';
import { knowPerson } from '#shared/usecases/know-person.ts';
import { formBody } from '../form.ts';
import { isLanguage } from '../language.ts';
import { signedIn } from '../reader.ts';
import { safeNext } from '../safe-next.ts';
import { cookieJar } from '../session.ts';
import { show } from '../show.ts';
import type { WebDeps, WebHono } from '../web-deps.ts';
import { SignedOutPage, SignInFailedPage } from './failure.tsx';

/** Through the issuer and back, and out again. */
export const signInPages = (deps: WebDeps) => {
  const jar = cookieJar(deps.service.key, deps.publicOrigin);
  const nowS = () => Math.floor(deps.now().getTime() / 1000);

  const callback = async (c: Context<WebHono>) => {
    const pending = await jar.pending(c);
    jar.endPending(c);
    const tokens = pending && (await deps.signIn.finish(new URL(c.req.url), pending));
    if (!tokens) return show(c, <SignInFailedPage view={c.var.view} next={pending?.next ?? '/'} />, 400);
    const claims = await deps.verify(tokens.accessToken);
    const known = await knowPerson(deps, claims, {
      userInfo: () => deps.userInfo(tokens.accessToken),
      acceptLanguage: c.var.view.t.lang, // the language the visitor was reading
    });
    const person = await freshenMail(deps, known, () => deps.userInfo(tokens.accessToken));
    const session = {
      id: randomUUID(),
      personId: person.id,
      groups: [...claims.groups],
      refreshToken: tokens.refreshToken,
      beganS: nowS(),
      freshUntilS: nowS() + tokens.expiresInS,
    };
    await jar.keepSession(c, session, nowS());
    return c.redirect(pending.next, 303);
  };

  return new Hono<WebHono>()
    .get('/sign-in', async (c) => {
      const next = safeNext(c.req.query('next'));
      if (c.var.session) return c.redirect(next, 303);
      const { url, pending } = await deps.signIn.begin();
      await jar.keepPending(c, { ...pending, next });
      return c.redirect(url.href, 303);
    })
    .get('/callback', callback)
    .post('/sign-out', async (c) => {
      const token = c.var.session?.refreshToken ?? null;
      const [end] = await Promise.all([
        deps.signIn.endUrl().catch(() => null), // our own session ends in any case
        token !== null && deps.signIn.revoke(token).catch((error) => log.warn('session_not_revoked', { error })),
      ]);
      jar.endSession(c);
      const view = { ...c.var.view, csrf: null, caller: { person: null, memberships: [] } };
      // Not a redirect: a form may only lead to our own host (form-action), and the issuer's is another.
      c.header('Refresh', `0; url=${(end ?? new URL('/', deps.publicOrigin)).href}`);
      return show(c, <SignedOutPage view={view} next={(end ?? new URL('/', deps.publicOrigin)).href} />);
    })
    .post('/language', async (c) => {
      const { person } = signedIn(c);
      const form = await formBody(c);
      const lang = form.get('lang');
      if (isLanguage(lang)) await changeMe(deps, person, person.version, { lang });
      return c.redirect(safeNext(form.get('next')), 303);
    });
};
