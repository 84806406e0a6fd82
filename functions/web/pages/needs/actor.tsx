import { Hono } from 'hono';
import type { Actor } from '#shared/domain/actor.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { type CodeList, codeName, codeNames } from '#shared/i18n/code-name.ts';
import { findActor } from '#shared/usecases/keep-actor.ts';
import { type Fact, FactTable } from '#shared/web/fact-table.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { SavedNotice } from '#shared/web/notice.tsx';
import { Path } from '#shared/web/path.tsx';
import type { View } from '#shared/web/view.ts';
import type { Gazetteer } from '../../gazetteer.ts';
import { pointText } from '../../place-answer.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';

/** An actor's profile, as its members see it. */
export const actorPage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/actors/:actorId', async (c) => {
    const { view } = c.var;
    const { t } = view;
    const actor = await findActor(deps, signedIn(c), c.req.param('actorId'));
    const facts = factsOf(view, actor, deps.gazetteer);
    return show(
      c,
      <Layout view={view} title={actor.name} isPrivate>
        <div class="content desk">
          <Path view={view} links={[{ href: '/needs', text: t.t('nav.needs') }]} />
          <SavedNotice view={view} />
          <div class="desk-head">
            <h1>{actor.name}</h1>
            <div class="desk-acts">
              <a class="button" href={`/actors/${actor.id}/edit`}>
                {t.t('actor.edit')}
              </a>
              <a class="button" href={`/actors/${actor.id}/members`}>
                {t.t('actor.members')}
              </a>
              <a class="button plate" href={`/needs/new?actor=${actor.id}`}>
                {t.t('needs.new')}
              </a>
            </div>
          </div>
          {actor.about && (
            <div class="actor-about">
              {actor.about.split(/\n{2,}/).map((paragraph) => (
                <p>{paragraph}</p>
              ))}
            </div>
          )}
          <FactTable facts={facts} />
          <p class="second">{t.t('actor.whoSees')}</p>
        </div>
      </Layout>,
    );
  });

const factsOf = (view: View, actor: Actor, gazetteer: Gazetteer): Fact[] => {
  const { t } = view;
  const row = (name: string, value: string | null): Fact[] => (value === null || value === '' ? [] : [{ name, value }]);
  const list = (codes: CodeList, values: readonly string[]) =>
    values.length === 0 ? null : capitalised(t.lang, t.list(codeNames(t, codes, values)));
  return [
    ...row(t.t('actor.kind'), capitalised(t.lang, codeName(t, 'actorKind', actor.kind))),
    ...row(t.t('actor.sector'), capitalised(t.lang, codeName(t, 'sector', actor.sector))),
    ...row(t.t('actor.disciplines'), list('discipline', actor.disciplines)),
    ...row(t.t('actor.offers'), list('offer', actor.offers)),
    ...row(t.t('actor.values'), list('value', actor.values)),
    ...row(t.t('actor.audiences'), list('audience', actor.audiences)),
    ...row(t.t('actor.home'), actor.home && pointText(actor.home, t, gazetteer)),
    ...row(t.t('actor.country'), actor.country && t.country(actor.country)),
    ...row(t.t('actor.mail'), actor.contact.mail),
    ...row(t.t('actor.phone'), actor.contact.phone),
    ...row(t.t('actor.website'), actor.contact.website),
  ];
};
