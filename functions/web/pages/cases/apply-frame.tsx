import type { Child } from 'hono/jsx';
import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import { Layout } from '#shared/web/layout.tsx';
import { Path } from '#shared/web/path.tsx';
import type { View } from '#shared/web/view.ts';

type Props = { view: View; space: Space; site: Site; title: string; children?: Child };

/** What the pages on the way to an application share. */
export const ApplyFrame = ({ view, space, site, title, children }: Props) => {
  const { t } = view;
  return (
    <Layout view={view} title={title} isPrivate sample={site.sample ? t.t('page.sampleText') : null}>
      <div class="content">
        <Path
          view={view}
          links={[
            { href: '/sites', text: t.t('page.sites') },
            { href: `/sites/${site.id}`, text: site.name },
            { href: `/spaces/${space.id}`, text: space.name },
          ]}
        />
        <div class="desk-head">
          <h1>{title}</h1>
        </div>
        {children}
      </div>
    </Layout>
  );
};
