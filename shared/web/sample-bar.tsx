import type { View } from './view.ts';

/** What a sample says under the head of its page. */
export const SampleBar = ({ view: { t }, text }: { view: View; text: string }) => (
  <div class="sample-bar">
    <p class="content">
      <strong>{t.t('page.sample')}</strong> {text}
    </p>
  </div>
);
