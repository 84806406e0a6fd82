import type { View } from './view.ts';

/** On to the next page of a list, and back to its beginning. */
export const Pager = ({ view: { t }, next, first }: { view: View; next: string | null; first: string | null }) =>
  next === null && first === null ? null : (
    <p class="pager">
      {next !== null && (
        <a class="button" href={next} rel="next">
          {t.t('page.more')}
        </a>
      )}
      {first !== null && (
        <a href={first} rel="start">
          {t.t('page.newer')}
        </a>
      )}
    </p>
  );
