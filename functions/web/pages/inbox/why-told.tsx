import { Hono } from 'hono';
import type { CountedCriterion } from '#shared/domain/criterion.ts';
import { settingOf } from '#shared/domain/notification.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { reasonInWords, reasons } from '#shared/i18n/reasons.ts';
import { type NamedNote, namedNotes } from '#shared/usecases/named-notes.ts';
import { readNote, type WhyTold, whyTold } from '#shared/usecases/read-notes.ts';
import { type Fact, FactTable } from '#shared/web/fact-table.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { Path } from '#shared/web/path.tsx';
import { Reasons } from '#shared/web/reasons.tsx';
import type { View } from '#shared/web/view.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { noteSentences } from './note-sentences.ts';

/** The stored decision behind a notification, for the one who was told. */
export const whyToldPage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/notifications/:noteId', async (c) => {
    const caller = signedIn(c);
    const { view } = c.var;
    await readNote(deps, caller, c.req.param('noteId'));
    const [why, { eurPerHuf }] = await Promise.all([
      whyTold(deps, caller, c.req.param('noteId')),
      deps.service.exchange(),
    ]);
    const named = (await namedNotes(deps, caller, [why]))[0]!;
    return show(
      c,
      <WhyToldPage view={view} why={why} named={named} eurPerHuf={eurPerHuf} timeZone={caller.person.timeZone} />,
    );
  });

type Props = { view: View; why: WhyTold; named: NamedNote; eurPerHuf: number; timeZone: string };

const WhyToldPage = (props: Props) => {
  const { view, why, named, eurPerHuf } = props;
  const { t } = view;
  const { heading, lines } = noteSentences(t, named, eurPerHuf);
  return (
    <Layout view={view} title={t.t('told.title')} isPrivate sample={why.notAnOffer ? t.t('page.sampleText') : null}>
      <div class="content">
        <Path view={view} links={[{ href: '/inbox', text: t.t('nav.inbox') }]} />
        <div class="desk-head">
          <h1>{t.t('told.title')}</h1>
        </div>
        <section class="box why-told" aria-labelledby="told">
          <h2 id="told">{named.page === null ? heading : <a href={named.page}>{heading}</a>}</h2>
          {lines.map((line) => (
            <p>{line}</p>
          ))}
        </section>
        <div class="columns columns-narrow">
          <div>
            <Judged {...props} />
            <section class="section" aria-labelledby="rule">
              <h2 id="rule">{t.t('told.decision')}</h2>
              <FactTable facts={decisionFacts(props)} />
            </section>
          </div>
          <aside class="case-side">
            <p>
              <a class="button" href="/settings">
                {t.t('inbox.settings')}
              </a>
            </p>
            <p>
              <a href="/ranking">{t.t('page.ranking')}</a>
            </p>
          </aside>
        </div>
      </div>
    </Layout>
  );
};

/** By what it was judged then: figures for the actor, words for the house. */
const Judged = ({ view, why, named, eurPerHuf }: Props) => {
  const { t } = view;
  const purse = { currency: named.currency, eurPerHuf };
  const criteria = (why.match?.criteria ?? []) as readonly CountedCriterion[];
  const inWords = why.inWords?.reasons ?? [];
  if (criteria.length === 0 && inWords.length === 0) return null;
  return (
    <section class="section" aria-labelledby="reasons">
      <h2 id="reasons">{t.t('told.reasons')}</h2>
      {criteria.length > 0 && <Reasons view={view} reasons={reasons(t, criteria, purse)} />}
      {inWords.length > 0 && (
        <ul>
          {inWords.map(({ code, fit }) => (
            <li>{reasonInWords(t, code, fit)}</li>
          ))}
        </ul>
      )}
    </section>
  );
};

const BECAUSE = { new: 'told.becauseNew', published: 'told.becausePublished' } as const;

const decisionFacts = ({ view: { t }, why, timeZone }: Props): Fact[] => {
  const { decision, told, inWords, because } = why;
  const setting = settingOf(why.kind);
  const hasThreshold = told !== null || inWords !== null;
  const score = told
    ? t.t('results.ofHundred', { score: t.number(told.score) })
    : inWords && t.t(`score.${inWords.score}`);
  const mail = decision.mail !== null ? t.t(`pace.${decision.mail}`) : t.t(`told.noMail.${decision.noMail ?? 'off'}`);
  return [
    { name: t.t('told.when'), value: t.instant(why.at, timeZone) },
    ...(because === 'new' || because === 'published'
      ? [{ name: t.t('told.because'), value: t.t(BECAUSE[because]) }]
      : []),
    { name: t.t('told.rule'), value: t.t('told.ruleVersion', { version: t.number(decision.rule) }) },
    ...(score === null ? [] : [{ name: t.t('told.score'), value: score }]),
    {
      name: t.t('told.setting', { kind: t.t(`kind.${setting}`) }),
      value: decision.setting === 'off' ? t.t('settings.off') : t.t(`pace.${decision.setting}`),
    },
    ...(hasThreshold ? [{ name: t.t('settings.least'), value: t.number(decision.leastScore) }] : []),
    { name: t.t('told.mail'), value: capitalised(t.lang, mail) },
  ];
};
