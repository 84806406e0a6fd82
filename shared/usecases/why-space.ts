import { type Assessment, assess, shownScore, whyNot } from '#shared/domain/assess.ts';
import type { Caller } from '#shared/domain/authority.ts';
import { candidatesOf } from '#shared/domain/candidates.ts';
import { matchIdOf } from '#shared/domain/match-id.ts';
import type { Mark } from '#shared/domain/match-record.ts';
import type { Person } from '#shared/domain/person.ts';
import { type Frequency, frequencyOf } from '#shared/domain/settings.ts';
import { isBelow } from '#shared/domain/threshold.ts';
import { notFound } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import { type About, aboutOf } from './about-space.ts';
import { findNeed } from './keep-need.ts';
import { findSpace } from './keep-space.ts';

/** What keeps a match out of the caller's mail: the need's state, a mark, the least score, the setting. */
export const KEPT_FROM_MAIL = ['need-not-open', 'hidden', 'under-score', 'off'] as const;
type KeptFromMail = (typeof KEPT_FROM_MAIL)[number];

export type Why = {
  matchId: string;
  spaceId: string;
  siteId: string;
  about: About;
  fits: boolean;
  shown: number | null;
  match: (Assessment & { fits: true })['match'] | null;
  gaps: ReturnType<typeof whyNot>;
  near: (Assessment & { fits: false })['near'];
  toConfirm: Assessment['toConfirm'];
  mark: Mark | null;
  mail: { setting: Frequency | 'off'; leastScore: number; keptBy: KeptFromMail[] } | null; // null: there is no match
};

/** Why this space suits the need, or which constraint, threshold or setting keeps it away, by what the base table says now. */
export const whySpace = async (
  deps: Deps,
  caller: Caller & { person: Person },
  needId: string,
  spaceId: string,
): Promise<Why> => {
  const need = await findNeed(deps, caller, needId);
  const { space, site } = await findSpace(deps, caller, spaceId);
  const [actor, entry, { eurPerHuf }, record, settings] = await Promise.all([
    deps.actors.find(need.actorId),
    deps.spaceIndex.read(space.siteId),
    deps.service.exchange(),
    deps.matches.find({ needId, spaceId }),
    deps.settings.find(caller.person.id),
  ]);
  const candidate = entry && candidatesOf(entry, deps.now()).find(({ id }) => id === spaceId);
  if (!actor || !entry || !candidate) throw notFound('space'); // paused, or its site is not verified: it takes no part
  const ctx = { today: candidate.today, eurPerHuf };
  const assessment = assess(need, actor, candidate.space, candidate.site, ctx);
  const mark = record?.marks[need.actorId] ?? null;
  const common = {
    matchId: matchIdOf([needId], [spaceId]),
    spaceId,
    siteId: space.siteId,
    about: aboutOf(site, space),
    mark,
    toConfirm: assessment.toConfirm,
  };
  if (!assessment.fits) {
    const gaps = whyNot(need, actor, candidate.space, candidate.site, ctx);
    return { ...common, fits: false, shown: null, match: null, gaps, near: assessment.near, mail: null };
  }
  const shown = shownScore(assessment.match.score);
  const setting = frequencyOf(settings, 'new-match', 'member');
  const { leastScore } = settings;
  const holds: Record<KeptFromMail, boolean> = {
    'need-not-open': need.state !== 'open',
    hidden: mark === 'hide',
    'under-score': isBelow(shown, leastScore, 'member'),
    off: setting === 'off',
  };
  const keptBy = KEPT_FROM_MAIL.filter((code) => holds[code]);
  const mail = { setting, leastScore, keptBy };
  return { ...common, fits: true, shown, match: assessment.match, gaps: [], near: null, mail };
};
