import { Hono } from 'hono';
import { AppError } from '#shared/errors.ts';
import { acceptMembership } from '#shared/usecases/accept-membership.ts';
import { pageOf } from '#shared/usecases/page-of.ts';
import { sentForm, textOf } from '../../form.ts';
import { issuersWord } from '../../issuers-word.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { JoinPage, JoinRefusedPage } from './join-view.tsx';

const MOST_TOKEN = 200;
/** What the mail carries, or somebody copies of it: the token alone, or the link that ends in it. */
const tokenIn = (text: string): string => (/token=([\w-]+)/.exec(text)?.[1] ?? text).slice(0, MOST_TOKEN);

/**
 * Where the mail of an invitation to membership leads. Its token stands behind the #, so that no server logs it: the
 * page's script puts it into the form, and without script it is copied there.
 */
export const joinPage = (deps: WebDeps) =>
  new Hono<WebHono>()
    .get('/memberships/accept', (c) => show(c, <JoinPage view={c.var.view} faults={[]} />))
    .post('/memberships/accept', async (c) => {
      const caller = signedIn(c);
      const { view } = c.var;
      const token = tokenIn(textOf(await sentForm(c), 'token'));
      if (token === '') {
        const fault = { name: 'token', text: view.t.t('form.empty', { field: view.t.t('join.token') }) };
        return show(c, <JoinPage view={view} faults={[fault]} />, 422);
      }
      try {
        const { scope } = await acceptMembership(deps, caller, token, () => issuersWord(deps, c));
        return c.redirect(pageOf.scope(scope), 303);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === 'already_exists') return show(c, <JoinRefusedPage view={view} because="member" />, 409);
        if (error.code !== 'not_found') throw error;
        return show(c, <JoinRefusedPage view={view} because="refused" />, 404);
      }
    });
