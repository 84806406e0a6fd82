import type { View } from './view.ts';

/** What a sample says under the head of its page. */
export const SampleBar = ({ view: { t }, text }: { view: View; text: string }) => (
  <aside class="sample-bar" aria-label={t.t('page.sampleCaption')}>
    <p class="content">
      <strong>{t.t('page.sample')}</strong> {text}
    </p>
  </aside>
);
