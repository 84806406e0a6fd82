import type { Region } from '#shared/domain/region.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import { Drawing, DrawingSymbols } from '#shared/web/drawing.tsx';
import { FactTable } from '#shared/web/fact-table.tsx';
import { type FieldFault, faultOf, TextArea } from '#shared/web/field.tsx';
import { FaultSummary } from '#shared/web/notice.tsx';
import { PostForm } from '#shared/web/post-form.tsx';
import { Unknown } from '#shared/web/unknown.tsx';
import type { View } from '#shared/web/view.ts';
import { SiteSections } from '../site-sections.tsx';
import { buildingText, placeText } from '../site-text.ts';
import { CoordinationFrame } from './coordination-frame.tsx';
import { sinceText } from './waiting-sites.tsx';

type Props = {
  view: View;
  site: Site;
  spaces: readonly Space[];
  managers: number;
  region: Region | null;
  faults: readonly FieldFault[];
  reason: string;
};

export const SiteDecisionPage = (props: Props) => {
  const { view, site, spaces, faults } = props;
  const { t } = view;
  const kind = site.building ?? 'unknown';
  return (
    <CoordinationFrame view={view} title={site.name} sample={site.sample ? t.t('page.sampleText') : null}>
      <DrawingSymbols kinds={[kind]} />
      <FaultSummary view={view} faults={faults} />
      <div class="columns columns-narrow space-head">
        <div>
          <h1>{site.name}</h1>
          <p class="lead">{placeText(view, site)}</p>
          {site.building && <p>{buildingText(view, site)}</p>}
          <p>
            <strong>{t.t(`siteCheck.state.${site.state}`)}</strong> {sinceText(view, site)}
          </p>
          {site.returnedBecause && <p>{t.t('siteCheck.because', { reason: site.returnedBecause })}</p>}
        </div>
        <Drawing kind={kind} size="large" />
      </div>
      <div class="columns columns-narrow">
        <div>
          <section class="section">
            <h2>{t.t('siteCheck.frame')}</h2>
            <Frame {...props} />
          </section>
          <SiteSections view={view} site={site} />
          <section class="section">
            <h2>{t.t('house.spaces')}</h2>
            {spaces.length === 0 ? <p>{t.t('siteCheck.noSpaces')}</p> : <Spaces view={view} spaces={spaces} />}
          </section>
        </div>
        <Decision {...props} />
      </div>
    </CoordinationFrame>
  );
};

/** What is checked before what the house says of itself: where it is, whose it is. */
const Frame = ({ view, site, managers, region }: Props) => {
  const { t } = view;
  return (
    <FactTable
      facts={[
        { name: t.t('coordination.region'), value: region?.name ?? t.t('coordination.noRegion') },
        {
          name: t.t('siteCheck.managers'),
          value: <a href={`/manage/sites/${site.id}/members`}>{t.t('siteCheck.managerCount', { count: managers })}</a>,
        },
        {
          name: t.t('room.where'),
          value: `${t.t(`room.precision.${site.locationPrecision}`)} ${t.t('room.coordinates', {
            lat: `${t.number(site.location.lat, 3)}°`,
            lon: `${t.number(site.location.lon, 3)}°`,
          })}`,
        },
        { name: t.t('siteCheck.timeZone'), value: site.timeZone },
      ]}
    />
  );
};

const Spaces = ({ view, spaces }: { view: View; spaces: readonly Space[] }) => {
  const { t } = view;
  return (
    <ul class="rows">
      {spaces.map(({ id, name, state, areaM2 }) => (
        <li>
          <span>
            <a href={`/spaces/${id}`}>{name}</a> <span class="second">{t.t(`siteCheck.space.${state}`)}</span>
          </span>
          <span>{areaM2 === null ? <Unknown view={view} /> : t.areaM2(areaM2)}</span>
        </li>
      ))}
    </ul>
  );
};

const Decision = ({ view, site, faults, reason }: Props) => {
  const { t } = view;
  const isOpen = site.state === 'submitted';
  if (!isOpen && site.state !== 'verified') return <div />;
  return (
    <aside class="ask-box box box-strong decision" aria-labelledby="decide">
      <h2 id="decide">{t.t('siteCheck.decide')}</h2>
      {isOpen && (
        <PostForm view={view} action={`/coordination/sites/${site.id}/verify`}>
          <input type="hidden" name="version" value={String(site.version)} />
          <p>{t.t('siteCheck.verifyText')}</p>
          <button class="button plate" type="submit">
            {t.t('siteCheck.verify')}
          </button>
        </PostForm>
      )}
      <PostForm view={view} action={`/coordination/sites/${site.id}/return`}>
        <input type="hidden" name="version" value={String(site.version)} />
        <p>{t.t('siteCheck.returnText')}</p>
        <TextArea
          name="reason"
          label={t.t('siteCheck.reason')}
          hint={t.t('siteCheck.reasonHint')}
          value={reason}
          fault={faultOf(faults, 'reason')}
          rows={4}
          maxlength={1000}
        />
        <button class="button" type="submit">
          {t.t('siteCheck.return')}
        </button>
      </PostForm>
    </aside>
  );
};
