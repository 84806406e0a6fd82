import type { Region } from '#shared/domain/region.ts';
import type { Site } from '#shared/domain/site.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { faultOf, Select, TextField } from '#shared/web/field.tsx';
import { Optional } from '#shared/web/form-end.tsx';
import { textOf } from '../../form.ts';
import { TIME_ZONES } from '../../time-zone-of.ts';
import { FreeTextField } from './free-text-field.tsx';
import { ContactFields, type FieldsProps, NameFields, WhereFields } from './site-basics.tsx';
import { OPERATOR_KINDS, PRECISIONS, SELECTIONS, SITE_TEXTS, type SiteText, zonesWith } from './site-fields.ts';

type Props = FieldsProps & { site: Site };

/** A stored text of the house by its own name. */
export const SiteTextField = ({ site, name, ...fields }: Props & { name: SiteText }) => (
  <FreeTextField {...fields} name={name} label={fields.view.t.t(SITE_TEXTS[name].label)} stored={site[name]} />
);

const value = ({ answers, faults }: FieldsProps, name: string) => ({
  name,
  value: textOf(answers, name),
  fault: faultOf(faults, name),
});

/** What the house is. */
export const HouseFields = (props: Props) => {
  const { t } = props.view;
  return (
    <>
      <NameFields {...props} />
      <div class="form-row">
        <TextField {...value(props, 'year')} label={t.t('house.year')} hint={t.t('siteForm.yearHint')} />
        <TextField {...value(props, 'area')} label={t.t('house.area')} unit="m²" inputmode="decimal" />
      </div>
      <SiteTextField {...props} name="story" />
      <SiteTextField {...props} name="formerUse" />
    </>
  );
};

/** Where it is, by which clock, and whose region that is. */
export const PlaceFields = ({ regions, ...props }: Props & { regions: readonly Region[] }) => {
  const { view, site } = props;
  const { t } = view;
  const countryOf = (zone: string) => Object.entries(TIME_ZONES).find(([, each]) => each === zone)?.[0];
  const zones = zonesWith(site.timeZone).map((zone) => {
    const country = countryOf(zone);
    return { value: zone, text: country === undefined ? zone : `${t.country(country)} (${zone})` };
  });
  return (
    <>
      <WhereFields {...props} />
      <Select
        {...value(props, 'precision')}
        label={t.t('siteForm.precision')}
        choices={PRECISIONS.map((code) => ({ value: code, text: t.t(`siteForm.precision.${code}`) }))}
      />
      <TextField
        {...value(props, 'point')}
        label={<Optional view={view} label={t.t('siteForm.point')} />}
        hint={t.t('siteForm.pointHint')}
        autocomplete="off"
      />
      <Select
        {...value(props, 'timeZone')}
        label={t.t('siteForm.timeZone')}
        hint={t.t('siteForm.timeZoneHint')}
        choices={zones.toSorted((a, b) => a.text.localeCompare(b.text, t.lang))}
      />
      <Select
        {...value(props, 'region')}
        label={t.t('coordination.region')}
        hint={t.t('siteForm.regionHint')}
        empty={t.t('coordination.noRegion')}
        choices={regions.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <SiteTextField {...props} name="transport" />
    </>
  );
};

/** Who runs it, and how people come in. */
export const RunningFields = (props: Props) => {
  const { view } = props;
  const { t } = view;
  const choices = (codes: readonly string[], textFor: (code: string) => string) =>
    codes.map((code) => ({ value: code, text: capitalised(t.lang, textFor(code)) }));
  return (
    <>
      <div class="form-row">
        <TextField {...value(props, 'operator')} label={t.t('house.operator')} />
        <Select
          {...value(props, 'operatorKind')}
          label={t.t('siteForm.operatorKind')}
          empty={t.t('page.unknown')}
          choices={OPERATOR_KINDS.map((code) => ({
            value: code,
            text: capitalised(t.lang, t.t(`house.operator.${code}`)),
          }))}
        />
      </div>
      <ContactFields {...props} />
      <SiteTextField {...props} name="opening" />
      <Select
        {...value(props, 'byAppointment')}
        label={t.t('siteForm.appointment')}
        empty={t.t('page.unknown')}
        choices={choices(['yes', 'no'], (code) => t.t(code === 'yes' ? 'house.appointment' : 'siteForm.noAppointment'))}
      />
      <Select
        {...value(props, 'selectionMode')}
        label={t.t('house.selection')}
        empty={t.t('page.unknown')}
        choices={SELECTIONS.map((code) => ({
          value: code,
          text: capitalised(t.lang, t.t(`house.selection.${code}`)),
        }))}
      />
      <SiteTextField {...props} name="houseRules" />
    </>
  );
};

/** A verified house that moves is hidden until it is verified again: said before, and ticked. */
export const MoveField = ({ view: { t }, answers, faults }: FieldsProps) => {
  const fault = faultOf(faults, 'moves');
  return (
    <div class={`field ${fault ? 'field-wrong' : ''}`}>
      {fault && (
        <p class="fault" id="moves-fault">
          {fault}
        </p>
      )}
      <label class="tick-one">
        <input
          id="moves"
          type="checkbox"
          name="moves"
          value="yes"
          checked={textOf(answers, 'moves') !== ''}
          aria-describedby={fault ? 'moves-fault' : undefined}
        />
        <span>{t.t('siteForm.moves')}</span>
      </label>
    </div>
  );
};
