import type { Deps } from '#shared/store/deps.ts';
import type { JudgedKind } from '#shared/store/event-ports.ts';
import type { Change } from '#shared/store/ports.ts';

/**
 * A row in the commit of a material write saying that the object is still to be judged; the matcher takes it away when
 * it has judged what it saw. Only so can an event be missed by the stream, the router or the queue and yet be found:
 * the index of what is due holds nothing else. It costs one small row beside the noun, and none on the noun itself,
 * where it would copy the whole noun into the index and bring a second stream record of every write.
 */
export const dueJudging = (deps: Deps, kind: JudgedKind, id: string, by: string, at: string): Change =>
  deps.dues.put({ kind: dueKindOf(kind), id, at, by });

export const JUDGED = ['need', 'space', 'site', 'actor'] as const satisfies JudgedKind[];
export const dueKindOf = (kind: JudgedKind): string => `judge-${kind}`;
