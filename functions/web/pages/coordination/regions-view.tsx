import { may } from '#shared/domain/authority.ts';
import type { Region } from '#shared/domain/region.ts';
import { type FieldFault, faultOf, TextField } from '#shared/web/field.tsx';
import { FaultSummary, SavedNotice } from '#shared/web/notice.tsx';
import { PostForm } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';
import { type FormAnswers, textOf } from '../../form.ts';
import { CoordinationFrame } from './coordination-frame.tsx';
import { RegionForm } from './region-form.tsx';

type Sent = { answers: FormAnswers; faults: readonly FieldFault[] };
export type RegionsForms = { region?: Sent & { of?: Region }; exchange?: Sent };
type Exchange = { eurPerHuf: number; asOf: string; version: number };
type Props = { view: View; regions: readonly Region[]; exchange: Exchange; forms: RegionsForms };

export const RegionsPage = ({ view, regions, exchange, forms }: Props) => {
  const { t, caller } = view;
  const changed = forms.region?.of;
  return (
    <CoordinationFrame view={view} title={t.t('coordination.regions')}>
      <SavedNotice view={view} />
      <FaultSummary view={view} faults={[...(forms.region?.faults ?? []), ...(forms.exchange?.faults ?? [])]} />
      <h1>{changed?.name ?? t.t('coordination.regions')}</h1>
      {changed === undefined && (
        <ul class="rows region-list">
          {regions.map(({ id, name, countries }) => (
            <li>
              <a href={`/coordination/regions/${id}`}>{name}</a>
              <span class="second">{t.list(countries.map((code) => t.country(code)))}</span>
            </li>
          ))}
          {may.keepRegions(caller) && (
            <li>
              <a href="/coordination/regions/all">{t.t('regions.ofAll')}</a>
              <span class="second">{t.t('regions.ofAllText')}</span>
            </li>
          )}
        </ul>
      )}
      {may.keepRegions(caller) && (
        <section class="section" aria-labelledby="region-form">
          <h2 id="region-form">{t.t(changed ? 'regions.change' : 'regions.new')}</h2>
          <RegionForm
            view={view}
            action={changed ? `/coordination/regions/${changed.id}` : '/coordination/regions'}
            answers={forms.region?.answers ?? {}}
            faults={forms.region?.faults ?? []}
            region={changed ?? null}
          />
        </section>
      )}
      {may.setExchange(caller) && changed === undefined && (
        <ExchangeForm view={view} exchange={exchange} sent={forms.exchange} />
      )}
    </CoordinationFrame>
  );
};

const ExchangeForm = ({ view, exchange, sent }: { view: View; exchange: Exchange; sent: Sent | undefined }) => {
  const { t } = view;
  const rate = t.number(1 / exchange.eurPerHuf, 2);
  const answers = sent?.answers ?? {
    rate: [String(Math.round(100 / exchange.eurPerHuf) / 100)],
    asOf: [exchange.asOf],
  };
  const faults = sent?.faults ?? [];
  return (
    <section class="section" aria-labelledby="exchange">
      <h2 id="exchange">{t.t('regions.exchange')}</h2>
      <p>{t.t('regions.exchangeText', { rate, day: t.day(exchange.asOf) })}</p>
      <PostForm view={view} action="/coordination/exchange" class="form">
        <input type="hidden" name="version" value={String(exchange.version)} />
        <div class="form-row">
          <TextField
            name="rate"
            label={t.t('regions.rate')}
            value={textOf(answers, 'rate')}
            fault={faultOf(faults, 'rate')}
            inputmode="decimal"
            unit="Ft"
            width="short"
          />
          <TextField
            name="asOf"
            label={t.t('regions.asOf')}
            type="date"
            value={textOf(answers, 'asOf')}
            fault={faultOf(faults, 'asOf')}
            width="short"
          />
        </div>
        <p>
          <button class="button" type="submit">
            {t.t('form.save')}
          </button>
        </p>
      </PostForm>
    </section>
  );
};
