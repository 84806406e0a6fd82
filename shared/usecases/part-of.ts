import type { At, Page } from '#shared/store/ports.ts';

/** A page of a list that is read whole because it is short: what a person belongs to, who belongs to something. */
export const partOf = <T>(all: readonly T[], { after, limit }: At, placeOf: (item: T) => string): Page<T> => {
  const placed = all
    .map((item) => ({ item, place: placeOf(item) }))
    .filter(({ place }) => after == null || place > after)
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  const page = placed.slice(0, limit);
  return { items: page.map(({ item }) => item), next: placed.length > limit ? page.at(-1)!.place : null };
};
