import type { Person } from '#shared/domain/person.ts';
import type { Frequency } from '#shared/domain/settings.ts';
import type { Flush, OutRow } from '#shared/store/event-ports.ts';
import type { Change } from '#shared/store/ports.ts';
import { dueAtOf, type TellDeps } from './tell.ts';

/** Rows into the mail of another pace, none lost between: each leaves one list in the commit that puts it on the other. */
export const moveRows = async (
  deps: TellDeps,
  person: Person,
  flush: Flush,
  moves: readonly { row: OutRow; to: Frequency }[],
): Promise<void> => {
  const now = deps.now();
  for (const { row, to } of moves)
    await deps.commit([
      deps.outbox.take(person.id, flush.frequency, row),
      ...deps.outbox.add(person.id, to, row, dueAtOf(deps, to, now, person.timeZone)),
    ]);
  const { rows } = await deps.outbox.listRows(person.id, flush.frequency, 1);
  const left: Change =
    rows.length > 0 ? deps.outbox.postponeFlush(flush, now.toISOString()) : deps.outbox.endFlush(flush);
  await deps.commit([left]);
};
