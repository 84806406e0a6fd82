import type { View } from './view.ts';

type Props = {
  view: View;
  next: string | null;
  first: string | null;
  /** What the links say where the list is not of rooms. */
  more?: string;
  start?: string;
};

/** On to the next page of a list, and back to its beginning. */
export const Pager = ({ view: { t }, next, first, more, start }: Props) =>
  next === null && first === null ? null : (
    <p class="pager">
      {next !== null && (
        <a class="button" href={next} rel="next">
          {more ?? t.t('page.more')}
        </a>
      )}
      {first !== null && (
        <a href={first} rel="start">
          {start ?? t.t('page.newer')}
        </a>
      )}
    </p>
  );
