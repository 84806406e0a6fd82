import { Hono } from 'hono';
import { dayAt } from '#shared/domain/time-zone.ts';
import { listOffers, type Offer } from '#shared/usecases/list-offers.ts';
import { Drawing, DrawingSymbols } from '#shared/web/drawing.tsx';
import { AskIcon } from '#shared/web/icons.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { Bar } from '#shared/web/reasons.tsx';
import type { View } from '#shared/web/view.ts';
import { readAnswers } from '../search-answers.ts';
import { show } from '../show.ts';
import type { WebDeps, WebHono } from '../web-deps.ts';
import { SearchFields, useClass } from './search-fields.tsx';
import { buildingText, placeText } from './site-text.ts';

/** Searches are made for days as people at the programme's sites count them. */
export const SEARCH_TIME_ZONE = 'Europe/Berlin';

const MOST_SITES = 5;

/** What this is, a search that works at once, and the sites. */
export const homePage = (deps: WebDeps) =>
  new Hono<WebHono>().get('/', async (c) => {
    const { view } = c.var;
    const today = dayAt(deps.now(), SEARCH_TIME_ZONE);
    const answers = readAnswers(view.url.searchParams, today);
    const { items: offers, next } = await listOffers(deps);
    return show(
      c,
      <Layout view={view} title="REFREsh Match" description={view.t.t('home.lead')} scripts={['places.js']}>
        <DrawingSymbols kinds={offers.map(({ site }) => site.building ?? 'unknown')} />
        <div class="content home">
          <div class="home-head">
            <h1>
              {view.t.t('home.works')} <br />
              {view.t.t('home.people')}
            </h1>
            <p class="lead">{view.t.t('home.lead')}</p>
            {view.caller.memberships.some(({ scope }) => scope.kind === 'actor') && (
              <p>
                <a href="/needs">{view.t.t('home.mine')}</a>
              </p>
            )}
          </div>
          <search>
            <form class={`search-plate ${useClass(answers)}`} method="get" action="/spaces">
              <h2>{view.t.t('search.title')}</h2>
              <div class="search-row">
                <SearchFields view={view} answers={answers} faults={[]} today={today} />
                <button class="button-on-plate" type="submit">
                  {view.t.t('search.submit')}
                </button>
              </div>
              <p>{view.t.t('search.foot')}</p>
            </form>
          </search>
          <Sites view={view} offers={offers} isCut={next !== null} />
          <WhatYouGet view={view} />
          <section class="section offer" aria-labelledby="offer">
            <div>
              <h2 id="offer">{view.t.t('home.offer')}</h2>
              <p>{view.t.t('home.offerText')}</p>
            </div>
            <a class="button" href="/manage">
              {view.t.t('home.offerLink')}
            </a>
          </section>
        </div>
      </Layout>,
    );
  });

type SitesProps = { view: View; offers: readonly Offer[]; isCut: boolean };
const Sites = ({ view, offers, isCut }: SitesProps) => {
  const { t } = view;
  const shown = offers.slice(0, MOST_SITES);
  return (
    <section class="home-section" aria-labelledby="sites">
      <div class="section-head">
        <h2 id="sites">{t.t('home.sites')}</h2>
        <p>{countedText(view, offers, isCut)}</p>
      </div>
      <ul class="house-row">
        {shown.map(({ site, spaces }) => (
          <li class={`house house-${site.building ?? 'unknown'}`}>
            <div class="house-drawing">
              <Drawing kind={site.building ?? 'unknown'} size="middle" />
            </div>
            <div class="house-text">
              <h3>
                <a href={`/sites/${site.id}`}>{site.name}</a>
              </h3>
              <p class="second">{placeText(view, site)}</p>
              <p>
                {buildingText(view, site)} {sizesText(view, spaces)}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {offers.length > MOST_SITES && (
        <p>
          <a href="/sites">{t.t('home.allSites')}</a>
        </p>
      )}
    </section>
  );
};

const sizesText = ({ t }: View, spaces: Offer['spaces']): string => {
  const rooms = t.t('home.rooms', { count: spaces.length });
  const known = spaces.flatMap(({ areaM2 }) => (areaM2 === null ? [] : [areaM2])).sort((a, b) => b - a);
  if (known.length === 0) return t.t('home.sizesUnknown', { rooms });
  const [largest = 0] = known;
  const sizes = t.list(
    known.map((areaM2, index) => (index === known.length - 1 ? t.areaM2(areaM2) : t.number(areaM2))),
  );
  return t.t('home.sizes', { rooms, sizes: known.length === 1 ? t.areaM2(largest) : sizes });
};

const countedText = ({ t }: View, offers: readonly Offer[], isCut: boolean): string => {
  if (offers.length === 0) return t.t('home.none');
  const rooms = offers.reduce((sum, { spaces }) => sum + spaces.length, 0);
  const samples = offers.filter(({ site }) => site.sample).length;
  const counted = t.t(isCut ? 'home.countedLeast' : 'home.counted', {
    rooms: t.t('home.rooms', { count: rooms }),
    sites: t.t('home.inSites', { count: offers.length }),
  });
  if (samples === 0) return counted;
  return `${counted} ${samples === offers.length ? t.t('home.allSamples') : t.t('home.someSamples', { count: samples })}`;
};

const WhatYouGet = ({ view }: { view: View }) => {
  const { t } = view;
  return (
    <section class="home-section" aria-labelledby="get">
      <h2 id="get">{t.t('home.get')}</h2>
      <div class="get-row">
        <div>
          <div class="example" aria-hidden="true">
            <p>
              <span class="score-word score-good">{t.t('score.good')}</span>
            </p>
            <ul class="reasons">
              {(['home.exampleReason1', 'home.exampleReason2'] as const).map((key, index) => (
                <li>
                  <Bar view={view} d={index === 0 ? 1 : 0.88} />
                  <span>{t.t(key)}</span>
                </li>
              ))}
              <li>
                <Bar view={view} d={0.75} />
                <span>{t.t('home.exampleReason3', { distance: t.distanceKm(148) })}</span>
              </li>
            </ul>
          </div>
          <h3>{t.t('home.getWord')}</h3>
          <p>{t.t('home.getWordText')}</p>
        </div>
        <div>
          <div class="example" aria-hidden="true">
            <div class="ask-line example-ask">
              <AskIcon />
              <div>
                <strong>{t.t('home.exampleAsk')}</strong>
                {(['home.exampleAsk1', 'home.exampleAsk2', 'home.exampleAsk3'] as const).map((key) => (
                  <p>
                    <span class="unknown">{t.t(key)}</span>
                  </p>
                ))}
              </div>
            </div>
          </div>
          <h3>{t.t('home.getAsk')}</h3>
          <p>{t.t('home.getAskText')}</p>
        </div>
        <div>
          <div class="example" aria-hidden="true">
            {[
              { km: 352, count: 1 },
              { km: 585, count: 3 },
            ].map(({ km, count }) => (
              <p class="example-more">
                <span>{t.t('home.exampleWithin', { to: t.distanceKm(km), from: t.number(300) })}</span>
                <strong>{t.t('home.exampleMore', { count })}</strong>
              </p>
            ))}
          </div>
          <h3>{t.t('home.getMore')}</h3>
          <p>{t.t('home.getMoreText')}</p>
        </div>
      </div>
    </section>
  );
};
