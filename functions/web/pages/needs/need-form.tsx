import type { Context } from 'hono';
import { Hono } from 'hono';
import type { Actor } from '#shared/domain/actor.ts';
import { type Need, type NeedBody, needBodySchema } from '#shared/domain/need.ts';
import { dayAt } from '#shared/domain/time-zone.ts';
import { AppError } from '#shared/errors.ts';
import { parseInput } from '#shared/parse-input.ts';
import { findActor } from '#shared/usecases/keep-actor.ts';
import { changeNeed, findNeed, moveNeed, registerNeed } from '#shared/usecases/keep-need.ts';
import { tryNeed } from '#shared/usecases/try-need.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { dropDraft, keepDraft } from '../../drafts.ts';
import { type FormAnswers, sentForm, textOf } from '../../form.ts';
import { once } from '../../once.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import { versionOf } from '../../version-of.ts';
import type { SignedIn, WebDeps, WebHono } from '../../web-deps.ts';
import { carriedSearch, carrying, OF_SEARCH, searchedAnswers } from './carried-search.ts';
import { draftOfNeed, draftOfNewNeed } from './drafts.ts';
import { answersOfNeed, firstNeedAnswers, withStep } from './need-answers.ts';
import { needName } from './need-facts.ts';
import { NeedFormPage } from './need-form-view.tsx';
import { LAST_STEP } from './need-steps.ts';
import { readNeed } from './read-need.ts';
import { replacing } from './replacing.ts';
import { trialOf } from './so-far.tsx';

/** The form of one need, new or stored: where it stands and what was typed before. */
type Job = {
  me: SignedIn;
  actor: Actor;
  need: Need | null;
  draft: string;
  address: string;
  /** The search it begins with while none of its pages is saved, else empty. */
  search: string;
  answers: FormAnswers;
  isKept: boolean;
  /** Another need that was begun and not posted: the first page that is saved takes its place. */
  replaces: boolean;
};

type Ctx = Context<WebHono>;

/** A search says enough for the last page. */
const stepIn = (c: Ctx, search = ''): number => {
  const step = Number(c.req.query('step') ?? (search === '' ? 1 : LAST_STEP));
  return Number.isInteger(step) && step >= 1 && step <= LAST_STEP ? step : 1;
};

const newJob = async (deps: WebDeps, c: Ctx, actorId: string): Promise<Job> => {
  const me = signedIn(c);
  const actor = await findActor(deps, me, actorId);
  const draft = draftOfNewNeed(actor.id);
  const kept = await deps.drafts.find(me.person.id, draft);
  const address = `/needs/new?actor=${actor.id}`;
  const job = { me, actor, need: null, draft, address };
  const search = carriedSearch(deps, c.var.view);
  const searched = search === '' || textOf(kept ?? {}, OF_SEARCH) === search ? null : searchedAnswers(deps, c.var.view);
  if (searched !== null) {
    const answers = { ...firstNeedAnswers(actor), ...searched, [OF_SEARCH]: [search] };
    return { ...job, search, answers, isKept: false, replaces: kept !== undefined };
  }
  return {
    ...job,
    search: '',
    answers: kept ?? firstNeedAnswers(actor),
    isKept: kept !== undefined,
    replaces: false,
  };
};

const changeJob = async (deps: WebDeps, c: Ctx, needId: string): Promise<Job> => {
  const me = signedIn(c);
  const need = await findNeed(deps, me, needId);
  const actor = await findActor(deps, me, need.actorId);
  const draft = draftOfNeed(need.id);
  const kept = await deps.drafts.find(me.person.id, draft);
  const stored = { ...answersOfNeed(need, deps.gazetteer, c.var.view.t.lang), version: [String(need.version)] };
  const address = `/needs/${need.id}/edit?`;
  const isKept = kept !== undefined;
  return { me, actor, need, draft, address, search: '', answers: kept ?? stored, isKept, replaces: false };
};

type Shown = {
  step: number;
  answers: FormAnswers;
  faults?: readonly FieldFault[];
  notice?: string;
  status?: 412 | 422;
};

/** The form's pages, each sent to itself: what is typed is kept before anything else is asked. */
const formOf = (deps: WebDeps) => {
  const read = (c: Ctx, job: Job, answers: FormAnswers) => {
    const today = dayAt(deps.now(), job.me.person.timeZone);
    return { today, read: readNeed({ answers, t: c.var.view.t, gazetteer: deps.gazetteer, today }) };
  };
  const page = async (c: Ctx, job: Job, { step, answers, faults = [], notice, status }: Shown) => {
    const { view } = c.var;
    const { t } = view;
    const { need, actor, me } = job;
    const { today, read: found } = read(c, job, answers);
    const trial = trialOf(found.said, textOf(answers, 'kind') === 'sessions' ? 'sessions' : 'stay', today);
    return show(
      c,
      <NeedFormPage
        view={view}
        title={need ? t.t('needForm.change', { need: needName(t, need) }) : t.t('needForm.new', { actor: actor.name })}
        actor={actor}
        addressOf={(to) => `${carrying(job.address, job.search)}${need ? '' : '&'}step=${to}`}
        step={step}
        isChange={need !== null}
        submit={t.t(need === null ? 'needForm.post' : isShelved(need) ? 'needForm.saveAndPost' : 'needForm.save')}
        discard={job.isKept ? `/needs/${need ? `${need.id}/edit` : 'new'}/discard?actor=${actor.id}` : null}
        notice={notice ?? (job.replaces ? t.t('needForm.replaces') : null)}
        answers={answers}
        faults={faults}
        read={found}
        tried={trial && (await tryNeed(deps, me, actor.id, trial))}
        gazetteer={deps.gazetteer}
        back={need ? `/needs/${need.id}` : '/needs'}
      />,
      status ?? 200,
    );
  };
  const open = (c: Ctx, job: Job) => {
    const { t } = c.var.view;
    const step = stepIn(c, job.search);
    const faults = step === LAST_STEP ? read(c, job, job.answers).read.faults : [];
    const notice = c.req.query('passed') === undefined ? {} : { notice: t.t('needForm.passed') };
    return page(c, job, { step, answers: job.answers, faults, ...notice });
  };
  /** Keeps what was sent; the page that follows, or null where the form is whole and may be saved. */
  const send = async (c: Ctx, job: Job): Promise<Response | FormAnswers> => {
    const step = stepIn(c);
    const sent = await sentForm(c);
    const answers = step === LAST_STEP ? job.answers : withStep(job.answers, step, sent);
    if (sent['draft'] || step < LAST_STEP) await keepDraft(deps, job.me, job.draft, answers);
    if (sent['draft']) return c.redirect('/needs?kept', 303);
    const { read: found } = read(c, job, answers);
    const faults = step === LAST_STEP ? found.faults : found.faultsOn(step);
    if (faults.length > 0) return page(c, job, { step, answers, faults, status: 422 });
    if (step === LAST_STEP) return answers;
    return c.redirect(`${job.address}${job.need ? '' : '&'}step=${step + 1}`, 303);
  };
  /** The need that the whole form describes. */
  const bodyOf = (c: Ctx, job: Job, answers: FormAnswers): NeedBody => {
    const { said } = read(c, job, answers).read;
    const { activities, people, areaM2, budget, when } = said;
    if (!activities || people === null || !areaM2 || !budget || !when)
      throw new AppError('malformed', 'This form is not whole. Open its page again.');
    return parseInput(needBodySchema, {
      ...{ activities, people, areaM2, budget, when },
      title: said.title,
      tenure: said.tenure ?? 'either',
      places: said.places ?? [],
      requires: said.requires ?? [],
      prefers: said.prefers ?? [],
      minimums: said.minimums ?? {},
      emits: said.emits ?? { noise: 0, dust: false, fumes: false, wet: false, flame: false },
      importance: said.importance ?? {},
    });
  };
  return { page, open, send, bodyOf };
};

/** What is not looked for now is posted again when it is changed. */
const isShelved = ({ state }: Need): boolean => state === 'draft' || state === 'expired';

/** A need of an actor, posted page by page. */
export const newNeedPage = (deps: WebDeps) => {
  const form = formOf(deps);
  return new Hono<WebHono>()
    .get('/needs/new', async (c) => {
      const actorId = c.req.query('actor') ?? onlyActorOf(signedIn(c));
      if (actorId === null) {
        const search = carriedSearch(deps, c.var.view);
        const isAnyones = signedIn(c).memberships.some(({ scope }) => scope.kind === 'actor');
        return c.redirect(carrying(search === '' || isAnyones ? '/needs' : '/actors/new', search), 303);
      }
      return form.open(c, await newJob(deps, c, actorId));
    })
    .post('/needs/new', async (c) => {
      const job = await newJob(deps, c, c.req.query('actor') ?? '');
      // Pressed twice: the draft of the first time is gone, its need is there.
      const isSentAgain = stepIn(c) === LAST_STEP && !job.isKept && job.search === '';
      const answers = isSentAgain ? job.answers : await form.send(c, job);
      if (answers instanceof Response) return answers;
      const made = await once(deps, c, (own) => registerNeed(own, job.me, job.actor.id, form.bodyOf(c, job, answers)));
      const need = await findNeed(deps, job.me, made.id);
      if (need.state === 'draft') await moveNeed(deps, job.me, need.id, need.version, 'open');
      if (!job.replaces) await dropDraft(deps, job.me, job.draft);
      return c.redirect(`/needs/${need.id}?posted`, 303);
    })
    .post('/needs/new/discard', async (c) => {
      const job = await newJob(deps, c, c.req.query('actor') ?? '');
      await dropDraft(deps, job.me, job.draft);
      return c.redirect('/needs?discarded', 303);
    });
};

const onlyActorOf = ({ memberships }: SignedIn): string | null => {
  const [first, ...others] = memberships.filter(({ scope }) => scope.kind === 'actor');
  return first && others.length === 0 ? first.scope.id : null;
};

/** A stored need in the same form. */
export const changeNeedPage = (deps: WebDeps) => {
  const form = formOf(deps);
  return new Hono<WebHono>()
    .get('/needs/:needId/edit', async (c) => form.open(c, await changeJob(deps, c, c.req.param('needId'))))
    .post('/needs/:needId/edit', async (c) => {
      const job = await changeJob(deps, c, c.req.param('needId'));
      const { me, need } = job;
      if (!need) throw new AppError('not_found', 'There is no such need.');
      const answers = await form.send(c, job);
      if (answers instanceof Response) return answers;
      try {
        const patch = replacing(need, form.bodyOf(c, job, answers));
        const changed = await changeNeed(deps, me, need.id, versionOf(answers), patch);
        if (isShelved(changed)) await moveNeed(deps, me, need.id, changed.version, 'open');
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'stale_version') throw error;
        // Somebody was faster: what was typed stays, over what is stored now.
        const over = { ...answers, version: [String(need.version)] };
        await keepDraft(deps, me, job.draft, over);
        const notice = c.var.view.t.t('needs.stale');
        return form.page(c, { ...job, isKept: true }, { step: LAST_STEP, answers: over, notice, status: 412 });
      }
      await dropDraft(deps, me, job.draft);
      return c.redirect(`/needs/${need.id}?saved`, 303);
    })
    .post('/needs/:needId/edit/discard', async (c) => {
      const job = await changeJob(deps, c, c.req.param('needId'));
      await dropDraft(deps, job.me, job.draft);
      return c.redirect(`/needs/${job.need?.id}`, 303);
    });
};
