import { type Context, Hono } from 'hono';
import type { Caller } from '#shared/domain/authority.ts';
import type { At, Page } from '#shared/store/ports.ts';
import { findSite } from '#shared/usecases/keep-site.ts';
import { listApplications, listInvitations } from '#shared/usecases/list-cases.ts';
import { ownNeedsOf } from '#shared/usecases/own-needs.ts';
import { Layout } from '#shared/web/layout.tsx';
import { Path } from '#shared/web/path.tsx';
import { ownPages } from '../../own-pages.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import type { SignedIn, WebDeps, WebHono } from '../../web-deps.ts';
import { CaseList } from './case-list.tsx';
import type { ShownCase } from './case-words.ts';
import { begunLetters } from './letter-drafts.ts';

const A_PAGE = 20;

/** Applications and invitations: one's own, and those to and from a house one manages. */
export const casesPage = (deps: WebDeps) => {
  const loadBoth = async (c: Context<WebHono>, caller: SignedIn, siteId: string | undefined) => {
    const { url } = c.var.view;
    const load = async <T,>(
      name: 'applications' | 'invitations',
      list: (deps: WebDeps, caller: Caller, siteId: string | undefined, at: At) => Promise<Page<T>>,
    ) => {
      const pages = await ownPages(deps, caller, [name, siteId ?? null]);
      const after = pages.after(c.req.query(name));
      const { items, next } = await list(deps, caller, siteId, { limit: A_PAGE, after });
      const address = `${url.pathname}?${name}=`;
      return {
        items,
        next: next && `${address}${pages.cursor(next)}#${name}`,
        first: after === null ? null : `${url.pathname}#${name}`,
      };
    };
    const [applications, invitations] = await Promise.all([
      load('applications', listApplications),
      load('invitations', listInvitations),
    ]);
    return {
      applications: {
        ...applications,
        cases: applications.items.map((shown): ShownCase => ({ kind: 'application', shown })),
      },
      invitations: {
        ...invitations,
        cases: invitations.items.map((shown): ShownCase => ({ kind: 'invitation', shown })),
      },
    };
  };

  return new Hono<WebHono>()
    .get('/applications', async (c) => {
      const caller = signedIn(c);
      const { view } = c.var;
      const { t } = view;
      const { applications, invitations } = await loadBoth(c, caller, undefined);
      const [needs, begun] = await Promise.all([
        ownNeedsOf(
          deps,
          caller,
          [...applications.cases, ...invitations.cases].map(({ shown }) => shown.needId),
        ),
        begunLetters(deps, caller),
      ]);
      const isEmpty = applications.cases.length + invitations.cases.length + begun.length === 0;
      return show(
        c,
        <Layout view={view} title={t.t('cases.title')} isPrivate>
          <div class="content">
            <div class="desk-head">
              <h1>{t.t('cases.title')}</h1>
              {isEmpty && (
                <a class="button plate" href="/spaces">
                  {t.t('page.find')}
                </a>
              )}
            </div>
            {begun.map(({ space, href }) => (
              <p class="begun">
                {t.t('apply.begun', { room: space.name })} <a href={href}>{t.t('needs.goOn')}</a>
              </p>
            ))}
            <CaseList
              view={view}
              id="invitations"
              heading={t.t('cases.invitations')}
              empty={t.t('cases.noInvitations')}
              needs={needs}
              {...invitations}
            />
            <CaseList
              view={view}
              id="applications"
              heading={t.t('cases.applications')}
              empty={t.t('cases.noApplications')}
              needs={needs}
              {...applications}
            />
          </div>
        </Layout>,
      );
    })
    .get('/manage/sites/:siteId/applications', async (c) => {
      const caller = signedIn(c);
      const { view } = c.var;
      const { t } = view;
      const siteId = c.req.param('siteId');
      const { applications, invitations } = await loadBoth(c, caller, siteId); // only for its managers
      const site = await findSite(deps, caller, siteId);
      const needs = new Map();
      return show(
        c,
        <Layout
          view={view}
          title={t.t('cases.siteTitle', { site: site.name })}
          isPrivate
          sample={site.sample ? t.t('page.sampleText') : null}
        >
          <div class="content">
            <Path
              view={view}
              links={[
                { href: '/manage', text: t.t('nav.manage') },
                { href: `/manage/sites/${siteId}`, text: site.name },
              ]}
            />
            <div class="desk-head">
              <h1>{t.t('cases.title')}</h1>
            </div>
            <CaseList
              view={view}
              id="applications"
              heading={t.t('cases.applications')}
              empty={t.t('cases.siteNoApplications')}
              needs={needs}
              {...applications}
            />
            <CaseList
              view={view}
              id="invitations"
              heading={t.t('cases.invitations')}
              empty={t.t('cases.siteNoInvitations')}
              needs={needs}
              {...invitations}
            />
          </div>
        </Layout>,
      );
    });
};
