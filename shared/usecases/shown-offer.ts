import type { Candidate } from '#shared/domain/candidates.ts';
import { type Showing, showing } from '#shared/domain/shown-space.ts';
import { addDays, instantAt } from '#shared/domain/time-zone.ts';
import type { Deps } from '#shared/store/deps.ts';
import { decideAgain } from './decide-again.ts';

/** A space whose managers' list stood still is looked at again on the next day, by its own clock. */
export const FOLLOW_SPACE = 'follow-space';

/**
 * The fields by which the managers of a space are told of needs: those of their list, which follows three changes a day.
 * Otherwise a hidden figure could be found by trying, and reading the notifications.
 */
export const shownOffer = async (
  deps: Deps,
  { id, space, site, today }: Candidate,
): Promise<Pick<Showing, 'fields' | 'asOf'>> =>
  decideAgain(deps, async () => {
    const shown = showing(await deps.shown.find(id), { space, site }, today, deps.now().toISOString());
    const tomorrow = instantAt(addDays(today, 1), '00:00', site.timeZone).toISOString();
    return {
      changes: [
        ...(shown.next ? [deps.shown.put(id, shown.next)] : []),
        ...(shown.asOf === null ? [] : [deps.dues.put({ kind: FOLLOW_SPACE, id, at: tomorrow, by: null })]),
      ],
      result: { fields: shown.fields, asOf: shown.asOf },
    };
  });
