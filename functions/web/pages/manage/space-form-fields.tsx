import type { Site } from '#shared/domain/site.ts';
import type { Space } from '#shared/domain/space.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { faultOf, Select, TextField, TickList } from '#shared/web/field.tsx';
import { TriState } from '#shared/web/tri-state.tsx';
import { textOf, textsOf } from '../../form.ts';
import { FreeTextField } from './free-text-field.tsx';
import { WEEKDAYS } from './opening-hours.ts';
import { MOST_TARIFFS } from './read-space.ts';
import { FLOORS, INCLUDED, NOISES } from './read-space-patch.ts';
import type { FieldsProps } from './site-basics.tsx';
import { NONE, NUISANCES, SPACE_MEASURES } from './space-answers.ts';
import { ActivitiesField, AvailableFields, ModesField, NameAndKind, TenureField } from './space-fields.tsx';
import { TariffRow } from './tariff-fields.tsx';

const UNITS = { powerKw: 'kW', floorLoadKgM2: 'kg/m²', doorWidthCm: 'cm', ceilingCm: 'cm' } as const;
const SHOWN_FLOORS = FLOORS.slice(0, 21);

export const BasicFields = ({ space, ...fields }: FieldsProps & { space: Space }) => {
  const { view, answers, faults } = fields;
  const { t } = view;
  const floor = textOf(answers, 'floorLevel');
  const floors = floor === '' || SHOWN_FLOORS.includes(floor) ? SHOWN_FLOORS : [...SHOWN_FLOORS, floor];
  return (
    <>
      <NameAndKind {...fields} />
      <FreeTextField
        {...fields}
        name="story"
        label={t.t('spaceForm.story')}
        hint={t.t('spaceForm.storyHint')}
        stored={space.story}
      />
      <Select
        name="floorLevel"
        label={t.t('room.floor')}
        value={floor}
        empty={t.t('spaceForm.notYet')}
        choices={floors.map((value) => ({
          value,
          text: value === '0' ? capitalised(t.lang, t.t('room.ground')) : t.number(Number(value)),
        }))}
        fault={faultOf(faults, 'floorLevel')}
      />
    </>
  );
};

export const UseFields = (fields: FieldsProps) => {
  const { view, answers, faults } = fields;
  const { t } = view;
  return (
    <>
      <ActivitiesField {...fields} />
      <div class="form-row">
        <TenureField {...fields} />
        <Figure {...fields} name="capacity" label={t.t('room.capacity')} />
      </div>
      <ModesField {...fields} />
      <fieldset class="field">
        <legend>{t.t('room.hours')}</legend>
        <p class="hint">{t.t('spaceForm.hoursHint')}</p>
        <div class="hours-fields">
          {WEEKDAYS.map((day) => (
            <TextField
              name={`open.${day}`}
              label={t.weekdays()[day - 1] ?? ''}
              value={textOf(answers, `open.${day}`)}
              fault={faultOf(faults, `open.${day}`)}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
};

type FigureProps = FieldsProps & { name: string; label: string; hint?: string; unit?: string };
const Figure = ({ answers, faults, name, label, hint, unit }: FigureProps) => (
  <TextField
    name={name}
    label={label}
    inputmode="decimal"
    width="short"
    value={textOf(answers, name)}
    fault={faultOf(faults, name)}
    {...(hint !== undefined && { hint })}
    {...(unit !== undefined && { unit })}
  />
);

export const MeasureFields = (fields: FieldsProps) => {
  const { t } = fields.view;
  return (
    <div class="form-row">
      {SPACE_MEASURES.map((name) => (
        <Figure {...fields} name={name} label={capitalised(t.lang, t.t(`measure.${name}`))} unit={UNITS[name]} />
      ))}
    </div>
  );
};

export const TimeFields = (fields: FieldsProps) => {
  const { t } = fields.view;
  const span = (name: 'term' | 'preferred', label: string) => (
    <fieldset class="field">
      <legend>{label}</legend>
      <div class="form-row">
        <Figure {...fields} name={`${name}Min`} label={t.t('spaceForm.termMin')} />
        <Figure {...fields} name={`${name}Max`} label={t.t('spaceForm.termMax')} />
      </div>
    </fieldset>
  );
  return (
    <>
      <AvailableFields {...fields} />
      {span('term', t.t('spaceForm.term'))}
      {span('preferred', t.t('spaceForm.preferred'))}
      <div class="form-row">
        <Figure {...fields} name="leadTimeDays" label={t.t('spaceForm.lead')} />
        <Figure {...fields} name="noticeDays" label={t.t('spaceForm.notice')} />
      </div>
    </>
  );
};

const NEW_TARIFFS = 2;

export const CostFields = ({ site, space, ...fields }: FieldsProps & { site: Site; space: Space }) => {
  const { view, answers, faults } = fields;
  const { t } = view;
  const stored = space.tariffs?.length ?? 0;
  const currency = space.tariffs?.[0]?.currency ?? (site.country === 'HU' ? 'HUF' : 'EUR');
  const rows = Array.from({ length: Math.min(MOST_TARIFFS, stored + NEW_TARIFFS) }, (_, row) => row);
  return (
    <>
      <p class="hint">{t.t('spaceForm.tariffsHint')}</p>
      {rows.map((row) => {
        const fieldset = (
          <TariffRow
            {...fields}
            answers={{ [`currency.${row}`]: [currency], ...answers }}
            row={row}
            isStored={row < stored}
          />
        );
        if (row < Math.max(stored, 1)) return fieldset;
        const isTyped = ['rent', 'charges'].some((name) => textOf(answers, `${name}.${row}`) !== '');
        return (
          <details class="fold" open={isTyped}>
            <summary>{t.t('spaceForm.tariffNew')}</summary>
            {fieldset}
          </details>
        );
      })}
      <TickList
        name="includes"
        label={t.t('spaceForm.includes')}
        hint={t.t('spaceForm.noneTicked')}
        choices={[...INCLUDED, NONE].map((value) => ({
          value,
          text: capitalised(
            t.lang,
            t.t(value === NONE ? 'spaceForm.includesNone' : `room.includes.${value as (typeof INCLUDED)[number]}`),
          ),
        }))}
        values={textsOf(answers, 'includes')}
        fault={faultOf(faults, 'includes')}
        class="ticks-columns"
      />
      <div class="form-row">
        <YesNo {...fields} name="vatIncluded" label={t.t('room.vat')} yes={t.t('room.vatIn')} no={t.t('room.vatOn')} />
        <Figure {...fields} name="deposit" label={t.t('room.deposit')} unit={currency === 'HUF' ? 'Ft' : '€'} />
        <YesNo
          {...fields}
          name="insuranceRequired"
          label={t.t('room.insurance')}
          yes={t.t('room.insuranceNeeded')}
          no={t.t('room.insuranceFree')}
        />
        <YesNo
          {...fields}
          name="sublettingAllowed"
          label={t.t('room.sublet')}
          yes={t.t('room.subletYes')}
          no={t.t('room.subletNo')}
        />
      </div>
    </>
  );
};

type YesNoProps = FieldsProps & { name: string; label: string; yes: string; no: string };
const YesNo = ({ view: { t }, answers, name, label, yes, no }: YesNoProps) => (
  <Select
    name={name}
    label={label}
    value={textOf(answers, name)}
    empty={t.t('spaceForm.notYet')}
    choices={[
      { value: 'yes', text: capitalised(t.lang, yes) },
      { value: 'no', text: capitalised(t.lang, no) },
    ]}
  />
);

/** What the house puts up with. */
export const RuleFields = ({ view, answers, faults }: FieldsProps) => {
  const { t } = view;
  return (
    <>
      <Select
        name="noise"
        label={t.t('spaceForm.noise')}
        value={textOf(answers, 'noise')}
        empty={t.t('spaceForm.notYet')}
        choices={NOISES.map((value) => ({ value, text: t.t(`search.noise.${value}`) }))}
        fault={faultOf(faults, 'noise')}
      />
      <TriState
        view={view}
        name="tolerates"
        label={t.t('spaceForm.tolerates')}
        yes={t.t('spaceForm.mayBe')}
        no={t.t('spaceForm.mayNotBe')}
        rows={NUISANCES.map((code) => {
          const given = textOf(answers, `tolerates.${code}`);
          const value = given === 'yes' || given === 'no' ? given : '';
          return { name: `tolerates.${code}`, label: capitalised(t.lang, t.t(`emission.${code}`)), value } as const;
        })}
        faults={faults}
      />
    </>
  );
};
