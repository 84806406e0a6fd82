import type { CostUnit } from '#shared/domain/cost.ts';
import { dayNumber, isoDay } from '#shared/domain/day.ts';
import type { CaseNoteKind } from '#shared/domain/notification.ts';
import { scoreWordOf } from '#shared/i18n/code-name.ts';
import { price } from '#shared/i18n/price.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { needLabel, spaceLabel } from '#shared/mail/mailed-names.ts';
import type { NamedNote } from '#shared/usecases/named-notes.ts';
import { shortPseudonym } from '../cases/case-words.ts';

export type Sentences = { heading: string; lines: string[] };

const UNITS: readonly string[] = ['30-days', 'stay', 'session'] satisfies CostUnit[];
const isUnit = (unit: string | null): unit is CostUnit => unit !== null && UNITS.includes(unit);
const MOST_PSEUDONYMS = 6;

/** What somebody is told, in sentences: the same words as in the mail about it. */
export const noteSentences = (t: Translator, named: NamedNote, eurPerHuf: number): Sentences => {
  const { note, need } = named;
  const space = named.space ? spaceLabel(named.space) : t.t('cases.spaceGone');
  const forNeed = need ? [t.t('detail.need', { need: needLabel(t, need) })] : [];
  const sample = note.notAnOffer ? [t.t('match.sample')] : [];
  switch (note.kind) {
    case 'new-match':
    case 'cheaper':
    case 'sooner':
      return {
        heading: matchHeading(t, named, space),
        lines: [...changeOf(t, named, eurPerHuf), ...forNeed, ...sample],
      };
    case 'gone': {
      const because =
        note.because === 'withdrawn' || !need
          ? t.t('gone.withdrawn')
          : t.t('gone.unmatched', { need: needLabel(t, need) });
      return { heading: t.t('gone.heading', { space }), lines: [because, ...sample] };
    }
    case 'new-need':
      return {
        heading: t.t(note.because === 'published' ? 'need.published' : 'need.heading', { space }),
        lines: [...suitorsOf(t, named), ...sample],
      };
    case 'site-verified':
    case 'site-returned':
      return {
        heading: t.t(`decision.${note.kind}`, { house: named.from ?? t.t('cases.hidden') }),
        lines: [
          t.t(`decisionText.${note.kind}`),
          ...(named.reason === null ? [] : [t.t('manage.next.returned', { because: named.reason })]),
          ...sample,
        ],
      };
    default:
      return {
        heading: t.t(`event.${note.kind}`, { space }),
        lines: [...eventLines(t, named, note.kind), ...forNeed, ...sample],
      };
  }
};

const matchHeading = (t: Translator, { note }: NamedNote, space: string): string => {
  const word = note.told && t.t(`score.${scoreWordOf(note.told.score)}`);
  if (note.kind === 'cheaper') return t.t('inbox.cheaper', { space });
  if (note.kind === 'sooner') return t.t('inbox.sooner', { space });
  return word === null ? t.t('inbox.match', { space }) : t.t('inbox.matchWord', { space, word });
};

/** The figures that were told, and what they were before. */
const changeOf = (t: Translator, { note, currency }: NamedNote, eurPerHuf: number): string[] => {
  const { told, before, kind } = note;
  if (!told) return [];
  const costOf = ({ costCents, costUnit }: NonNullable<typeof told>): string | null =>
    costCents === null || !isUnit(costUnit) ? null : price(t, costCents, costUnit, { currency, eurPerHuf });
  const now = costOf(told);
  const was = before && costOf(before);
  if (kind === 'cheaper' && now && was) return [t.t('match.cheaper', { now, before: was })];
  if (kind === 'sooner' && before)
    return [t.t('match.sooner', { now: t.day(told.start), before: t.day(before.start) })];
  return [t.t('inbox.figures', { price: now ?? t.t('price.ask'), day: t.day(told.start) })];
};

const suitorsOf = (t: Translator, { note }: NamedNote): string[] => {
  const names = note.pseudonyms.slice(0, MOST_PSEUDONYMS).map(shortPseudonym);
  if (names.length === 0) return [];
  return [note.pseudonyms.length > names.length ? `${names.join(', ')} …` : t.list(names)];
};

const eventLines = (t: Translator, { note, from }: NamedNote, kind: CaseNoteKind): string[] => {
  const said = t.t(`eventText.${kind}`, { from: from ?? t.t('cases.hidden') });
  const { period } = note;
  if (period === null) return [said];
  const last = t.day(isoDay(dayNumber(period.until) - 1)); // until is the day after
  return [said, t.t('detail.period', { first: t.day(period.from), last })];
};
