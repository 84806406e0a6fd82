import type { Context } from 'hono';
import { Hono } from 'hono';
import type { Mark, MatchRecord } from '#shared/domain/match-record.ts';
import { AppError } from '#shared/errors.ts';
import { openCursor, sealCursor } from '#shared/http/cursor.ts';
import { expectMatches } from '#shared/usecases/expect-matches.ts';
import { findActor } from '#shared/usecases/keep-actor.ts';
import { findNeed, moveNeed, type NeedMove } from '#shared/usecases/keep-need.ts';
import { countMarks, listMarked, listUnhidden, readAll, unreadOf } from '#shared/usecases/list-matches.ts';
import { markMatch } from '#shared/usecases/mark-match.ts';
import { sentForm, textOf } from '../../form.ts';
import { signedIn } from '../../reader.ts';
import { safeNext } from '../../safe-next.ts';
import { show } from '../../show.ts';
import { versionOf } from '../../version-of.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { MarkedPage } from './marked-view.tsx';
import { MatchesPage } from './matches-view.tsx';

const A_PAGE = 10;

/** What suits a need, what was kept of it and what was hidden. */
export const needMatchesPage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/needs/:needId', async (c) => {
    const me = signedIn(c);
    const need = await findNeed(deps, me, c.req.param('needId'));
    const shelf = c.req.query('show');
    if (shelf === 'kept' || shelf === 'hidden') return markedPage(deps, c, need.id, shelf);
    const paging = await pagingOf(deps, c, need.id);
    const [actor, { page }, counts, { perWeek }] = await Promise.all([
      findActor(deps, me, need.actorId),
      listUnhidden(deps, me, need.id, { limit: A_PAGE, after: paging.after }),
      countMarks(deps, need),
      expectMatches(deps, me, need.id, 0),
    ]);
    const records = page.items.map(({ record }) => record).filter((record): record is MatchRecord => record !== null);
    const unread = await unreadOf(deps, me, records);
    const answer = show(
      c,
      <MatchesPage
        view={c.var.view}
        need={need}
        actorName={actor.name}
        counts={counts}
        page={page}
        perWeek={perWeek}
        newsOf={(spaceId) => unread.get(spaceId)?.kind ?? null}
        numberFrom={paging.from}
        next={page.next && paging.address(page.next, page.items.length)}
        first={paging.after === null ? null : `/needs/${need.id}`}
        gazetteer={deps.gazetteer}
        tiles={deps.tiles}
      />,
    );
    await readAll(
      deps,
      me,
      [...unread.values()].map(({ noteId }) => noteId),
    );
    return answer;
  });

/** Sealed, so that it is only of this need's list and of this person. */
const pagingOf = async (deps: WebDeps, c: Context<WebHono>, needId: string) => {
  const key = await deps.service.key();
  const binding = ['need', signedIn(c).person.id, needId, c.req.query('show') ?? 'all'];
  const cursor = c.req.query('cursor');
  const opened = cursor === undefined ? '0 ' : openCursor(key, binding, cursor);
  const [from = '0'] = opened.split(' ', 1);
  const after = opened.slice(from.length + 1);
  const query = c.req.query('show') === undefined ? '' : `show=${c.req.query('show')}&`;
  return {
    after: after === '' ? null : after,
    from: Number(from) + 1,
    address: (next: string, shown: number) =>
      `/needs/${needId}?${query}cursor=${sealCursor(key, binding, `${Number(from) + shown} ${next}`)}`,
  };
};

const MARK_OF = { kept: 'keep', hidden: 'hide' } as const satisfies Record<string, Mark>;

const markedPage = async (deps: WebDeps, c: Context<WebHono>, needId: string, shelf: 'kept' | 'hidden') => {
  const me = signedIn(c);
  const need = await findNeed(deps, me, needId);
  const paging = await pagingOf(deps, c, need.id);
  const [actor, page, counts, { eurPerHuf }] = await Promise.all([
    findActor(deps, me, need.actorId),
    listMarked(deps, me, need.id, MARK_OF[shelf], { limit: A_PAGE, after: paging.after }),
    countMarks(deps, need),
    deps.service.recentExchange(),
  ]);
  return show(
    c,
    <MarkedPage
      view={c.var.view}
      need={need}
      actorName={actor.name}
      counts={counts}
      shelf={shelf}
      pairs={page.items}
      eurPerHuf={eurPerHuf}
      next={page.next && paging.address(page.next, page.items.length)}
      first={paging.after === null ? null : `/needs/${need.id}?show=${shelf}`}
    />,
  );
};

const MOVES = ['open', 'pause', 'place'] as const satisfies readonly NeedMove[];

/** Opened, paused, placed. */
export const moveNeedPage = (deps: WebDeps) =>
  new Hono<WebHono>().post('/needs/:needId/state', async (c) => {
    const me = signedIn(c);
    const need = await findNeed(deps, me, c.req.param('needId'));
    const sent = await sentForm(c);
    const move = MOVES.find((name) => name === textOf(sent, 'move'));
    if (!move) throw new AppError('malformed', 'This form is not whole. Open its page again.');
    try {
      await moveNeed(deps, me, need.id, versionOf(sent), move);
    } catch (error) {
      // Its days have passed: they are changed first.
      if (error instanceof AppError && error.code === 'invalid_input')
        return c.redirect(`/needs/${need.id}/edit?step=3&passed`, 303);
      throw error;
    }
    return c.redirect(`/needs/${need.id}?moved`, 303);
  });

export const markMatchPage = (deps: WebDeps) =>
  new Hono<WebHono>().post('/matches/:matchId/mark', async (c) => {
    const me = signedIn(c);
    const sent = await sentForm(c);
    const given = textOf(sent, 'mark');
    if (given !== 'keep' && given !== 'hide' && given !== 'none')
      throw new AppError('malformed', 'This form is not whole. Open its page again.');
    const { needId } = await markMatch(deps, me, c.req.param('matchId'), given === 'none' ? null : given);
    const next = safeNext(textOf(sent, 'next'));
    return c.redirect(next === '/' ? `/needs/${needId}` : next, 303);
  });
