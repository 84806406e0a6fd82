import type { Caller } from '#shared/domain/authority.ts';
import { asOf } from '#shared/domain/case.ts';
import { isSiteNote, type Note } from '#shared/domain/notification.ts';
import type { MailedNeed, MailedSpace } from '#shared/mail/mail-input.ts';
import type { Deps } from '#shared/store/deps.ts';
import { findKept, nameFor } from './case-news.ts';
import { ownNeedsOf } from './own-needs.ts';
import { pageOfNote } from './page-of-note.ts';
import type { ShownNote } from './read-notes.ts';
import { reasonOf } from './site-notes.ts';

/** A notification with what its sentence names, as its reader may know it. */
export type NamedNote = {
  note: ShownNote;
  space: MailedSpace | null; // null: it is gone
  from: string | null; // the other side of an application, invitation or booking; the site that was decided on
  reason: string | null; // why a site was returned, while it is
  need: MailedNeed | null; // for members of its actor
  currency: 'EUR' | 'HUF'; // in which they think
  page: string | null; // where it leads; null: to nothing that is left
};

/** Names what notifications speak of, all of a page at once. */
export const namedNotes = async (deps: Deps, caller: Caller, notes: readonly ShownNote[]): Promise<NamedNote[]> => {
  const ids = (of: (note: ShownNote) => string | null) => [...new Set(notes.flatMap((note) => of(note) ?? []))];
  const [spaces, sites, needs] = await Promise.all([
    deps.spaces.findMany(ids(({ spaceId }) => spaceId)),
    deps.sites.findMany(ids(({ siteId }) => siteId)),
    ownNeedsOf(
      deps,
      caller,
      ids(({ needId }) => needId),
    ),
  ]);
  return Promise.all(
    notes.map(async (note): Promise<NamedNote> => {
      const space = spaces.find(({ id }) => id === note.spaceId);
      const site = sites.find(({ id }) => id === note.siteId);
      const need = needs.get(note.needId ?? '');
      return {
        note,
        space:
          space && site
            ? {
                name: space.name,
                kind: space.kind,
                siteName: site.name,
                town: site.town,
                country: site.country,
                sample: site.sample,
              }
            : null,
        from: note.side === 'member' || isSiteNote(note.kind) ? (site?.name ?? null) : await otherSideOf(deps, note),
        reason: site ? reasonOf(note, site) : null,
        need: need ? { id: need.id, title: need.title, activities: need.activities } : null,
        currency: need?.budget.currency ?? 'EUR',
        page: pageOfNote(note),
      };
    }),
  );
};

const otherSideOf = async (deps: Deps, { kind, caseId }: ShownNote): Promise<string | null> => {
  const kept = caseId === null ? undefined : await findKept(deps, { kind, caseId } as Pick<Note, 'kind' | 'caseId'>);
  return kept ? nameFor(deps, asOf(kept.found, deps.now())) : null;
};
