import { SPACE_TODAY } from '#shared/domain/space-today.ts';
import { SITE_STATES } from '#shared/usecases/count-region.ts';
import type { Figures, Overview, RegionFigures } from '#shared/usecases/oversee-regions.ts';
import { Bands, bandText } from '#shared/web/bands.tsx';
import { Notice } from '#shared/web/notice.tsx';
import type { View } from '#shared/web/view.ts';
import { CoordinationFrame } from './coordination-frame.tsx';
import { SpacesBar, SpacesLegend } from './spaces-bar.tsx';

type Props = { view: View; overview: Overview };

export const DashboardPage = ({ view, overview }: Props) => {
  const { t, url } = view;
  const { regions, total, isCut } = overview;
  return (
    <CoordinationFrame view={view} title={t.t('coordination.title')}>
      {url.searchParams.has('claimed') && <Notice>{t.t('coordination.claimed')}</Notice>}
      <div class="desk-head">
        <h1>{t.t('coordination.title')}</h1>
        <p class="second">{t.t('coordination.lead')}</p>
      </div>
      <Totals view={view} total={total} />
      {regions.length === 0 ? (
        <p class="empty">
          {t.t('coordination.none')} <a href="/coordination/regions">{t.t('coordination.regions')}</a>
        </p>
      ) : (
        <>
          <ByRegion view={view} regions={regions} />
          <AllFigures view={view} regions={regions} total={total} />
        </>
      )}
      {(isCut || total.isCut) && <p class="second">{t.t('coordination.cut')}</p>}
    </CoordinationFrame>
  );
};

const Totals = ({ view, total }: { view: View; total: Figures }) => {
  const { t } = view;
  const { sites, spaces, waiting, seekers } = total;
  return (
    <dl class="key-facts">
      <div>
        <dt>{t.t('coordination.sitesWaiting')}</dt>
        <dd>
          <a href="/coordination/sites">
            <strong>{t.number(sites.submitted)}</strong>
          </a>
        </dd>
      </div>
      <div>
        <dt>{t.t('coordination.spacesEmpty')}</dt>
        <dd>
          <strong>{t.number(spaces.empty)}</strong>
        </dd>
      </div>
      <div>
        <dt>{t.t('coordination.spacesLet')}</dt>
        <dd>
          <strong>{t.number(spaces.let)}</strong>
        </dd>
      </div>
      <div>
        <dt>{t.t('coordination.seekers')}</dt>
        <dd>
          <strong>{bandText(seekers)}</strong>
        </dd>
      </div>
      <div>
        <dt>{t.t('coordination.waiting')}</dt>
        <dd>
          <strong>{t.number(waiting)}</strong>
        </dd>
      </div>
    </dl>
  );
};

const nameOf = ({ t }: View, { region }: RegionFigures): string => region?.name ?? t.t('coordination.noRegion');

/** The same scale for all regions: a longer bar is more rooms. */
const ByRegion = ({ view, regions }: { view: View; regions: readonly RegionFigures[] }) => {
  const { t } = view;
  const most = Math.max(1, ...regions.map(({ spaces }) => SPACE_TODAY.reduce((sum, day) => sum + spaces[day], 0)));
  return (
    <section class="section" aria-labelledby="spaces">
      <h2 id="spaces">{t.t('coordination.spacesTitle')}</h2>
      <p class="second">{t.t('coordination.spacesText')}</p>
      <SpacesLegend view={view} />
      <ul class="region-rows">
        {regions.map((figures) => (
          <li>
            <div>
              <h3>
                {figures.region ? (
                  <a href={`/coordination/regions/${figures.region.id}`}>{figures.region.name}</a>
                ) : (
                  nameOf(view, figures)
                )}
              </h3>
              <p class="second">{t.t('coordination.sitesVerified', { count: figures.sites.verified })}</p>
            </div>
            <div>
              <SpacesBar spaces={figures.spaces} most={most} />
              <p>{spacesText(view, figures)}</p>
            </div>
            <div>
              <p class="second">{t.t('coordination.seekers')}</p>
              <Bands band={figures.seekers} />
            </div>
          </li>
        ))}
      </ul>
      <p class="second">{t.t('coordination.seekersText')}</p>
    </section>
  );
};

const spacesText = ({ t }: View, { spaces }: Figures): string =>
  SPACE_TODAY.map((day) => t.t(`coordination.count.${day}`, { figure: t.number(spaces[day]) })).join(', ');

const AllFigures = ({ view, regions, total }: { view: View; regions: readonly RegionFigures[]; total: Figures }) => {
  const { t } = view;
  const names = {
    states: SITE_STATES.map((state) => t.t(`coordination.sites.${state}`)),
    days: SPACE_TODAY.map((day) => t.t(`coordination.spaces.${day}`)),
  };
  const row = (name: string, { sites, spaces, seekers, waiting }: Figures, isTotal = false) => (
    <tr class={isTotal ? 'total' : undefined}>
      <th scope="row">{name}</th>
      {SITE_STATES.map((state, n) => (
        <td data-name={names.states[n]}>{t.number(sites[state])}</td>
      ))}
      {SPACE_TODAY.map((day, n) => (
        <td data-name={names.days[n]}>{t.number(spaces[day])}</td>
      ))}
      <td data-name={t.t('coordination.seekers')}>{bandText(seekers)}</td>
      <td data-name={t.t('coordination.waiting')}>{t.number(waiting)}</td>
    </tr>
  );
  return (
    <section class="section" aria-labelledby="figures">
      <h2 id="figures">{t.t('coordination.figures')}</h2>
      <table class="table table-figures">
        <thead>
          <tr>
            <th scope="col">{t.t('coordination.region')}</th>
            {[...names.states, ...names.days, t.t('coordination.seekers'), t.t('coordination.waiting')].map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {regions.map((figures) => row(nameOf(view, figures), figures))}
          {regions.length > 1 && row(t.t('coordination.total'), total, true)}
        </tbody>
      </table>
    </section>
  );
};
