import { type Context, Hono } from 'hono';
import type { Region } from '#shared/domain/region.ts';
import type { Site } from '#shared/domain/site.ts';
import { AppError } from '#shared/errors.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { changeSite, isMoved, ownSite } from '#shared/usecases/keep-site.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { baseOf, mergedAnswers } from '../../changed-meanwhile.ts';
import { faultsOf } from '../../faults-of.ts';
import { type FormAnswers, sentForm, textOf } from '../../form.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import { versionOf } from '../../version-of.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { sitePath } from './next-steps.tsx';
import { readSitePatch } from './read-site-patch.ts';
import { answersOfSite } from './site-answers.ts';
import { SiteForm, type SiteFormProps } from './site-form.tsx';
import { siteGroups } from './site-groups.ts';

/** What is known of a house, changed by those who manage it. */
export const editSitePage = (deps: WebDeps) => {
  type Shown = Pick<SiteFormProps, 'site' | 'regions' | 'answers'> & Partial<SiteFormProps>;
  const form = (c: Context<WebHono>, shown: Shown, status = 200) =>
    show(c, <SiteForm faults={[]} view={c.var.view} {...shown} />, status as 200);
  return new Hono<WebHono>()
    .get('/manage/sites/:siteId/edit', async (c) => {
      const { t } = c.var.view;
      const site = await ownSite(deps, signedIn(c), c.req.param('siteId'));
      const regions = await regionsFor(deps, site, t);
      return form(c, { site, regions, answers: opened(site, t, regions) });
    })
    .post('/manage/sites/:siteId/edit', async (c) => {
      const { t } = c.var.view;
      const me = signedIn(c);
      const site = await ownSite(deps, me, c.req.param('siteId'));
      const regions = await regionsFor(deps, site, t);
      const answers = await sentForm(c);
      const again = (faults: readonly FieldFault[], more: Partial<SiteFormProps> = {}) =>
        form(c, { site, regions, answers, faults, ...more }, 422);
      const overtaken = (now: Site) => {
        const stored = opened(now, t, regions);
        const { answers: merged, changed } = mergedAnswers(answers, stored, siteGroups(t, regions));
        const { version = [], base = [] } = stored;
        return form(c, { site: now, regions, answers: { ...merged, version, base }, changed, stored }, 412);
      };
      if (versionOf(answers) !== site.version) return overtaken(site);
      const { patch, reader } = readSitePatch({ answers, t, site, regions, gazetteer: deps.gazetteer });
      if (reader.faults.length > 0) return again(reader.faults);
      if (site.state === 'verified' && isMoved(site, patch) && textOf(answers, 'moves') === '')
        return again([{ name: 'moves', text: t.t('siteForm.movesFault') }], { asksMove: true });
      try {
        const changed = await changeSite(deps, me, site.id, versionOf(answers), patch);
        return c.redirect(`${sitePath(site.id)}?${changed.state === site.state ? 'saved' : 'moved'}`, 303);
      } catch (error) {
        if (error instanceof AppError && error.code === 'stale_version')
          return overtaken(await ownSite(deps, me, site.id));
        return again(faultsOf(error, t, fieldsOf(t)));
      }
    });
};

const MOST_REGIONS = 100;

/** Regions to choose from, by name, and always the house's own. */
const regionsFor = async (deps: WebDeps, { regionId }: Site, t: Translator): Promise<Region[]> => {
  const { items } = await deps.regions.list({ limit: MOST_REGIONS });
  const own = regionId === null || items.some(({ id }) => id === regionId) ? null : await deps.regions.find(regionId);
  return [...items, ...(own ? [own] : [])].sort((a, b) => a.name.localeCompare(b.name, t.lang));
};

/** The form as it opens: with the version over which it writes, and what it began from. */
const opened = (site: Site, t: Translator, regions: readonly Region[]): FormAnswers => {
  const answers = answersOfSite(site, t);
  return { ...answers, version: [String(site.version)], base: [baseOf(answers, siteGroups(t, regions))] };
};

/** Rules that only the house's own schema knows, by the field in which they can be mended. */
const fieldsOf = (t: Translator) => ({
  name: { name: 'name', label: t.t('siteForm.name') },
  year: { name: 'year', label: t.t('house.year') },
  address: { name: 'address', label: t.t('house.address') },
  town: { name: 'place', label: t.t('siteForm.town') },
  operator: { name: 'operator', label: t.t('house.operator') },
  'contact.mail': { name: 'mail', label: t.t('siteForm.mail') },
  'contact.phone': { name: 'phone', label: t.t('siteForm.phone') },
  'contact.website': { name: 'website', label: t.t('siteForm.website') },
  links: { name: 'link.title.0', label: t.t('house.sources') },
  story: { name: 'story', label: t.t('house.story') },
  formerUse: { name: 'formerUse', label: t.t('house.formerUse') },
  opening: { name: 'opening', label: t.t('house.opening') },
  transport: { name: 'transport', label: t.t('house.transport') },
  houseRules: { name: 'houseRules', label: t.t('house.rules') },
  protectionForbids: { name: 'protectionForbids', label: t.t('siteForm.forbids') },
  hazards: { name: 'hazards', label: t.t('siteForm.hazards') },
  regionId: { name: 'region', label: t.t('coordination.region') },
});
