import { ACTIVITIES, type Amenity, SPACE_KINDS } from '#shared/domain/codes.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { type CodeList, codeNames } from '#shared/i18n/code-name.ts';
import { type Choice, faultOf, Select, TextField, TickList } from '#shared/web/field.tsx';
import { Optional } from '#shared/web/form-end.tsx';
import { TriState } from '#shared/web/tri-state.tsx';
import type { View } from '#shared/web/view.ts';
import { textOf, textsOf } from '../../form.ts';
import { MODES, TENURES } from './read-space.ts';
import type { FieldsProps } from './site-basics.tsx';

/** Codes by the names people read, sorted by these. */
export const codeChoices = ({ t }: View, list: CodeList, codes: readonly string[]): Choice[] =>
  codes
    .map((value, index) => ({ value, text: capitalised(t.lang, codeNames(t, list, codes)[index] ?? value) }))
    .sort((a, b) => a.text.localeCompare(b.text, t.lang));

export const NameAndKind = ({ view, answers, faults }: FieldsProps) => {
  const { t } = view;
  return (
    <div class="form-row">
      <TextField
        name="name"
        label={t.t('spaceForm.name')}
        value={textOf(answers, 'name')}
        fault={faultOf(faults, 'name')}
        maxlength={120}
      />
      <Select
        name="kind"
        label={t.t('room.kind')}
        value={textOf(answers, 'kind')}
        empty={t.t('search.choose')}
        choices={SPACE_KINDS.map((value) => ({ value, text: t.t(`spaceKind.${value}`) }))}
        fault={faultOf(faults, 'kind')}
      />
    </div>
  );
};

export const ActivitiesField = ({ view, answers, faults }: FieldsProps) => (
  <TickList
    name="activities"
    label={view.t.t('room.activities')}
    hint={view.t.t('spaceForm.noneTicked')}
    choices={codeChoices(view, 'activity', ACTIVITIES)}
    values={textsOf(answers, 'activities')}
    fault={faultOf(faults, 'activities')}
    class="ticks-columns"
  />
);

export const SizeFields = ({ view, answers, faults }: FieldsProps) => {
  const { t } = view;
  return (
    <div class="form-row">
      <TextField
        name="areaM2"
        label={t.t('room.size')}
        unit="m²"
        inputmode="decimal"
        width="short"
        value={textOf(answers, 'areaM2')}
        fault={faultOf(faults, 'areaM2')}
      />
      <TextField
        name="divisibleFromM2"
        label={<Optional view={view} label={t.t('spaceForm.part')} />}
        unit="m²"
        inputmode="decimal"
        value={textOf(answers, 'divisibleFromM2')}
        fault={faultOf(faults, 'divisibleFromM2')}
      />
    </div>
  );
};

export const AvailableFields = ({ view, answers, faults }: FieldsProps) => {
  const { t } = view;
  return (
    <div class="form-row">
      <TextField
        name="from"
        type="date"
        label={t.t('room.freeFrom')}
        value={textOf(answers, 'from')}
        fault={faultOf(faults, 'from')}
      />
      <TextField
        name="until"
        type="date"
        label={<Optional view={view} label={t.t('spaceForm.until')} />}
        value={textOf(answers, 'until')}
        fault={faultOf(faults, 'until')}
      />
    </div>
  );
};

export const ModesField = ({ view: { t }, answers, faults }: FieldsProps) => (
  <TickList
    name="modes"
    label={t.t('room.modes')}
    hint={t.t('spaceForm.noneTicked')}
    choices={MODES.map((value) => ({
      value,
      text: t.t(`spaceForm.mode.${value}`),
      hint: t.t(`spaceForm.modeHint.${value}`),
    }))}
    values={textsOf(answers, 'modes')}
    fault={faultOf(faults, 'modes')}
  />
);

export const TenureField = ({ view, answers, faults }: FieldsProps) => {
  const { t } = view;
  return (
    <Select
      name="tenure"
      label={t.t('room.tenure')}
      value={textOf(answers, 'tenure')}
      empty={t.t('spaceForm.notYet')}
      choices={TENURES.map((value) => ({ value, text: t.t(`tenure.${value}`) }))}
      fault={faultOf(faults, 'tenure')}
    />
  );
};

type AmenityProps = FieldsProps & { codes: readonly Amenity[] };
export const AmenitiesField = ({ view, answers, faults, codes }: AmenityProps) => {
  const { t } = view;
  const names = codeNames(t, 'amenity', codes);
  return (
    <TriState
      view={view}
      name="amenities"
      label={t.t('spaceForm.amenities')}
      yes={t.t('spaceForm.isThere')}
      no={t.t('spaceForm.isNotThere')}
      rows={codes.map((code, index) => {
        const given = textOf(answers, `amenity.${code}`);
        const value = given === 'yes' || given === 'no' ? given : '';
        return { name: `amenity.${code}`, label: capitalised(t.lang, names[index] ?? code), value } as const;
      })}
      faults={faults}
    />
  );
};
