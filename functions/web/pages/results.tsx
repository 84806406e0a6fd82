import { Hono } from 'hono';
import { actorFieldsSchema } from '#shared/domain/actor.ts';
import type { NeedFields } from '#shared/domain/need.ts';
import { dayAt } from '#shared/domain/time-zone.ts';
import { openCursor, sealCursor } from '#shared/http/cursor.ts';
import { listOffers } from '#shared/usecases/list-offers.ts';
import { searchSpaces } from '#shared/usecases/search-spaces.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import type { View } from '#shared/web/view.ts';
import { askedNeed } from '../asked-need.ts';
import { readAnswers, searchAddress } from '../search-answers.ts';
import { show } from '../show.ts';
import type { WebDeps, WebHono } from '../web-deps.ts';
import { AllRoomsPage } from './all-rooms.tsx';
import { SEARCH_TIME_ZONE } from './home.tsx';
import { ResultsPage } from './results-view.tsx';

const A_PAGE = 10;

/** The rooms that suit what was asked, or all of them while nothing was. */
export const resultsPage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/spaces', async (c) => {
    const { view } = c.var;
    const today = dayAt(deps.now(), SEARCH_TIME_ZONE);
    const answers = readAnswers(view.url.searchParams, today);
    const all = async (faults: readonly FieldFault[]) => (
      <AllRoomsPage view={view} answers={answers} faults={faults} today={today} {...(await offersOf(deps, view))} />
    );
    if (!view.url.searchParams.has('activity')) return show(c, await all([]));
    const asked = askedNeed(answers, view.t, deps.gazetteer, today);
    if (!asked.ok) return show(c, await all(asked.faults), 422);
    const { need, where } = asked;
    const paging = await pagingOf(deps, view, need);
    const page = await searchSpaces(deps, need, actorFieldsSchema.parse({}), { limit: A_PAGE, after: paging.after });
    const address = searchAddress(answers, today);
    return show(
      c,
      <ResultsPage
        view={view}
        today={today}
        answers={answers}
        need={need}
        where={where}
        page={page}
        numberFrom={paging.from}
        next={page.next && paging.address(address, page.next, page.items.length)}
        first={paging.after === null ? null : address}
        tiles={deps.tiles}
      />,
    );
  });

/** A page of all that is on offer. */
const offersOf = async (deps: WebDeps, view: View) => {
  const cursor = view.url.searchParams.has('activity') ? null : view.url.searchParams.get('cursor');
  const binding = ['offers'];
  const after = cursor === null ? null : openCursor(await deps.service.key(), binding, cursor);
  const { items, next } = await listOffers(deps, after);
  return {
    offers: items,
    next: next && `/spaces?cursor=${sealCursor(await deps.service.key(), binding, next)}`,
    first: after === null ? null : '/spaces',
  };
};

/** Where a page of results begins: sealed, so that it is only of this very search. */
const pagingOf = async (deps: WebDeps, view: View, need: NeedFields) => {
  const key = await deps.service.key();
  const cursor = view.url.searchParams.get('cursor');
  const binding = ['spaces', need];
  const [from = '0', after] = cursor === null ? [] : openCursor(key, binding, cursor).split(' ');
  return {
    after: after ?? null,
    from: Number(from) + 1,
    address: (address: string, next: string, shown: number) =>
      `${address}&cursor=${sealCursor(key, binding, `${Number(from) + shown} ${next}`)}`,
  };
};
