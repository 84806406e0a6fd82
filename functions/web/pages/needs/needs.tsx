import { Hono } from 'hono';
import type { Actor } from '#shared/domain/actor.ts';
import type { Need } from '#shared/domain/need.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { codeName } from '#shared/i18n/code-name.ts';
import { countNews } from '#shared/usecases/count-news.ts';
import { listNeeds } from '#shared/usecases/keep-need.ts';
import { Layout } from '#shared/web/layout.tsx';
import { Notice } from '#shared/web/notice.tsx';
import { ActButton } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { carriedSearch, carrying } from './carried-search.ts';
import { draftOfNeed, draftOfNewActor, draftOfNewNeed } from './drafts.ts';
import { areaText, budgetText, needName, whenText } from './need-facts.ts';

/** More than any actor has. */
const MOST_NEEDS = 500;

type Mine = { actor: Actor; needs: readonly Need[] };
type Props = {
  view: View;
  mine: readonly Mine[];
  /** Forms begun and not sent. */
  drafts: ReadonlySet<string>;
  /** How much is new of each need; of some there may be more. */
  news: Awaited<ReturnType<typeof countNews>>;
  /** A search that is to become a need of one of them. */
  search: string;
};

/** One's actors and what they look for. */
export const needsPage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/needs', async (c) => {
    const me = signedIn(c);
    const ids = me.memberships.filter(({ scope }) => scope.kind === 'actor').map(({ scope }) => scope.id);
    const [actors, drafts, news] = await Promise.all([
      deps.actors.findMany(ids),
      deps.drafts.list(me.person.id),
      countNews(deps, me),
    ]);
    const mine = await Promise.all(
      actors.map(async (actor) => ({
        actor,
        needs: (await listNeeds(deps, me, actor.id, { limit: MOST_NEEDS })).items,
      })),
    );
    const begun = new Set(drafts.map(({ form }) => form));
    const search = carriedSearch(deps, c.var.view);
    return show(c, <NeedsPage view={c.var.view} mine={mine} drafts={begun} news={news} search={search} />);
  });

const NeedsPage = (props: Props) => {
  const { view, mine, drafts, search } = props;
  const { t, url } = view;
  const said = (['kept', 'discarded'] as const).find((name) => url.searchParams.has(name));
  return (
    <Layout view={view} title={t.t('nav.needs')} isPrivate>
      <div class="content desk">
        {said && <Notice>{t.t(`needs.${said}`)}</Notice>}
        <h1>{t.t('nav.needs')}</h1>
        {search !== '' && mine.length > 0 && <p class="lead">{t.t('needs.forWhom')}</p>}
        {drafts.has(draftOfNewActor) && (
          <p class="begun">
            {t.t('needs.profileBegun')} <a href={carrying('/actors/new', search)}>{t.t('needs.goOn')}</a>
          </p>
        )}
        {mine.length === 0 ? (
          <div class="empty">
            <p class="lead">{t.t('needs.empty')}</p>
            <p>{t.t('needs.emptyText')}</p>
            <p>
              <a class="button plate" href="/actors/new">
                {t.t('actor.new')}
              </a>
            </p>
          </div>
        ) : (
          <>
            {mine.map((each) => (
              <ActorNeeds {...props} {...each} />
            ))}
            <div class="desk-section">
              <a href="/actors/new">{t.t('needs.anotherActor')}</a>
            </div>
          </>
        )}
      </div>
    </Layout>
  );
};

const ActorNeeds = (props: Props & Mine) => {
  const { view, actor, needs, drafts, search } = props;
  const { t } = view;
  const isBegun = drafts.has(draftOfNewNeed(actor.id));
  const id = `actor-${actor.id}`;
  return (
    <section class="desk-section" aria-labelledby={id}>
      <div class="desk-head">
        <div>
          <h2 id={id}>{actor.name}</h2>
          <p class="actor-links">
            <span class="second">{capitalised(t.lang, codeName(t, 'actorKind', actor.kind))}</span>{' '}
            <a href={`/actors/${actor.id}`} aria-describedby={id}>
              {t.t('needs.profile')}
            </a>{' '}
            <a href={`/actors/${actor.id}/members`} aria-describedby={id}>
              {t.t('actor.members')}
            </a>
          </p>
        </div>
        {(!isBegun || search !== '') && (
          <a class="button" href={carrying(`/needs/new?actor=${actor.id}`, search)} aria-describedby={id}>
            {t.t('needs.new')}
          </a>
        )}
      </div>
      {isBegun && (
        <div class="begun">
          <span>{t.t('needs.begun')}</span>{' '}
          <a class="button" href={`/needs/new?actor=${actor.id}`}>
            {t.t('needs.goOn')}
          </a>{' '}
          <ActButton
            view={view}
            action={`/needs/new/discard?actor=${actor.id}`}
            text={t.t('needForm.discard')}
            class="as-link"
          />
        </div>
      )}
      {needs.length === 0 && !isBegun && <p class="empty">{t.t('needs.none')}</p>}
      <ul class="rows need-rows">
        {needs.toSorted(byUrgency).map((need) => (
          <NeedRow {...props} need={need} />
        ))}
      </ul>
    </section>
  );
};

const ORDER = ['open', 'draft', 'paused', 'expired', 'placed'] as const;
const byUrgency = (a: Need, b: Need): number =>
  ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.updatedAt < b.updatedAt ? 1 : -1);

const NeedRow = ({ view, need, drafts, news }: Props & { need: Need }) => {
  const { t } = view;
  const count = news.counts.get(need.id) ?? 0;
  return (
    <li>
      <span>
        <a href={`/needs/${need.id}`}>
          <strong>{needName(t, need)}</strong>
        </a>{' '}
        {count > 0 && <span class="new">{t.t(news.isCut ? 'needs.newsMore' : 'needs.news', { count })}</span>}
        <br />
        <span class="second">
          {[areaText(t, need.areaM2), budgetText(t, need.budget), whenText(t, need.when)].join(' · ')}
        </span>
        {drafts.has(draftOfNeed(need.id)) && (
          <>
            <br />
            {t.t('needs.changeBegun')} <a href={`/needs/${need.id}/edit`}>{t.t('needs.goOn')}</a>
          </>
        )}
      </span>
      <span class={`state state-${need.state}`}>{t.t(`needs.state.${need.state}`)}</span>
    </li>
  );
};
