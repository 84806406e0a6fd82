import { type CountedCriterion, SITE_CRITERIA, type SiteCriterion } from '#shared/domain/criterion.ts';
import { type FitWord, fitWordOf } from '#shared/i18n/code-name.ts';

const MOST_REASONS = 3;
const FITS: readonly FitWord[] = ['very-well', 'well', 'just', 'hardly'];
export type SiteReason = { code: Exclude<SiteCriterion, 'local'>; fit: FitWord };

/**
 * Why a need suits the house, in words: of the site's criteria only, and none that speaks of where the actor lives. In
 * the order of the words, then of the criteria, so that the order tells no figure.
 */
export const siteReasons = (criteria: readonly CountedCriterion[]): SiteReason[] =>
  criteria
    .flatMap(({ side, code, d }) =>
      side === 'site' && code !== 'local' ? [{ code: code as SiteReason['code'], fit: fitWordOf(d) }] : [],
    )
    .sort(
      (a, b) =>
        FITS.indexOf(a.fit) - FITS.indexOf(b.fit) || SITE_CRITERIA.indexOf(a.code) - SITE_CRITERIA.indexOf(b.code),
    )
    .slice(0, MOST_REASONS);
