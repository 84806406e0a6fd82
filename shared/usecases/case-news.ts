import type { Application } from '#shared/domain/application.ts';
import { asOf, type Case } from '#shared/domain/case.ts';
import { siteSees } from '#shared/domain/consent.ts';
import type { Invitation } from '#shared/domain/invitation.ts';
import type { CaseNoteKind, Note } from '#shared/domain/notification.ts';
import { pseudonymOf } from '#shared/domain/pseudonym.ts';
import { dayAt } from '#shared/domain/time-zone.ts';
import type { EventNews, MailedNeed } from '#shared/mail/mail-input.ts';
import type { Deps } from '#shared/store/deps.ts';
import { bookingNews } from './booking-notes.ts';
import { mailedSpace } from './mailed-space.ts';
import { pageOf } from './page-of.ts';
import { withUse } from './with-use.ts';

/** What waits for an answer, and is no news once it is answered. */
const ASKING: readonly CaseNoteKind[] = ['application-received', 'application-reminder', 'invitation-received'];

/** What a move of an application or invitation has to say at this moment, as its reader may know it. */
export const caseNews = async (deps: Deps, note: Note & { kind: CaseNoteKind }): Promise<EventNews[]> => {
  if (note.kind.startsWith('booking-')) return bookingNews(deps, note);
  const kept = await findKept(deps, note);
  const [space, site] = await Promise.all([
    mailedSpace(deps, note),
    note.siteId === null ? undefined : deps.sites.find(note.siteId),
  ]);
  if (!kept || !space || !site) return [];
  const found = asOf(kept.found, deps.now());
  if (ASKING.includes(note.kind) && found.state !== 'sent') return [];
  if (note.kind === 'placed-question' && !found.asksPlaced) return [];
  const isMember = note.scope.kind === 'actor';
  return [
    {
      kind: note.kind,
      space,
      from: isMember ? site.name : await nameFor(deps, found),
      need: isMember ? await mailedNeed(deps, found.needId) : null,
      text: textOf(note.kind, kept),
      answerBy: answerByOf(note.kind, kept, site.timeZone),
      period: null,
      item: pageOf.case(kept.kind, found.id),
    },
  ];
};

type Kept = { kind: 'application'; found: Application } | { kind: 'invitation'; found: Invitation };
export const findKept = async (
  deps: Deps,
  { kind, caseId }: Pick<Note, 'kind' | 'caseId'>,
): Promise<Kept | undefined> => {
  if (caseId === null) return undefined;
  if (kind.startsWith('invitation-')) {
    const found = await deps.invitations.find(caseId);
    return found && { kind: 'invitation', found };
  }
  const found = await deps.applications.find(caseId);
  return found && { kind: 'application', found };
};

/** The actor's name while the site may see it; otherwise what the site calls the need. */
export const nameFor = async (deps: Deps, found: Case): Promise<string> => {
  const actor = siteSees(await withUse(deps, found), deps.now()) ? await deps.actors.find(found.actorId) : undefined;
  return actor?.name ?? pseudonymOf(await deps.sites.secret(found.siteId), found.needId);
};

const mailedNeed = async (deps: Deps, needId: string): Promise<MailedNeed | null> => {
  const need = await deps.needs.find(needId);
  return need ? { id: need.id, title: need.title, activities: need.activities } : null;
};

const textOf = (kind: CaseNoteKind, kept: Kept): EventNews['text'] => {
  const said = (as: 'letter' | 'message' | 'reason', text: string | null) =>
    text === null ? null : { kind: as, text };
  if (kept.kind === 'invitation') return kind === 'invitation-received' ? said('message', kept.found.reason) : null;
  if (kind === 'application-received') return said('letter', kept.found.letter);
  if (kind === 'application-accepted') return said('message', kept.found.message);
  return kind === 'application-declined' ? said('reason', kept.found.reason) : null;
};

/** The last day on which an answer can come. */
const answerByOf = (kind: CaseNoteKind, kept: Kept, timeZone: string): string | null => {
  if (!ASKING.includes(kind)) return null;
  return kept.kind === 'invitation' ? kept.found.answerBy : dayAt(new Date(kept.found.expiresAt), timeZone);
};
