import { type Context, Hono } from 'hono';
import { may } from '#shared/domain/authority.ts';
import { exchangeBodySchema, type Region, regionBodySchema } from '#shared/domain/region.ts';
import { dayAt } from '#shared/domain/time-zone.ts';
import { notFound } from '#shared/errors.ts';
import { parseInput } from '#shared/parse-input.ts';
import { changeRegion, createRegion, setExchange } from '#shared/usecases/keep-region.ts';
import { regionsOf } from '#shared/usecases/oversee-regions.ts';
import { type FormAnswers, sentForm } from '../../form.ts';
import { formReader } from '../../form-reader.ts';
import { once } from '../../once.ts';
import { show } from '../../show.ts';
import { versionOf } from '../../version-of.ts';
import type { SignedIn, WebDeps, WebHono } from '../../web-deps.ts';
import { coordinating } from './coordination-frame.tsx';
import { readRegion } from './region-form.tsx';
import { type RegionsForms, RegionsPage } from './regions-view.tsx';

const MOST_HUF = 100_000;

/** The regions one coordinates; coordinators of all make and rename them, and set what a forint is worth. */
export const regionsPages = (deps: WebDeps) => {
  const page = async (c: Context<WebHono>, forms: RegionsForms = {}) => {
    const caller = coordinating(c);
    const [{ items }, exchange] = await Promise.all([regionsOf(deps, caller), deps.service.exchange()]);
    const regions = items.sort((a, b) => a.name.localeCompare(b.name));
    const faulty = forms.region !== undefined || forms.exchange !== undefined;
    return show(
      c,
      <RegionsPage view={c.var.view} regions={regions} exchange={exchange} forms={forms} />,
      faulty ? 422 : 200,
    );
  };
  const ofAll = (c: Context<WebHono>): SignedIn => {
    const caller = coordinating(c);
    if (!may.keepRegions(caller)) throw notFound('page');
    return caller;
  };

  return new Hono<WebHono>()
    .get('/coordination/regions', (c) => page(c))
    .post('/coordination/regions', async (c) => {
      const caller = ofAll(c);
      const answers = await sentForm(c);
      const { body, faults } = readRegion(answers, c.var.view, null);
      if (body === null) return page(c, { region: { answers, faults } });
      const made = parseInput(regionBodySchema, body);
      const { id } = await once<Region>(deps, c, (own) => createRegion(own, caller, made));
      return c.redirect(`/coordination/regions/${id}?saved`, 303);
    })
    .post('/coordination/exchange', async (c) => {
      const caller = ofAll(c);
      const answers = await sentForm(c);
      const read = readExchange(answers, c, dayAt(deps.now(), caller.person.timeZone ?? 'UTC'));
      if (read.patch === null) return page(c, { exchange: { answers, faults: read.faults } });
      await setExchange(deps, caller, versionOf(answers), exchangeBodySchema, read.patch);
      return c.redirect('/coordination/regions?saved', 303);
    })
    .post('/coordination/regions/:regionId', async (c) => {
      const caller = ofAll(c);
      const answers = await sentForm(c);
      const region = await deps.regions.find(c.req.param('regionId'));
      if (!region) throw notFound('region');
      const { body, faults } = readRegion(answers, c.var.view, region);
      if (body === null) return page(c, { region: { answers, faults, of: region } });
      await changeRegion(deps, caller, region.id, versionOf(answers), body);
      return c.redirect(`/coordination/regions/${region.id}?saved`, 303);
    });
};

/** People know what a euro costs in forint; the rule reads what a forint is in euro. */
const readExchange = (answers: FormAnswers, c: Context<WebHono>, today: string) => {
  const { t } = c.var.view;
  const form = formReader(answers, t);
  const rate = { name: 'rate', label: t.t('regions.rate') };
  const day = { name: 'asOf', label: t.t('regions.asOf') };
  const hufPerEur = form.needed(rate, form.number({ ...rate, least: 1, most: MOST_HUF }));
  const asOf = form.needed(day, form.day(day));
  if (asOf !== null && asOf > today) form.wrong('asOf', t.t('regions.later', { given: t.day(asOf) }));
  const patch =
    hufPerEur === null || asOf === null || form.faults.length > 0
      ? null
      : { eurPerHuf: Number((1 / hufPerEur).toFixed(9)), asOf };
  return { patch, faults: form.faults };
};
