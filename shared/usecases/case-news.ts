import type { CaseNoteKind, Note } from '#shared/domain/notification.ts';
import type { EventNews } from '#shared/mail/mail-input.ts';
import type { Deps } from '#shared/store/ports.ts';

export const caseNews = async (_deps: Deps, _note: Note & { kind: CaseNoteKind }): Promise<EventNews[]> => [];
