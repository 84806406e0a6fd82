import { Hono } from 'hono';
import { demandAround } from '#shared/usecases/demand-around.ts';
import { show } from '../../show.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { DemandView } from './demand-view.tsx';
import { asksFor, readDesk, unlessUsedUp } from './read-desk.ts';

/** Who looks for rooms round a house: counted when asked for. */
export const demandPage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/manage/spaces/:spaceId/demand', async (c) => {
    const desk = await readDesk(deps, c, c.req.param('spaceId'));
    const { caller, space, site } = desk;
    const isAsked = site.state === 'verified' && asksFor(c, 'count');
    const demand = isAsked ? await unlessUsedUp(demandAround(deps, caller, space.id)) : null;
    return show(c, <DemandView {...desk} demand={demand} />, demand === 'used-up' ? 429 : 200);
  });
