import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { codeName } from '#shared/i18n/code-name.ts';
import { CalendarLegend, CalendarList, type DayState, MonthTable, type ShownDay } from '#shared/web/day-calendar.tsx';
import { Drawing, DrawingSymbols } from '#shared/web/drawing.tsx';
import { FactTable } from '#shared/web/fact-table.tsx';
import { FreeTextParagraphs, textIn } from '#shared/web/free-text.tsx';
import { JsonLd } from '#shared/web/json-ld.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { Path } from '#shared/web/path.tsx';
import { Unknown } from '#shared/web/unknown.tsx';
import type { View } from '#shared/web/view.ts';
import { Risks, risksKnown } from './risks.tsx';
import { SiteMap } from './site-map.tsx';
import { placeText } from './site-text.ts';
import { spaceFacts, termText } from './space-facts.ts';
import { Tariffs, tariffText } from './tariffs.tsx';

export type SpacePageProps = {
  view: View;
  space: Space;
  site: Site;
  days: readonly ShownDay[];
  months: readonly string[];
  /** The months that the calendar leads to. */
  beside: { before: string | null; after: string | null };
  /** A tile server, or null: country outlines only. */
  tiles: string | null;
  today: string;
  hasBookings: boolean;
};

export const SpacePage = (props: SpacePageProps) => {
  const { view, space, site } = props;
  const { t } = view;
  const kind = site.building ?? 'unknown';
  const { known, unknown } = spaceFacts(view, space, site);
  const title = `${space.name}, ${site.name}`;
  const description = t.t('room.text', {
    kind: codeName(t, 'spaceKind', space.kind),
    house: `${site.name}, ${placeText(view, site)}`,
  });
  return (
    <Layout
      view={view}
      title={title}
      description={description}
      shareImage={`share-${kind}.png`}
      sample={site.sample ? t.t('page.sampleText') : null}
      scripts={['map.js']}
      styles={['map.css']}
      head={<JsonLd view={view} data={jsonLdOf(props, description)} />}
    >
      <DrawingSymbols kinds={[kind]} />
      <div class="content">
        <Path
          view={view}
          links={[
            { href: '/sites', text: t.t('page.sites') },
            { href: `/sites/${site.id}`, text: site.name },
          ]}
        />
        <div class="columns columns-narrow space-head">
          <div>
            <h1>{space.name}</h1>
            <p class="lead">
              {site.town && site.name.includes(site.town)
                ? `${site.name}, ${t.country(site.country)}`
                : `${site.name}, ${placeText(view, site)}`}
            </p>
            {space.story && (
              <div class="space-story">
                <FreeTextParagraphs view={view} text={space.story} />
              </div>
            )}
          </div>
          <Drawing kind={kind} size="large" room={space.id} />
        </div>
        <KeyFacts {...props} />
        <p class="only-phone ask-down">
          {unknown.length > 0 && <a href="#ask">{t.t('room.askDown', { count: unknown.length })}</a>}
        </p>
        <div class="columns columns-narrow">
          <div>
            {risksKnown(site) && (
              <section class="section">
                <h2>{t.t('room.risks')}</h2>
                <Risks view={view} site={site} />
              </section>
            )}
            <section class="section">
              <h2>{t.t('room.costs')}</h2>
              <Tariffs view={view} space={space} />
            </section>
            <Calendar {...props} />
            <section class="section">
              <h2>{t.t('room.facts')}</h2>
              <FactTable
                facts={known}
                unknown={unknown.length > 0 ? t.t('room.unknownList', { list: unknown.join(', ') }) : null}
              />
            </section>
            <section class="section">
              <h2>{t.t('room.where')}</h2>
              <p>{site.address ?? placeText(view, site)}</p>
              {site.transport && <FreeTextParagraphs view={view} text={site.transport} />}
              <SiteMap {...props} />
              <p class="small second">
                {t.t(`room.precision.${site.locationPrecision}`)}{' '}
                {t.t('room.coordinates', {
                  lat: `${t.number(site.location.lat, 3)}°`,
                  lon: `${t.number(site.location.lon, 3)}°`,
                })}
              </p>
            </section>
          </div>
          <AskBox {...props} unknown={unknown} />
        </div>
      </div>
    </Layout>
  );
};

const KeyFacts = ({ view, space }: SpacePageProps) => {
  const { t } = view;
  const [tariff] = space.tariffs ?? [];
  const cells: { name: string; value: string | null }[] = [
    { name: t.t('room.rent'), value: tariff ? tariffText(view, tariff, tariff.rentCents) : null },
    { name: t.t('room.charges'), value: tariff ? tariffText(view, tariff, tariff.chargesCents) : null },
    { name: t.t('room.size'), value: space.areaM2 === null ? null : t.areaM2(space.areaM2) },
    { name: t.t('room.freeFrom'), value: space.available === null ? null : t.day(space.available.from) },
    { name: t.t('room.howLong'), value: space.term === null ? null : termText(view, space.term) },
  ];
  return (
    <dl class="key-facts">
      {cells.map(({ name, value }) => (
        <div>
          <dt>{name}</dt>
          <dd>{value === null ? <Unknown view={view} /> : <strong>{value}</strong>}</dd>
        </div>
      ))}
    </dl>
  );
};

/** Where nobody said when the room is offered, a day without bookings is to be asked for. */
const legendOf = ({ available }: Space): readonly DayState[] => [available === null ? 'ask' : 'free', 'part', 'taken'];

const Calendar = ({ view, space, days, months, beside, today, hasBookings }: SpacePageProps) => {
  const { t } = view;
  const states = new Map(days.map(({ day, state }) => [day, state]));
  return (
    <section class="section" id="calendar">
      <h2>{t.t('room.when')}</h2>
      <p>
        {!hasBookings && <>{t.t('room.bookingsNone')} </>}
        {space.available === null && t.t('room.fromUnknown')}
      </p>
      <div class="months">
        {months.map((month) => (
          <MonthTable view={view} month={month} days={states} today={today} />
        ))}
      </div>
      {(beside.before !== null || beside.after !== null) && (
        <nav class="month-links" aria-label={t.t('room.months')}>
          {beside.before !== null && (
            <a href={`/spaces/${space.id}?month=${beside.before}#calendar`} rel="prev nofollow">
              {t.t('room.earlier')}
            </a>
          )}
          {beside.after !== null && (
            <a href={`/spaces/${space.id}?month=${beside.after}#calendar`} rel="next nofollow">
              {t.t('room.later')}
            </a>
          )}
        </nav>
      )}
      <CalendarLegend view={view} states={legendOf(space)} />
      <CalendarList view={view} days={days} />
    </section>
  );
};

/** What is not known is ticked, and goes into the letter as text. */
const AskBox = ({ view, site, space, unknown }: SpacePageProps & { unknown: readonly string[] }) => {
  const { t, caller } = view;
  const isOffered = site.state === 'verified' && space.state === 'published';
  return (
    <aside class="ask-box box box-strong" id="ask">
      <form method="get" action={`/spaces/${space.id}/apply`}>
        {unknown.length > 0 && (
          <fieldset class="ask-list">
            <legend>{t.t('room.askTitle')}</legend>
            <p class="small second">{t.t('room.askTick', { count: unknown.length })}</p>
            <ul>
              {unknown.map((name) => (
                <li>
                  <label>
                    <input type="checkbox" name="ask" value={name} /> <span>{capitalised(t.lang, name)}</span>
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
        )}
        {site.sample && <p class="small second">{t.t('room.askSample')}</p>}
        {isOffered && (
          <>
            {caller.person === null && <p class="small second">{t.t('room.askSignIn')}</p>}
            <button class="button plate" type="submit">
              {t.t('room.apply')}
            </button>
          </>
        )}
      </form>
    </aside>
  );
};

const jsonLdOf = ({ view, space, site }: SpacePageProps, description: string): Record<string, unknown> => {
  const story = space.story && textIn(view, space.story).text;
  return {
    '@type': 'Place',
    name: space.name,
    description: story ?? description,
    url: `${view.origin}/spaces/${space.id}`,
    geo: { '@type': 'GeoCoordinates', latitude: site.location.lat, longitude: site.location.lon },
    address: {
      '@type': 'PostalAddress',
      addressLocality: site.town ?? undefined,
      addressCountry: site.country,
      streetAddress: site.address ?? undefined,
    },
    containedInPlace: { '@type': 'Place', name: site.name, url: `${view.origin}/sites/${site.id}` },
    ...(space.capacity !== null && { maximumAttendeeCapacity: space.capacity }),
  };
};
