import { type Context, Hono } from 'hono';
import type { Site } from '#shared/domain/site.ts';
import { spaceBodySchema } from '#shared/domain/space.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { parseInput } from '#shared/parse-input.ts';
import { ownSite } from '#shared/usecases/keep-site.ts';
import { createSpace } from '#shared/usecases/keep-space.ts';
import { notArchived } from '#shared/usecases/same-version.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { dropDraft, keepDraft } from '../../drafts.ts';
import { type FormAnswers, sentForm, textOf } from '../../form.ts';
import { formReader } from '../../form-reader.ts';
import { once } from '../../once.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { sitePath } from './next-steps.tsx';
import {
  readActivities,
  readAmenities,
  readAvailable,
  readModes,
  readNameAndKind,
  readSameHours,
  readSize,
  readTariffs,
  readTenure,
} from './read-space.ts';
import { FIRST_AMENITIES, SpaceQuestions } from './space-questions.tsx';

export const draftOfNewSpace = (siteId: string): string => `space:${siteId}`;

/** A room is listed with eight questions, and what nobody knows yet stays open. */
export const newSpacePage = (deps: WebDeps) => {
  const form = (c: Context<WebHono>, site: Site, answers: FormAnswers, faults: readonly FieldFault[] = []) =>
    show(
      c,
      <SpaceQuestions view={c.var.view} site={site} answers={answers} faults={faults} />,
      faults.length > 0 ? 422 : 200,
    );
  return new Hono<WebHono>()
    .get('/manage/sites/:siteId/spaces/new', async (c) => {
      const me = signedIn(c);
      const site = await ownSite(deps, me, c.req.param('siteId'));
      const kept = await deps.drafts.find(me.person.id, draftOfNewSpace(site.id));
      return form(c, site, kept ?? usualAnswers(site));
    })
    .post('/manage/sites/:siteId/spaces/new', async (c) => {
      const me = signedIn(c);
      const site = await ownSite(deps, me, c.req.param('siteId'));
      notArchived(site);
      const answers = await sentForm(c);
      const { body, faults } = readQuestions(answers, c.var.view.t);
      const isDraft = textOf(answers, 'draft') !== '';
      if (faults.length > 0) {
        const { draft: _, ...typed } = answers;
        await keepDraft(deps, me, draftOfNewSpace(site.id), typed);
        if (isDraft) return c.redirect(`${sitePath(site.id)}?kept`, 303); // unfinished, as was asked for
        return form(c, site, answers, faults);
      }
      const made = parseInput(spaceBodySchema, body);
      const space = await once(deps, c, (own) => createSpace(own, me, site.id, made));
      await dropDraft(deps, me, draftOfNewSpace(site.id));
      return c.redirect(isDraft ? `${sitePath(site.id)}?roomSaved` : `/manage/spaces/${space.id}/publish`, 303);
    });
};

const usualAnswers = ({ country }: Site): FormAnswers => ({ 'currency.0': [country === 'HU' ? 'HUF' : 'EUR'] });

const readQuestions = (answers: FormAnswers, t: Translator) => {
  const reader = formReader(answers, t);
  const form = { reader, answers, t };
  const body = {
    ...readNameAndKind(form),
    activities: readActivities(form),
    ...readSize(form),
    available: readAvailable(form),
    tariffs: readTariffs(form, 0),
    modes: readModes(form),
    hours: readSameHours(form),
    tenure: readTenure(form),
    amenities: readAmenities(form, FIRST_AMENITIES),
  };
  return { body, faults: reader.faults };
};
