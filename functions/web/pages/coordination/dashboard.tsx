import { Hono } from 'hono';
import { may } from '#shared/domain/authority.ts';
import { notFound } from '#shared/errors.ts';
import { claimCoordinator, mayClaimCoordinator } from '#shared/usecases/claim-coordinator.ts';
import { overseeRegions } from '#shared/usecases/oversee-regions.ts';
import { Layout } from '#shared/web/layout.tsx';
import { ActButton } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { DashboardPage } from './dashboard-view.tsx';

/** All regions one coordinates at a glance; and how the first coordinator becomes one. */
export const dashboardPage = (deps: WebDeps) =>
  new Hono<WebHono>()
    .get('/coordination', async (c) => {
      const caller = signedIn(c);
      const { view, session } = c.var;
      if (may.seeAllSites(caller))
        return show(c, <DashboardPage view={view} overview={await overseeRegions(deps, caller)} />);
      if (!(await mayClaimCoordinator(deps, session?.groups ?? []))) throw notFound('page');
      return show(c, <ClaimPage view={view} />);
    })
    .post('/coordination/claim', async (c) => {
      const { person } = signedIn(c);
      const groups = c.var.session?.groups ?? [];
      if (!(await mayClaimCoordinator(deps, groups))) throw notFound('page');
      await claimCoordinator(deps, person, groups);
      return c.redirect('/coordination?claimed', 303);
    });

const ClaimPage = ({ view }: { view: View }) => {
  const { t } = view;
  return (
    <Layout view={view} title={t.t('coordination.claimTitle')} isPrivate>
      <div class="content desk">
        <h1>{t.t('coordination.claimTitle')}</h1>
        <p class="lead">{t.t('coordination.claimText')}</p>
        <p>
          <ActButton view={view} action="/coordination/claim" text={t.t('coordination.claim')} class="button plate" />
        </p>
      </div>
    </Layout>
  );
};
