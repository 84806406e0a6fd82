import { Hono } from 'hono';
import { actorBodySchema } from '#shared/domain/actor.ts';
import { AppError } from '#shared/errors.ts';
import { parseInput } from '#shared/parse-input.ts';
import { changeActor, createActor, findActor } from '#shared/usecases/keep-actor.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { FormEnd, KeptHint } from '#shared/web/form-end.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { FaultSummary, Notice } from '#shared/web/notice.tsx';
import { PostForm } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';
import { dropDraft, keepDraft } from '../../drafts.ts';
import { faultsOf } from '../../faults-of.ts';
import { type FormAnswers, sentForm, textOf } from '../../form.ts';
import { once } from '../../once.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import { versionOf } from '../../version-of.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { actorFieldNames, answersOfActor, firstActorAnswers, readActor } from './actor-answers.ts';
import { ActorFields } from './actor-fields.tsx';
import { carriedSearch, carrying } from './carried-search.ts';
import { draftOfNewActor } from './drafts.ts';

type Props = {
  view: View;
  title: string;
  action: string;
  answers: FormAnswers;
  faults?: readonly FieldFault[];
  isNew?: boolean;
  isStale?: boolean;
  /** A search that becomes a need once one has said who one is. */
  search?: string;
};

const ActorFormPage = ({ view, title, action, answers, faults = [], isNew, isStale, search = '' }: Props) => {
  const { t } = view;
  return (
    <Layout view={view} title={title} isPrivate scripts={['places.js']}>
      <div class="content desk">
        <FaultSummary view={view} faults={faults} />
        {isStale && <Notice>{t.t('needs.stale')}</Notice>}
        <h1>{title}</h1>
        {search !== '' && <p class="lead">{t.t('actor.thenNeed')}</p>}
        <p class={search === '' ? 'lead' : undefined}>{t.t('actor.lead')}</p>
        {isNew && <KeptHint view={view} />}
        <PostForm view={view} action={action} class="form" makes={isNew === true}>
          {!isNew && <input type="hidden" name="version" value={textOf(answers, 'version')} />}
          <ActorFields view={view} answers={answers} faults={faults} />
          <FormEnd view={view} draft={isNew === true} back={isNew ? '/needs' : action.replace('/edit', '')} />
        </PostForm>
      </div>
    </Layout>
  );
};

/** A new profile: of oneself, or of a group. */
export const newActorPage = (deps: WebDeps) =>
  new Hono<WebHono>()
    .get('/actors/new', async (c) => {
      const { view } = c.var;
      const { person } = signedIn(c);
      const kept = await deps.drafts.find(person.id, draftOfNewActor);
      const answers = kept ?? { ...firstActorAnswers, mail: [person.mail ?? ''] };
      const search = carriedSearch(deps, view);
      const props = { view, title: view.t.t('actor.new'), action: carrying('/actors/new', search), answers, search };
      return show(c, <ActorFormPage {...props} isNew />);
    })
    .post('/actors/new', async (c) => {
      const { view } = c.var;
      const me = signedIn(c);
      const sent = await sentForm(c);
      const search = carriedSearch(deps, view);
      if (sent['draft']) {
        const { draft: _, ...answers } = sent;
        await keepDraft(deps, me, draftOfNewActor, answers);
        return c.redirect(carrying('/needs?kept', search), 303);
      }
      const again = (faults: readonly FieldFault[]) => {
        const title = view.t.t('actor.new');
        const props = { view, title, action: carrying('/actors/new', search), answers: sent, faults, search };
        return show(c, <ActorFormPage {...props} isNew />, 422);
      };
      const read = readActor(sent, view.t, deps.gazetteer);
      if (!read.ok) return again(read.faults);
      try {
        const body = parseInput(actorBodySchema, read.body);
        const actor = await once(deps, c, (own) => createActor(own, me.person, body));
        await dropDraft(deps, me, draftOfNewActor);
        if (search !== '') return c.redirect(carrying(`/needs/new?actor=${actor.id}`, search), 303);
        return c.redirect(`/actors/${actor.id}?saved`, 303);
      } catch (error) {
        return again(faultsOf(error, view.t, actorFieldNames(view.t)));
      }
    });

export const changeActorPage = (deps: WebDeps) =>
  new Hono<WebHono>()
    .get('/actors/:actorId/edit', async (c) => {
      const { view } = c.var;
      const actor = await findActor(deps, signedIn(c), c.req.param('actorId'));
      const answers = answersOfActor(actor, deps.gazetteer, view.t.lang);
      const title = view.t.t('actor.change', { name: actor.name });
      return show(c, <ActorFormPage view={view} title={title} action={`/actors/${actor.id}/edit`} answers={answers} />);
    })
    .post('/actors/:actorId/edit', async (c) => {
      const { view } = c.var;
      const me = signedIn(c);
      const actor = await findActor(deps, me, c.req.param('actorId'));
      const sent = await sentForm(c);
      const props = { view, title: view.t.t('actor.change', { name: actor.name }), action: `/actors/${actor.id}/edit` };
      const read = readActor(sent, view.t, deps.gazetteer);
      if (!read.ok) return show(c, <ActorFormPage {...props} answers={sent} faults={read.faults} />, 422);
      try {
        await changeActor(deps, me, actor.id, versionOf(sent), read.body);
        return c.redirect(`/actors/${actor.id}?saved`, 303);
      } catch (error) {
        if (error instanceof AppError && error.code === 'stale_version') {
          const answers = { ...sent, version: [String(actor.version)] };
          return show(c, <ActorFormPage {...props} answers={answers} isStale />, 412);
        }
        const faults = faultsOf(error, view.t, actorFieldNames(view.t));
        return show(c, <ActorFormPage {...props} answers={sent} faults={faults} />, 422);
      }
    });
