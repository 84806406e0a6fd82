import type { View } from './view.ts';

/** Where a page lies: the pages above it. */
export const Path = ({ view: { t }, links }: { view: View; links: readonly { href: string; text: string }[] }) => (
  <nav aria-label={t.t('page.path')}>
    <ol class="path">
      {links.map(({ href, text }) => (
        <li>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ol>
  </nav>
);
