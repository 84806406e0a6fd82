import { type Context, Hono } from 'hono';
import { may } from '#shared/domain/authority.ts';
import { notFound } from '#shared/errors.ts';
import { findSite, moveSite } from '#shared/usecases/keep-site.ts';
import { listSpaces } from '#shared/usecases/keep-space.ts';
import { listManagers } from '#shared/usecases/list-members.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { sentForm, textOf } from '../../form.ts';
import { formReader } from '../../form-reader.ts';
import { show } from '../../show.ts';
import { versionOf } from '../../version-of.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { coordinating } from './coordination-frame.tsx';
import { SiteDecisionPage } from './site-decision-view.tsx';

const MOST_SPACES = 100;
const MOST_REASON = 1000;

/** All that is known of a site, and the decision on it. */
export const siteDecisionPages = (deps: WebDeps) => {
  const found = async (c: Context<WebHono>) => {
    const caller = coordinating(c);
    const site = await findSite(deps, caller, c.req.param('siteId') ?? '');
    if (!may.judgeSite(caller, site)) throw notFound('site');
    return { caller, site };
  };
  const page = async (c: Context<WebHono>, faults: readonly FieldFault[], reason: string, status: 200 | 422 = 200) => {
    const { caller, site } = await found(c);
    const [spaces, managers, region] = await Promise.all([
      listSpaces(deps, caller, site.id, { limit: MOST_SPACES }),
      listManagers(deps, caller, site.id),
      site.regionId === null ? undefined : deps.regions.find(site.regionId),
    ]);
    const known = { site, spaces: spaces.items, managers: managers.length, region: region ?? null };
    return show(c, <SiteDecisionPage view={c.var.view} {...known} faults={faults} reason={reason} />, status);
  };

  return new Hono<WebHono>()
    .get('/coordination/sites/:siteId', (c) => page(c, [], ''))
    .post('/coordination/sites/:siteId/verify', async (c) => {
      const { caller, site } = await found(c);
      await moveSite(deps, caller, site.id, versionOf(await sentForm(c)), 'verify');
      return c.redirect(`/coordination/sites?verified=${site.id}`, 303);
    })
    .post('/coordination/sites/:siteId/return', async (c) => {
      const { caller, site } = await found(c);
      const { t } = c.var.view;
      const answers = await sentForm(c);
      const of = { name: 'reason', label: t.t('siteCheck.reason') };
      const form = formReader(answers, t);
      const reason = form.needed(of, form.line({ ...of, most: MOST_REASON }));
      if (reason === null) return page(c, form.faults, textOf(answers, 'reason'), 422);
      await moveSite(deps, caller, site.id, versionOf(answers), 'return', reason);
      return c.redirect(`/coordination/sites?returned=${site.id}`, 303);
    });
};
