import { Hono } from 'hono';
import { AppError } from '#shared/errors.ts';
import { setAside } from '#shared/usecases/set-aside.ts';
import { sentForm, textOf } from '../../form.ts';
import { signedIn } from '../../reader.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { deskPath } from './desk-frame.tsx';

/** "Not for us": a suitor is left out of a room’s list, or taken in again. */
export const asidePage = (deps: WebDeps) =>
  new Hono<WebHono>().post('/manage/spaces/:spaceId/aside', async (c) => {
    const caller = signedIn(c);
    const spaceId = c.req.param('spaceId');
    const sent = await sentForm(c);
    const pseudonym = textOf(sent, 'pseudonym');
    const move = textOf(sent, 'move');
    if ((move !== 'aside' && move !== 'back') || !/^[a-z2-7]{16}$/.test(pseudonym))
      throw new AppError('malformed', 'This form is not whole. Open its page again.');
    await setAside(deps, caller, spaceId, { pseudonym, aside: move === 'aside' });
    return c.redirect(`${deskPath(spaceId)}?${move}=${pseudonym.slice(0, 4)}`, 303);
  });
