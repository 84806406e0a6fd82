import { Hono } from 'hono';
import { openCursor, sealCursor } from '#shared/http/cursor.ts';
import { listInvitations } from '#shared/usecases/list-cases.ts';
import { listSuitors, type Shelf } from '#shared/usecases/list-suitors.ts';
import { mirrorSpace } from '#shared/usecases/mirror-space.ts';
import type { ShownInvitation } from '#shared/usecases/show-case.ts';
import { show } from '../../show.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { DeskView } from './desk-view.tsx';
import { asksFor, comesFirst, type Desk, readDesk, unlessUsedUp } from './read-desk.ts';

const A_PAGE = 10;
const MOST_INVITATIONS = 100;

/** Who would suit a room, how many are in reach, and what a change would add. */
export const deskPage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/manage/spaces/:spaceId', async (c) => {
    const desk = await readDesk(deps, c, c.req.param('spaceId'));
    const first = comesFirst(desk);
    if (first !== null) return show(c, <DeskView {...desk} first={first} />);
    const { caller, space } = desk;
    const asksMirror = asksFor(c, 'mirror');
    const mirrored = asksMirror ? await unlessUsedUp(mirrorSpace(deps, caller, space.id)) : null;
    const paging = await pagingOf(deps, desk);
    const shelf = paging.shelf;
    const page = await listSuitors(deps, caller, space.id, { limit: A_PAGE, after: paging.after }, shelf);
    return show(
      c,
      <DeskView
        {...desk}
        first={null}
        suitors={page}
        shelf={shelf}
        invitations={await openInvitations(deps, desk)}
        mirrored={mirrored}
        next={page.next && paging.address(page.next)}
        isFirstPage={paging.after === null}
      />,
      mirrored === 'used-up' ? 429 : 200,
    );
  });

const pagingOf = async (deps: WebDeps, { view, caller, space }: Desk) => {
  const key = await deps.service.key();
  const shelf: Shelf = view.url.searchParams.get('show') === 'aside' ? 'aside' : 'listed';
  const binding = ['suitors', space.id, caller.person.id, shelf];
  const cursor = view.url.searchParams.get('cursor');
  return {
    shelf,
    after: cursor === null ? null : openCursor(key, binding, cursor),
    address: (next: string) =>
      `${view.url.pathname}?${shelf === 'aside' ? 'show=aside&' : ''}cursor=${sealCursor(key, binding, next)}`,
  };
};

/** The open invitations to this room by the pseudonym that was invited. */
const openInvitations = async (deps: WebDeps, desk: Desk): Promise<ReadonlyMap<string, ShownInvitation>> => {
  if (desk.waiting === null) return new Map();
  const { items } = await listInvitations(deps, desk.caller, desk.site.id, { limit: MOST_INVITATIONS });
  return new Map(
    items.flatMap((each) =>
      each.spaceId === desk.space.id && each.state === 'sent' && each.pseudonym !== null
        ? [[each.pseudonym, each] as const]
        : [],
    ),
  );
};
