import { type Note, noteIdOf, type SiteNoteKind } from '#shared/domain/notification.ts';
import type { Site } from '#shared/domain/site.ts';
import type { SiteNews } from '#shared/mail/mail-input.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { Change } from '#shared/store/ports.ts';
import { pageOf } from './page-of.ts';
import { allNoteChanges, type NoteDraft, tell } from './tell.ts';

/** Each brings up to three items into the one transaction of the decision, which DynamoDB holds to 100. */
const MOST_TOLD_WITH_IT = 25;

/**
 * Tells the managers of a site what a coordinator decided, in the commit that decides it; `others` tells whoever the
 * commit has no room for, afterwards. A decision is told once: its notifications carry the version that it makes.
 */
export const siteNotes = async (
  deps: Deps,
  site: Site,
  told: { kind: SiteNoteKind; by: string; at: string },
): Promise<{ changes: Change[]; others: () => Promise<unknown> }> => {
  const scope = { kind: 'site', id: site.id } as const;
  const managers = (await deps.memberships.ofScope(scope)).map(({ personId }) => personId);
  const draft: NoteDraft = {
    ...told,
    id: noteIdOf(site.id, site.version + 1, told.kind),
    scope,
    needIds: [],
    needCount: 0,
    spaceId: null,
    siteId: site.id,
    matchId: null,
    caseId: null,
    because: null,
    told: null,
    before: null,
    match: null,
    score: null,
  };
  return {
    changes: await allNoteChanges(deps, draft, managers.slice(0, MOST_TOLD_WITH_IT)),
    others: () => tell(deps, draft, managers.slice(MOST_TOLD_WITH_IT)),
  };
};

/** The coordinator's words, where they are still what stands. */
export const reasonOf = (note: Pick<Note, 'kind' | 'at'>, site: Site): string | null =>
  note.kind === 'site-returned' && isStanding(note, site) ? site.returnedBecause : null;

const STATES = { 'site-verified': 'verified', 'site-returned': 'returned' } as const;
const isStanding = ({ kind, at }: Pick<Note, 'kind' | 'at'>, { state, decidedAt }: Site): boolean =>
  decidedAt === at && state === STATES[kind as SiteNoteKind];

/** What of a decision is still so: nothing, when the site has gone on or was decided on again. */
export const siteNews = async (deps: Deps, note: Note & { kind: SiteNoteKind }): Promise<SiteNews[]> => {
  const site = note.siteId === null ? undefined : await deps.sites.find(note.siteId);
  if (!site || !isStanding(note, site)) return [];
  const { name, town, country, sample } = site;
  return [
    {
      kind: note.kind,
      site: { name, town, country, sample },
      reason: reasonOf(note, site),
      item: pageOf.scope(note.scope),
    },
  ];
};
