import type { CountBand } from '#shared/domain/bands.ts';
import type { Demand } from '#shared/domain/demand.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { codeName } from '#shared/i18n/code-name.ts';
import type { Around } from '#shared/usecases/demand-around.ts';
import { BandBar, Bands, bandText } from '#shared/web/bands.tsx';
import type { View } from '#shared/web/view.ts';
import type { Gazetteer } from '../../gazetteer.ts';
import { DemandMap } from './demand-map.tsx';
import { DeskFrame, deskPath, FirstThing } from './desk-frame.tsx';
import type { Desk } from './read-desk.ts';

type Props = Desk & { demand: Around | 'used-up' | null; gazetteer: Gazetteer; tiles: string | null };
type Row = { name: string; band: CountBand };

const LEAST: CountBand = '0-2';

export const DemandView = (props: Props) => {
  const { view, space, site, demand } = props;
  const { t } = view;
  return (
    <DeskFrame {...props} hasMap={demand !== null} tab="demand" title={`${t.t('desk.demand')}: ${space.name}`}>
      <section aria-labelledby="demand">
        <h2 id="demand">{t.t('demand.title')}</h2>
        {site.state === 'verified' ? (
          <>
            <p class="second suitors-text">{t.t('demand.text')}</p>
            {demand === 'used-up' && <p>{t.t('desk.usedUp')}</p>}
            {demand === null && <AskDemand {...props} />}
            {demand !== null && demand !== 'used-up' && <Charts {...props} demand={demand} />}
          </>
        ) : (
          <FirstThing {...props} first="verify" />
        )}
      </section>
    </DeskFrame>
  );
};

const AskDemand = ({ view: { t }, space }: Props) => (
  <form method="get" action={`${deskPath(space.id)}/demand`} class="mirror-ask">
    <button class="button plate" type="submit" name="count" value="yes">
      {t.t('demand.ask')}
    </button>
    <p class="small second">{t.t('desk.limit')}</p>
  </form>
);

const Charts = (props: Props & { demand: Around }) => {
  const { view, demand } = props;
  const { t } = view;
  const activities = demand.activities.map(({ activity, actors }) => ({
    name: capitalised(t.lang, codeName(t, 'activity', activity)),
    band: actors,
  }));
  const spans = (rows: Demand['areaM2'], tell: (amount: number) => string): Row[] =>
    rows.map((row) => ({ name: spanText(view, row, tell), band: row.actors }));
  const euro = (amount: number) => t.money(amount * 100, 'EUR');
  return (
    <>
      <div class="demand-total">
        <h3>{t.t('demand.total')}</h3>
        <Bands band={demand.actors} />
      </div>
      {demand.actors === LEAST ? (
        <p class="empty">{t.t('demand.nobody')}</p>
      ) : (
        <div class="charts">
          <Chart view={view} title={t.t('demand.activity')} rows={activities} isOpen />
          <Chart view={view} title={t.t('demand.size')} rows={spans(demand.areaM2, t.areaM2)} />
          <Chart view={view} title={t.t('demand.month')} rows={spans(demand.budgetEurPerMonth, euro)} />
          <Chart view={view} title={t.t('demand.session')} rows={spans(demand.budgetEurPerSession, euro)} />
          <Chart
            view={view}
            title={t.t('demand.season')}
            rows={demand.seasons.map(({ quarter, actors }) => ({ name: quarterText(view, quarter), band: actors }))}
          />
        </div>
      )}
      {demand.actors !== LEAST && <DemandMap {...props} around={demand} />}
    </>
  );
};

/**
 * Bars, and the bands in words: a table is both. Where the rows have no order of their own, the most asked for come
 * first and those under three share a line.
 */
const Chart = ({
  view: { t },
  title,
  rows,
  isOpen,
}: {
  view: View;
  title: string;
  rows: readonly Row[];
  isOpen?: boolean;
}) => {
  const few = rows.filter(({ band }) => band === LEAST);
  if (few.length === rows.length)
    return (
      <div class="chart">
        <h3>{title}</h3>
        <p class="second">{t.t('demand.empty')}</p>
      </div>
    );
  const shown = isOpen ? BANDS_DOWN.flatMap((band) => rows.filter((row) => row.band === band)) : rows;
  return (
    <div class="chart">
      <table>
        <caption>{title}</caption>
        <thead class="hidden">
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{t.t('demand.actors')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, band }) => (
            <tr>
              <th scope="row">{name}</th>
              <td>
                <span class="chart-cell">
                  <BandBar band={band} />
                  <span class={band === LEAST ? 'second' : undefined}>{bandText(band)}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isOpen && few.length > 0 && (
        <p class="small second">{t.t('demand.few', { list: few.map(({ name }) => name).join(', ') })}</p>
      )}
    </div>
  );
};

const BANDS_DOWN: readonly CountBand[] = ['30+', '10-29', '3-9'];

const spanText = ({ t }: View, { from, until }: Demand['areaM2'][number], tell: (amount: number) => string): string => {
  if (until === null) return t.t('demand.over', { from: tell(from) });
  if (from === 0) return t.t('demand.under', { until: tell(until) });
  return t.t('demand.between', { from: t.number(from), until: tell(until) });
};

/** "2027-Q1" as its months. */
const quarterText = ({ t }: View, quarter: string): string => {
  const first = 3 * Number(quarter.slice(6)) - 2;
  const month = (number: number) => `${quarter.slice(0, 4)}-${String(number).padStart(2, '0')}`;
  return capitalised(t.lang, t.monthSpan(month(first), month(first + 2), 'short'));
};
