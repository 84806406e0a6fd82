import { Hono } from 'hono';
import type { PlainKey } from '#shared/i18n/translator.ts';
import { Layout } from '#shared/web/layout.tsx';
import type { View } from '#shared/web/view.ts';
import { show } from '../show.ts';
import type { Operator, WebDeps, WebHono } from '../web-deps.ts';

const PAGES = {
  ranking: {
    title: 'page.ranking',
    says: [
      'legal.ranking.lead',
      'legal.ranking.must',
      'legal.ranking.you',
      'legal.ranking.house',
      'legal.ranking.weights',
      'legal.ranking.join',
      'legal.ranking.words',
      'legal.ranking.unknown',
      'legal.ranking.same',
      'legal.ranking.rule',
    ],
  },
  privacy: {
    title: 'page.privacy',
    says: [
      'legal.privacy.lead',
      'legal.privacy.visit',
      'legal.privacy.account',
      'legal.privacy.shown',
      'legal.privacy.mail',
      'legal.privacy.where',
      'legal.privacy.rights',
    ],
  },
  terms: {
    title: 'page.terms',
    says: ['legal.terms.lead', 'legal.terms.offer', 'legal.terms.sample', 'legal.terms.true', 'legal.terms.end'],
  },
  accessibility: {
    title: 'page.accessibility',
    says: [
      'legal.accessibility.lead',
      'legal.accessibility.how',
      'legal.accessibility.gaps',
      'legal.accessibility.tell',
    ],
  },
} as const satisfies Record<string, { title: PlainKey; says: readonly PlainKey[] }>;

/** The pages in the foot. */
export const legalPages = (deps: WebDeps) => {
  const app = new Hono<WebHono>().get('/about', (c) =>
    show(c, <AboutPage view={c.var.view} operator={deps.operator} />),
  );
  for (const [name, { title, says }] of Object.entries(PAGES))
    app.get(`/${name}`, (c) =>
      show(c, <LegalPage view={c.var.view} title={title} says={says} operator={deps.operator} />),
    );
  return app;
};

type Props = { view: View; title: PlainKey; says: readonly PlainKey[]; operator: Operator };

const LegalPage = ({ view, title, says, operator }: Props) => (
  <Layout view={view} title={view.t.t(title)}>
    <div class="content prose">
      <h1>{view.t.t(title)}</h1>
      {says.map((key, index) => (
        <p class={index === 0 ? 'lead' : undefined}>{view.t.t(key)}</p>
      ))}
      <OperatorLines view={view} operator={operator} />
    </div>
  </Layout>
);

const AboutPage = ({ view, operator }: { view: View; operator: Operator }) => (
  <Layout view={view} title={view.t.t('page.about')}>
    <div class="content prose">
      <h1>{view.t.t('page.about')}</h1>
      <OperatorLines view={view} operator={operator} />
      <p>{view.t.t('legal.about.what')}</p>
      <p class="second">{view.t.t('legal.about.source')}</p>
    </div>
  </Layout>
);

const OperatorLines = ({ view: { t }, operator: { name, address, mail } }: { view: View; operator: Operator }) => (
  <>
    <p>{name === null ? t.t('legal.about.unset') : t.t('legal.about.who', { name })}</p>
    {address !== null && <p>{t.t('legal.about.address', { address })}</p>}
    {mail !== null && <p>{t.t('legal.about.mail', { mail })}</p>}
  </>
);
