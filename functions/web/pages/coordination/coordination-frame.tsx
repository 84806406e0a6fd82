import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { may } from '#shared/domain/authority.ts';
import { notFound } from '#shared/errors.ts';
import { Layout } from '#shared/web/layout.tsx';
import { Tabs } from '#shared/web/tabs.tsx';
import type { View } from '#shared/web/view.ts';
import { signedIn } from '../../reader.ts';
import type { SignedIn, WebHono } from '../../web-deps.ts';

/** Whoever coordinates something; for anybody else there is nothing here. */
export const coordinating = (c: Context<WebHono>): SignedIn => {
  const caller = signedIn(c);
  if (!may.seeAllSites(caller)) throw notFound('page');
  return caller;
};

type Props = { view: View; title: string; sample?: string | null; children?: Child };

/** The pages of coordinators, side by side. */
export const CoordinationFrame = ({ view, title, sample, children }: Props) => {
  const { t } = view;
  const { pathname } = view.url;
  const tab = (href: string, text: string, isCurrent: boolean) => ({ href, text, isCurrent });
  const isBelow = (path: string): boolean => pathname === path || pathname.startsWith(`${path}/`);
  return (
    <Layout view={view} title={title} isPrivate sample={sample ?? null}>
      <div class="content desk">
        <Tabs
          label={t.t('coordination.parts')}
          tabs={[
            tab('/coordination', t.t('coordination.overview'), pathname === '/coordination'),
            tab('/coordination/sites', t.t('page.sites'), isBelow('/coordination/sites')),
            tab('/coordination/regions', t.t('coordination.regions'), isBelow('/coordination/regions')),
          ]}
        />
        {children}
      </div>
    </Layout>
  );
};
