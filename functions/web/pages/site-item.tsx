import type { Child } from 'hono/jsx';
import type { Site } from '#shared/domain/site.ts';
import { Drawing } from '#shared/web/drawing.tsx';
import type { View } from '#shared/web/view.ts';
import { placeText } from './site-text.ts';

type Props = { view: View; site: Site; href?: string; children?: Child };

/** A site in a list: its drawing, name and place, and what the list says of it besides. */
export const SiteItem = ({ view, site, href = `/sites/${site.id}`, children }: Props) => (
  <li class="result">
    <figure class="result-drawing">
      <Drawing kind={site.building ?? 'unknown'} size="small" />
      {site.sample && <figcaption>{view.t.t('page.sampleCaption')}</figcaption>}
    </figure>
    <div class="result-text">
      <h2>
        <a href={href}>{site.name}</a>
      </h2>
      <p>{placeText(view, site)}</p>
      {children}
    </div>
  </li>
);
