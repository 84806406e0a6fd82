import { type Context, Hono } from 'hono';
import { siteBodySchema } from '#shared/domain/site.ts';
import { parseInput } from '#shared/parse-input.ts';
import { createSite } from '#shared/usecases/keep-site.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { FormEnd, KeptHint } from '#shared/web/form-end.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { FaultSummary } from '#shared/web/notice.tsx';
import { Path } from '#shared/web/path.tsx';
import { PostForm } from '#shared/web/post-form.tsx';
import { dropDraft, keepDraft } from '../../drafts.ts';
import { type FormAnswers, sentForm, textOf } from '../../form.ts';
import { formReader } from '../../form-reader.ts';
import { once } from '../../once.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import { timeZoneOf } from '../../time-zone-of.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { sitePath } from './next-steps.tsx';
import { readTown } from './read-town.ts';
import { ContactFields, NameFields, readBasics, WhereFields } from './site-basics.tsx';

export const DRAFT_OF_NEW_SITE = 'site';

/** A house is listed with a few answers; the rest can wait. */
export const newSitePage = (deps: WebDeps) =>
  new Hono<WebHono>()
    .get('/manage/sites/new', async (c) => {
      const kept = await deps.drafts.find(signedIn(c).person.id, DRAFT_OF_NEW_SITE);
      return show(c, <NewSitePage c={c} answers={kept ?? {}} faults={[]} />);
    })
    .post('/manage/sites/new', async (c) => {
      const { t } = c.var.view;
      const me = signedIn(c);
      const answers = await sentForm(c);
      if (textOf(answers, 'draft') !== '') {
        await keepDraft(deps, me, DRAFT_OF_NEW_SITE, answers);
        return c.redirect('/manage?kept', 303);
      }
      const reader = formReader(answers, t);
      const basics = readBasics(reader, t);
      const town = readTown(reader, answers, t, deps.gazetteer);
      if (town === null || reader.faults.length > 0) {
        await keepDraft(deps, me, DRAFT_OF_NEW_SITE, answers);
        return show(c, <NewSitePage c={c} answers={answers} faults={reader.faults} />, 422);
      }
      const body = parseInput(siteBodySchema, {
        ...basics,
        town: town.name,
        country: town.country,
        timeZone: timeZoneOf(town.country),
        location: { lat: town.lat, lon: town.lon },
      });
      const site = await once(deps, c, (own) => createSite(own, me.person, body));
      await dropDraft(deps, me, DRAFT_OF_NEW_SITE);
      return c.redirect(`${sitePath(site.id)}?made`, 303);
    });

type Props = { c: Context<WebHono>; answers: FormAnswers; faults: readonly FieldFault[] };

const NewSitePage = ({ c, answers, faults }: Props) => {
  const { view } = c.var;
  const { t } = view;
  const fields = { view, answers, faults };
  return (
    <Layout view={view} title={t.t('siteForm.newTitle')} isPrivate scripts={['places.js']}>
      <div class="content">
        <Path view={view} links={[{ href: '/manage', text: t.t('nav.manage') }]} />
        <h1>{t.t('siteForm.newTitle')}</h1>
        <p class="lead">{t.t('siteForm.newText')}</p>
        <FaultSummary view={view} faults={faults} />
        <PostForm view={view} action="/manage/sites/new" class="form manage-form" makes>
          <NameFields {...fields} />
          <WhereFields {...fields} />
          <ContactFields {...fields} />
          <KeptHint view={view} />
          <FormEnd view={view} submit={t.t('siteForm.list')} draft back="/manage" />
        </PostForm>
      </div>
    </Layout>
  );
};
