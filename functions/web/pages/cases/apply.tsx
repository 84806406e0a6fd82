import { type Context, Hono } from 'hono';
import { applicationBodySchema } from '#shared/domain/application.ts';
import type { Need } from '#shared/domain/need.ts';
import { AppError, notFound } from '#shared/errors.ts';
import { parseInput } from '#shared/parse-input.ts';
import { applyForSpace } from '#shared/usecases/apply-for-space.ts';
import { findSpace } from '#shared/usecases/keep-space.ts';
import { findOpenApplication } from '#shared/usecases/open-application.ts';
import { listOwnNeeds } from '#shared/usecases/own-needs.ts';
import type { ShownApplication } from '#shared/usecases/show-case.ts';
import { type Why, whySpace } from '#shared/usecases/why-space.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { dropDraft, keepDraft } from '../../drafts.ts';
import { type FormAnswers, sentForm, textOf } from '../../form.ts';
import { formReader } from '../../form-reader.ts';
import { once } from '../../once.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import type { SignedIn, WebDeps, WebHono } from '../../web-deps.ts';
import { ApplyPage } from './apply-view.tsx';
import { CannotApplyPage } from './cannot-apply.tsx';
import { ChooseNeedPage } from './choose-need.tsx';
import { draftOfLetter, letterIn } from './letter-drafts.ts';

const MOST_LETTER = 4000;
const MOST_LINKS = 5;
const MOST_QUESTIONS = 40;
const MOST_CHARACTERS_ASKED = 200;
/** Needs that the choice judges against the room, one by one. */
const MOST_CHOICES = 20;

/** Asks a house for a room, for one of one's needs. */
export const applyPage = (deps: WebDeps) => {
  /** What keeps this need from this room is said instead of a form. */
  const withNeed = async (c: Context<WebHono>, caller: SignedIn, spaceId: string, need: Need, sent?: Sent) => {
    const { view } = c.var;
    const [{ space, site }, why, open, { eurPerHuf }, kept] = await Promise.all([
      findSpace(deps, caller, spaceId),
      whyOrNothing(deps, caller, need.id, spaceId),
      findOpenApplication(deps, caller, need.id, spaceId),
      deps.service.exchange(),
      deps.drafts.find(caller.person.id, draftOfLetter(spaceId, need.id)),
    ]);
    const about = { view, space, site, need };
    if (open !== null) return show(c, <CannotApplyPage {...about} because={{ kind: 'already', id: open }} />);
    if (need.state !== 'open') return show(c, <CannotApplyPage {...about} because={{ kind: 'closed' }} />);
    if (why === null) return show(c, <CannotApplyPage {...about} because={{ kind: 'not-offered' }} />);
    if (!why.fits) return show(c, <CannotApplyPage {...about} because={{ kind: 'misfit', why, eurPerHuf }} />);
    const answers = sent?.answers ?? withQuestions(kept, questionsOf(c));
    const isKept = kept !== undefined || sent !== undefined;
    return show(
      c,
      <ApplyPage {...about} why={why} answers={answers} faults={sent?.faults ?? []} isKept={isKept} />,
      sent ? 422 : 200,
    );
  };

  const questionsOf = (c: Context<WebHono>): string => {
    const asked = (c.req.queries('ask') ?? [])
      .map((text) => text.replace(/\s+/g, ' ').trim().slice(0, MOST_CHARACTERS_ASKED))
      .filter((text) => text !== '')
      .slice(0, MOST_QUESTIONS);
    if (asked.length === 0) return '';
    return `${c.var.view.t.t('apply.questions')}\n${asked.map((text) => `– ${text}`).join('\n')}`;
  };

  return new Hono<WebHono>()
    .get('/spaces/:spaceId/apply', async (c) => {
      const caller = signedIn(c);
      const { view } = c.var;
      const spaceId = c.req.param('spaceId');
      const { space, site } = await findSpace(deps, caller, spaceId);
      const needs = await listOwnNeeds(deps, caller);
      const asked = c.req.query('need');
      const chosen = needs.find(({ id }) => id === asked);
      if (asked && !chosen) throw notFound('need');
      const open = needs.filter(({ state }) => state === 'open').slice(0, MOST_CHOICES);
      const [only] = open;
      if (chosen) return withNeed(c, caller, spaceId, chosen);
      if (only && open.length === 1) return withNeed(c, caller, spaceId, only);
      if (!only) {
        const kind = needs.length === 0 ? 'no-need' : 'none-open';
        return show(c, <CannotApplyPage view={view} space={space} site={site} need={null} because={{ kind }} />);
      }
      const { eurPerHuf } = await deps.service.exchange();
      const choices = await Promise.all(
        open.map(async (need) => ({ need, why: await whyOrNothing(deps, caller, need.id, spaceId) })),
      );
      return show(
        c,
        <ChooseNeedPage
          view={view}
          space={space}
          site={site}
          choices={choices}
          asked={c.req.queries('ask') ?? []}
          eurPerHuf={eurPerHuf}
        />,
      );
    })
    .post('/spaces/:spaceId/apply', async (c) => {
      const caller = signedIn(c);
      const spaceId = c.req.param('spaceId');
      await findSpace(deps, caller, spaceId);
      const answers = await sentForm(c);
      const need = (await listOwnNeeds(deps, caller)).find(({ id }) => id === textOf(answers, 'need'));
      if (!need) throw notFound('need');
      const draft = draftOfLetter(spaceId, need.id);
      const keep = () => keepDraft(deps, caller, draft, letterIn(answers));
      if (textOf(answers, 'draft') !== '') {
        await keep();
        return c.redirect(`/spaces/${spaceId}/apply?need=${need.id}&kept`, 303);
      }
      const read = readLetter(c, answers);
      if (!read.ok) await keep();
      if (!read.ok) return withNeed(c, caller, spaceId, need, { answers, faults: read.faults });
      try {
        const body = parseInput(applicationBodySchema, { spaceId, letter: read.letter, links: read.links });
        const made: ShownApplication = await once(deps, c, (own) => applyForSpace(own, caller, need.id, body));
        await dropDraft(deps, caller, draft);
        return c.redirect(`/applications/${made.id}?sent`, 303);
      } catch (error) {
        const isRefused = error instanceof AppError && ['already_exists', 'invalid_input'].includes(error.code);
        if (!isRefused) throw error;
        await keep();
        return withNeed(c, caller, spaceId, need, { answers, faults: [] }); // what is in the way now is said
      }
    })
    .post('/spaces/:spaceId/apply/discard', async (c) => {
      const caller = signedIn(c);
      const spaceId = c.req.param('spaceId');
      const needId = textOf(await sentForm(c), 'need');
      await findSpace(deps, caller, spaceId);
      if (!(await listOwnNeeds(deps, caller)).some(({ id }) => id === needId)) throw notFound('need');
      await dropDraft(deps, caller, draftOfLetter(spaceId, needId));
      return c.redirect(`/spaces/${spaceId}/apply?need=${needId}&discarded`, 303);
    });
};

/** The letter as it was begun; questions ticked since are added to it. */
const withQuestions = (kept: FormAnswers | undefined, questions: string): FormAnswers => {
  const begun = kept ? textOf(kept, 'letter') : '';
  if (!kept || begun === '') return { ...kept, letter: [questions] };
  return begun.includes(questions) ? kept : { ...kept, letter: [`${begun}\n\n${questions}`] };
};

type Sent = { answers: FormAnswers; faults: readonly FieldFault[] };

const whyOrNothing = async (deps: WebDeps, caller: SignedIn, needId: string, spaceId: string): Promise<Why | null> => {
  try {
    return await whySpace(deps, caller, needId, spaceId);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
};

const readLetter = (c: Context<WebHono>, answers: FormAnswers) => {
  const { t } = c.var.view;
  const form = formReader(answers, t);
  const of = { name: 'letter', label: t.t('apply.letter'), most: MOST_LETTER };
  const letter = form.needed(of, form.text(of));
  const links = textOf(answers, 'links')
    .split(/\s+/)
    .filter((link) => link !== '');
  if (links.length > MOST_LINKS)
    form.wrong('links', t.t('apply.linksMany', { given: t.number(links.length), most: t.number(MOST_LINKS) }));
  const odd = links.find((link) => !applicationBodySchema.shape.links.safeParse([link]).success);
  if (odd !== undefined) form.wrong('links', t.t('apply.linksFault', { given: odd }));
  return letter !== null && form.faults.length === 0
    ? { ok: true as const, letter, links }
    : { ok: false as const, faults: form.faults };
};
