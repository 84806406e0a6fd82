import { Hono } from 'hono';
import type { Need } from '#shared/domain/need.ts';
import { askSentence } from '#shared/i18n/ask-manager.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { changePhrase } from '#shared/i18n/change-phrase.ts';
import { gapPhrase } from '#shared/i18n/gap-phrase.ts';
import { price } from '#shared/i18n/price.ts';
import { reasons } from '#shared/i18n/reasons.ts';
import { findNeed } from '#shared/usecases/keep-need.ts';
import { type Why, whySpace } from '#shared/usecases/why-space.ts';
import { AskLine } from '#shared/web/ask-line.tsx';
import { type Fact, FactTable } from '#shared/web/fact-table.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { Path } from '#shared/web/path.tsx';
import { ScorePlate } from '#shared/web/plate.tsx';
import { Reasons } from '#shared/web/reasons.tsx';
import type { View } from '#shared/web/view.ts';
import { signedIn } from '../../reader.ts';
import { show } from '../../show.ts';
import type { WebDeps, WebHono } from '../../web-deps.ts';
import { whereText } from '../found-room.tsx';
import { changeAddress } from './change-address.ts';
import { MatchActs } from './match-acts.tsx';
import { daysText, needName } from './need-facts.ts';

type Props = { view: View; need: Need; why: Why; eurPerHuf: number; canMark: boolean };

/** Why a space suits a need, or what keeps it away; and why no mail came of it. */
export const whyPage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/needs/:needId/spaces/:spaceId', async (c) => {
    const me = signedIn(c);
    const { needId, spaceId } = c.req.param();
    const [need, why, { eurPerHuf }, record] = await Promise.all([
      findNeed(deps, me, needId),
      whySpace(deps, me, needId, spaceId),
      deps.service.recentExchange(),
      deps.matches.find({ needId, spaceId }),
    ]);
    return show(
      c,
      <WhyPage view={c.var.view} need={need} why={why} eurPerHuf={eurPerHuf} canMark={record !== undefined} />,
    );
  });

const WhyPage = (props: Props) => {
  const { view, need, why, canMark } = props;
  const { t } = view;
  const { about, match, spaceId } = why;
  const title = t.t(why.fits ? 'why.suits' : 'why.suitsNot', { room: about.space.name });
  return (
    <Layout view={view} title={title} isPrivate sample={about.site.sample ? t.t('page.sampleText') : null}>
      <div class="content desk">
        <Path
          view={view}
          links={[
            { href: '/needs', text: t.t('nav.needs') },
            { href: `/needs/${need.id}`, text: needName(t, need) },
          ]}
        />
        <h1>{title}</h1>
        <p class="why-room">
          <a href={`/spaces/${spaceId}`}>{about.space.name}</a>, {whereText(view, about.site)}
        </p>
        {why.shown !== null && <ScorePlate view={view} shown={why.shown} />}
        {why.fits && (
          <MatchActs
            view={view}
            needId={need.id}
            spaceId={spaceId}
            name={about.space.name}
            matchId={canMark ? why.matchId : null}
            mark={why.mark}
            isSample={about.site.sample}
            isWhy
          />
        )}
        {match ? <Suits {...props} match={match} /> : <SuitsNot {...props} />}
      </div>
    </Layout>
  );
};

const Suits = ({ view, need, why, eurPerHuf, match }: Props & { match: NonNullable<Why['match']> }) => {
  const { t } = view;
  const purse = { currency: need.budget.currency, eurPerHuf };
  const all = reasons(t, match.criteria, purse);
  const sideOf = new Map(match.criteria.map(({ code, side }) => [code, side]));
  const facts: Fact[] = [
    ...(why.toConfirm.includes('when') ? [] : [{ name: t.t('why.start'), value: t.day(match.start) }]),
    ...(match.days === null || why.toConfirm.includes('when')
      ? []
      : [{ name: t.t('why.days'), value: capitalised(t.lang, daysText(t, match.days)) }]),
    ...(match.cost === null || why.toConfirm.includes('cost')
      ? []
      : [{ name: t.t('results.price'), value: price(t, match.cost.cents, match.cost.unit, purse) }]),
    ...(match.offeredAreaM2 === null ? [] : [{ name: t.t('results.area'), value: t.areaM2(match.offeredAreaM2) }]),
  ];
  return (
    <>
      <div class="why-sides">
        {(['creative', 'site'] as const).map((side) => {
          const own = all.filter(({ code }) => sideOf.get(code) === side);
          return (
            own.length > 0 && (
              <section class="desk-section" aria-labelledby={`side-${side}`}>
                <h2 id={`side-${side}`}>{t.t(`why.side.${side}`)}</h2>
                <Reasons view={view} reasons={own} />
              </section>
            )
          );
        })}
      </div>
      <p class="second why-both">
        {t.t('why.both')} <a href="/ranking">{t.t('results.rank')}</a>
      </p>
      <div class="why-sides">
        <section class="desk-section" aria-labelledby="how">
          <h2 id="how">{t.t('why.how')}</h2>
          <FactTable facts={facts} unknown={askSentence(t, why.toConfirm)} />
        </section>
        {why.mail && (
          <section class="desk-section" aria-labelledby="mail">
            <h2 id="mail">{t.t('why.mail')}</h2>
            {why.mail.keptBy.length === 0 ? (
              <p>{t.t(`why.told.${why.mail.setting === 'off' ? 'instant' : why.mail.setting}`)}</p>
            ) : (
              <ul class="plain-list">
                {why.mail.keptBy.map((code) => (
                  <li>{t.t(`why.kept.${code}`, { least: t.number(why.mail?.leastScore ?? 0) })}</li>
                ))}
              </ul>
            )}
            <p>
              <a href="/settings">{t.t('why.settings')}</a>
            </p>
          </section>
        )}
      </div>
    </>
  );
};

const SuitsNot = ({ view, need, why, eurPerHuf }: Props) => {
  const { t } = view;
  const change = why.near ? { change: why.near.change } : {};
  const says = why.near && changePhrase(t, need, why.near.change);
  return (
    <>
      <section class="desk-section" aria-labelledby="gaps">
        <h2 id="gaps">{t.t('why.gaps', { count: why.gaps.length })}</h2>
        <ul class="rows gaps">
          {why.gaps.map((gap) => (
            <li>
              <strong>{capitalised(t.lang, gapPhrase(t, gap, { need, eurPerHuf, ...change }))}</strong>
              <span class="second">{t.t(`why.constraint.${gap.constraint}`)}</span>
            </li>
          ))}
        </ul>
      </section>
      {why.near && says && (
        <section class="box box-strong" aria-labelledby="near">
          <h2 id="near">{t.t('why.near')}</h2>
          <p>
            <a href={changeAddress(need.id, why.near.change)}>{says}</a>
          </p>
        </section>
      )}
      <AskLine view={view} toConfirm={why.toConfirm} />
    </>
  );
};
