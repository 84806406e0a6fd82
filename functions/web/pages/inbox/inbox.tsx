import { Hono } from 'hono';
import { dayAt } from '#shared/domain/time-zone.ts';
import { namedNotes } from '#shared/usecases/named-notes.ts';
import { listNotes, readAllNotes, readNote } from '#shared/usecases/read-notes.ts';
import { ownPages } from '../../own-pages.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { InboxPage } from './inbox-view.tsx';
import { noteSentences } from './note-sentences.ts';

const A_PAGE = 20;

/** What somebody was told, newest first; opening an entry reads it. */
export const inboxPage = (deps: WebDeps) =>
  new Hono<WebHono>()
    .get('/inbox', async (c) => {
      const caller = signedIn(c);
      const { view } = c.var;
      const pages = await ownPages(deps, caller, ['inbox']);
      const after = pages.after(c.req.query('cursor'));
      const [{ items, next }, { eurPerHuf }] = await Promise.all([
        listNotes(deps, caller, { limit: A_PAGE, after }),
        deps.service.exchange(),
      ]);
      const named = await namedNotes(deps, caller, items);
      const { timeZone } = caller.person;
      return show(
        c,
        <InboxPage
          view={view}
          timeZone={timeZone}
          today={dayAt(deps.now(), timeZone)}
          entries={named.map((each) => ({ ...each, ...noteSentences(view.t, each, eurPerHuf) }))}
          next={next && `/inbox?cursor=${pages.cursor(next)}`}
          first={after === null ? null : '/inbox'}
        />,
      );
    })
    .post('/inbox/read', async (c) => {
      await readAllNotes(deps, signedIn(c));
      return c.redirect('/inbox', 303);
    })
    .get('/inbox/:noteId', async (c) => {
      const caller = signedIn(c);
      const note = await readNote(deps, caller, c.req.param('noteId'));
      const [named] = await namedNotes(deps, caller, [note]);
      return c.redirect(named?.page ?? `/notifications/${note.id}`, 303);
    });
