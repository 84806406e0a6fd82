import type { At, Page } from '#shared/store/ports.ts';

/**
 * A page of what a reader may see of a list. Pages are filled up, and the last says that it is, so that neither their
 * length nor their number counts what is not shown.
 */
export const filledPage = async <T>(
  list: (at: At) => Promise<Page<T>>,
  isShown: (item: T) => boolean,
  { limit, after }: At,
): Promise<Page<T>> => {
  const items: T[] = [];
  let at: string | null = after ?? null;
  do {
    const page: Page<T> = await list({ limit: limit - items.length, after: at });
    items.push(...page.items.filter(isShown));
    at = page.next;
  } while (at !== null && items.length < limit);
  return { items, next: (await hasMore(list, isShown, at)) ? at : null };
};

const LOOKED_AT_ONCE = 100;
const hasMore = async <T>(
  list: (at: At) => Promise<Page<T>>,
  isShown: (item: T) => boolean,
  from: string | null,
): Promise<boolean> => {
  for (let after = from; after !== null; ) {
    const page: Page<T> = await list({ limit: LOOKED_AT_ONCE, after });
    if (page.items.some(isShown)) return true;
    after = page.next;
  }
  return false;
};
