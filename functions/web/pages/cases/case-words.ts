import type { Need } from '#shared/domain/need.ts';
import { dayAt } from '#shared/domain/time-zone.ts';
import { codeNames } from '#shared/i18n/code-name.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { ShownApplication, ShownInvitation } from '#shared/usecases/show-case.ts';

export type ShownCase =
  | { kind: 'application'; shown: ShownApplication }
  | { kind: 'invitation'; shown: ShownInvitation };

/** The title somebody gave a need, or what it is for. */
export const needName = (t: Translator, need: Pick<Need, 'title' | 'activities'>): string =>
  need.title ?? t.list(codeNames(t, 'activity', need.activities));

/** The room of a case and the house it is in. */
export const roomName = (t: Translator, { space, site }: ShownCase['shown']): string =>
  [space?.name ?? t.t('cases.spaceGone'), site?.name].filter(Boolean).join(', ');

export const caseTitle = (t: Translator, { kind, shown }: ShownCase): string =>
  t.t(`event.${kind}-received`, { space: shown.space?.name ?? t.t('cases.spaceGone') });

/** Who stands on the other side, as the reader may know it. */
export const otherSide = (t: Translator, { kind, shown }: ShownCase): string => {
  if (shown.side === 'actor') return shown.site?.name ?? t.t('cases.spaceGone');
  if (shown.actor) return shown.actor.name;
  const pseudonym = kind === 'invitation' ? shown.pseudonym : null;
  return pseudonym === null ? t.t('cases.hidden') : t.t('need.pseudonym', { pseudonym: shortPseudonym(pseudonym) });
};

/** As it is shown to people: the whole is long, and its beginning tells needs apart. */
export const shortPseudonym = (pseudonym: string): string => pseudonym.slice(0, 4).toUpperCase();

/** The last day on which an answer can come, at the house. */
const answerDay = ({ kind, shown }: ShownCase): string =>
  kind === 'invitation' ? shown.answerBy : dayAt(new Date(shown.expiresAt), shown.site?.timeZone ?? 'UTC');

/** Whose move it is, in a sentence; null where nothing is awaited. */
export const awaited = (t: Translator, each: ShownCase): string | null => {
  const { kind, shown } = each;
  const isMember = shown.side === 'actor';
  if (shown.state === 'sent') {
    const isMine = (kind === 'invitation') === isMember;
    return t.t(isMine ? 'cases.awaitYou' : isMember ? 'cases.awaitHouse' : 'cases.awaitActor', {
      day: t.day(answerDay(each)),
    });
  }
  return kind === 'application' && isMember && shown.asksPlaced && shown.moves.includes('placed')
    ? t.t('cases.awaitPlaced')
    : null;
};
