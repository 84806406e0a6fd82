import { shownScore } from '#shared/domain/assess.ts';
import { type Caller, may } from '#shared/domain/authority.ts';
import type { Case } from '#shared/domain/case.ts';
import type { ScoreWord } from '#shared/i18n/code-name.ts';
import { scoreWordOf } from '#shared/i18n/code-name.ts';
import type { Deps } from '#shared/store/deps.ts';
import { judgeNow, managersView } from './judge-now.ts';
import { type SiteReason, siteReasons } from './site-reasons.ts';

export type CaseReasons = { word: ScoreWord; reasons: SiteReason[] };

/** How well the need of a case suits the house, as its managers may know it; null where it does not, or not now. */
export const caseReasons = async (
  deps: Deps,
  caller: Caller,
  { needId, spaceId, siteId }: Pick<Case, 'needId' | 'spaceId' | 'siteId'>,
): Promise<CaseReasons | null> => {
  if (!may.decideForSite(caller, { id: siteId, regionId: null })) return null;
  const [pair] = await judgeNow(deps, [{ needId, spaceId, siteId }]);
  const { match } = pair ? await managersView(deps)(pair) : { match: null };
  return match && { word: scoreWordOf(shownScore(match.score)), reasons: siteReasons(match.criteria) };
};
