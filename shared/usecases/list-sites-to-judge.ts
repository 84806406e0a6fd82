import { type Caller, may } from '#shared/domain/authority.ts';
import type { Site, SiteState } from '#shared/domain/site.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { At, Page } from '#shared/store/ports.ts';
import { filledPage } from './filled-page.ts';

/** Sites in a state on which the caller decides: not those of other regions, nor those only managed. */
export const listSitesToJudge = (deps: Deps, caller: Caller, state: SiteState, at: At): Promise<Page<Site>> =>
  filledPage(
    (where) => deps.sites.listByState(state, where),
    (site) => may.judgeSite(caller, site),
    at,
  );
