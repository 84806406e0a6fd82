import { askDetailsOf } from '#shared/domain/ask-details.ts';
import { shownScore } from '#shared/domain/assess.ts';
import { figuresOf } from '#shared/domain/match-record.ts';
import { isCheaper, isSooner } from '#shared/domain/news.ts';
import { type CaseNoteKind, isSiteNote, type Note, type SiteNoteKind } from '#shared/domain/notification.ts';
import { pseudonymOf } from '#shared/domain/pseudonym.ts';
import { isBelow } from '#shared/domain/threshold.ts';
import { scoreWordOf } from '#shared/i18n/code-name.ts';
import type { GoneNews, MatchNews, NeedNews, News } from '#shared/mail/mail-input.ts';
import type { Deps } from '#shared/store/deps.ts';
import { caseNews } from './case-news.ts';
import { judgeNow, managersView, type PairNow } from './judge-now.ts';
import { mailedSpace } from './mailed-space.ts';
import { pageOf } from './page-of.ts';
import { siteNews } from './site-notes.ts';
import { siteReasons } from './site-reasons.ts';

/** Needs that a mail names of one summary; the list has them all. */
const MOST_NEEDS = 20;

/**
 * What a notification has to say at this moment, checked from the start: still a member or manager, still offered, still
 * open, still a match, still what was told. [] where nothing of it is left.
 */
export const newsOf = async (deps: Deps, note: Note, leastScore: number): Promise<News[]> => {
  if (!(await deps.memberships.find(note.personId, note.scope))) return [];
  if (note.kind === 'new-need') return needNews(deps, note, leastScore);
  if (note.kind === 'gone') return goneNews(deps, note);
  if (note.kind === 'new-match' || note.kind === 'cheaper' || note.kind === 'sooner')
    return matchNews(deps, note, note.kind, leastScore);
  if (isSiteNote(note.kind)) return siteNews(deps, note as Note & { kind: SiteNoteKind });
  return caseNews(deps, note as Note & { kind: CaseNoteKind });
};

const pairsOf = async (deps: Deps, { needIds, spaceId, siteId }: Note): Promise<PairNow[]> =>
  spaceId === null || siteId === null
    ? []
    : judgeNow(
        deps,
        needIds.map((needId) => ({ needId, spaceId, siteId })),
      );

const matchNews = async (deps: Deps, note: Note, kind: MatchNews['kind'], leastScore: number): Promise<MatchNews[]> => {
  const [[now], about] = await Promise.all([pairsOf(deps, note), mailedSpace(deps, note)]);
  if (!now?.need || !now.offer || !about || now.standing.match === null) return [];
  const { need, offer, eurPerHuf } = now;
  const { match } = now.standing;
  const figures = figuresOf(match);
  const { before } = note;
  if (isBelow(figures.score, leastScore, 'member')) return [];
  if (kind === 'cheaper' && !(before && isCheaper(figures, before))) return [];
  if (kind === 'sooner' && !(before && isSooner(figures, before))) return [];
  const record = await deps.matches.find({ needId: need.id, spaceId: offer.id });
  if (record?.marks[need.actorId] === 'hide') return [];
  return [
    {
      kind,
      need: { id: need.id, title: need.title, activities: need.activities },
      space: about,
      score: figures.score,
      offeredAreaM2: match.offeredAreaM2,
      cost: match.cost && { cents: match.cost.cents, unit: match.cost.unit },
      start: match.start,
      told: before && { costCents: before.costCents, start: before.start },
      criteria: match.criteria,
      toConfirm: match.toConfirm,
      ask: askDetailsOf(need, offer.space),
      purse: { currency: need.budget.currency, eurPerHuf },
      item: pageOf.match(need.id, offer.id),
    },
  ];
};

const goneNews = async (deps: Deps, note: Note): Promise<GoneNews[]> => {
  const [now] = await pairsOf(deps, note);
  if (!now?.need || now.standing.match !== null || now.standing.because === 'need-closed') return [];
  const space = await mailedSpace(deps, note);
  if (!space) return [];
  const { id, title, activities } = now.need;
  return [
    {
      kind: 'gone',
      because: now.standing.because,
      need: { id, title, activities },
      space,
      item: pageOf.need(id),
    },
  ];
};

const needNews = async (deps: Deps, note: Note, leastScore: number): Promise<NeedNews[]> => {
  if (note.siteId === null) return [];
  const [pairs, about, secret] = await Promise.all([
    pairsOf(deps, note),
    mailedSpace(deps, note),
    deps.sites.secret(note.siteId),
  ]);
  const seenByManagers = managersView(deps);
  const news = pairs.map(async (now): Promise<NeedNews[]> => {
    const { match } = await seenByManagers(now);
    const { need, actor } = now;
    if (!need || !actor || !about || !match) return [];
    const score = shownScore(match.score);
    if (isBelow(score, leastScore, 'manager')) return [];
    return [
      {
        kind: 'new-need',
        because: note.because === 'published' ? 'published' : 'new',
        space: about,
        spaceId: note.spaceId ?? '',
        pseudonym: pseudonymOf(secret, need.id),
        word: scoreWordOf(score),
        sector: actor.sector,
        actorKind: actor.kind,
        disciplines: [...actor.disciplines].sort(), // the order of somebody's codes could be known again
        activities: [...need.activities].sort(),
        requires: [...need.requires].sort(),
        tenure: need.tenure,
        reasons: siteReasons(match.criteria),
        item: pageOf.suitors(note.spaceId ?? ''),
      },
    ];
  });
  return (await Promise.all(news)).flat().slice(0, MOST_NEEDS);
};
