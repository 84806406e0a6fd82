import { byCodeUnit } from '../rank.ts';

/** A row of one of the batches that were searched. */
export type Row = { batch: number; row: number };
export type Ranked = Row & { score: number };
/** A place in the ranking: only what stands behind it is wanted. */
export type Position = { score: number; id: string };

/**
 * The best k of all that is offered, by score, then by id: a heap with the worst of them on top, so that what is no better
 * is turned away by one comparison. An id is made only where two scores are equal.
 */
export function bestK(k: number, idOf: (row: Row) => string, after: Position | null = null) {
  const heap: Ranked[] = [];
  const isWorse = (a: Ranked, b: Ranked): boolean =>
    a.score !== b.score ? a.score < b.score : byCodeUnit(idOf(a), idOf(b)) > 0;
  const isBehind = (hit: Ranked, { score, id }: Position): boolean =>
    hit.score !== score ? hit.score < score : byCodeUnit(idOf(hit), id) > 0;

  const sinkTop = (): void => {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= heap.length) return;
      const right = left + 1;
      const worse = right < heap.length && isWorse(heap[right]!, heap[left]!) ? right : left;
      if (!isWorse(heap[worse]!, heap[at]!)) return;
      swap(at, worse);
      at = worse;
    }
  };
  const riseLast = (): void => {
    let at = heap.length - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isWorse(heap[at]!, heap[above]!)) return;
      swap(at, above);
      at = above;
    }
  };
  const swap = (a: number, b: number): void => {
    const kept = heap[a]!;
    heap[a] = heap[b]!;
    heap[b] = kept;
  };

  return {
    offer(score: number, batch: number, row: number): void {
      if (k === 0 || (heap.length === k && score < heap[0]!.score)) return;
      const hit = { score, batch, row };
      if (after !== null && !isBehind(hit, after)) return;
      if (heap.length < k) {
        heap.push(hit);
        riseLast();
      } else if (isWorse(heap[0]!, hit)) {
        heap[0] = hit;
        sinkTop();
      }
    },
    /** Best first. */
    ranked: (): Ranked[] => [...heap].sort((a, b) => (isWorse(b, a) ? -1 : 1)),
  };
}
