import { isSiteNote, type NoteKind } from '#shared/domain/notification.ts';
import { pageOf } from './page-of.ts';

/** What of a notification says where it leads; `needId` only for members of the need's actor. */
type Leading = {
  kind: NoteKind;
  needId: string | null;
  spaceId: string | null;
  siteId: string | null;
  caseId: string | null;
};

/** Where a notification leads, as does the mail about it; null: to nothing that is left. */
export const pageOfNote = ({ kind, needId, spaceId, siteId, caseId }: Leading): string | null => {
  switch (kind) {
    case 'new-match':
    case 'cheaper':
    case 'sooner':
      return needId !== null && spaceId !== null ? pageOf.match(needId, spaceId) : null;
    case 'gone':
      return needId === null ? null : pageOf.need(needId);
    case 'new-need':
      return spaceId === null ? null : pageOf.suitors(spaceId);
    default:
      if (isSiteNote(kind)) return siteId === null ? null : pageOf.scope({ kind: 'site', id: siteId });
      if (kind.startsWith('booking-')) return spaceId === null ? null : pageOf.space(spaceId);
      if (caseId === null) return null;
      return pageOf.case(kind.startsWith('invitation-') ? 'invitation' : 'application', caseId);
  }
};
