import type { Region } from '#shared/domain/region.ts';
import { type FieldFault, faultOf, TextField, TickList } from '#shared/web/field.tsx';
import { FormEnd } from '#shared/web/form-end.tsx';
import { PostForm } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';
import { COUNTRIES } from '../../find-place.ts';
import { type FormAnswers, textOf, textsOf } from '../../form.ts';
import { type FormReader, formReader } from '../../form-reader.ts';

const MOST_NAME = 120;
const MOST_COUNTRIES = 10;

type Props = {
  view: View;
  action: string;
  answers: FormAnswers;
  faults: readonly FieldFault[];
  /** What is changed; null makes a new one. */
  region: Region | null;
};

export const RegionForm = ({ view, action, answers, faults, region }: Props) => {
  const { t } = view;
  const codes = [...new Set([...COUNTRIES, ...(region?.countries ?? [])])];
  return (
    <PostForm view={view} action={action} makes={region === null} class="form">
      {region && <input type="hidden" name="version" value={String(region.version)} />}
      <TextField
        name="name"
        label={t.t('regions.name')}
        value={textOf(answers, 'name')}
        fault={faultOf(faults, 'name')}
        maxlength={MOST_NAME}
      />
      <TickList
        name="countries"
        label={t.t('regions.countries')}
        values={textsOf(answers, 'countries')}
        fault={faultOf(faults, 'countries')}
        choices={codes.map((value) => ({ value, text: t.country(value) }))}
        class="ticks-columns"
      />
      {region === null ? (
        <FormEnd view={view} submit={t.t('regions.make')} />
      ) : (
        <p>
          <button class="button" type="submit">
            {t.t('form.save')}
          </button>
        </p>
      )}
    </PostForm>
  );
};

export const answersOf = (region: Region): FormAnswers => ({ name: [region.name], countries: region.countries });

/** The region that a form describes, or what is wrong with it. */
export const readRegion = (
  answers: FormAnswers,
  { t }: View,
  region: Region | null,
): { body: { name: string; countries: string[] } | null; faults: FormReader['faults'] } => {
  const form = formReader(answers, t);
  const named = { name: 'name', label: t.t('regions.name') };
  const name = form.needed(named, form.line({ ...named, most: MOST_NAME }));
  const counted = { name: 'countries', label: t.t('regions.countries') };
  const known = [...COUNTRIES, ...(region?.countries ?? [])];
  const countries = form.choices({ ...counted, most: MOST_COUNTRIES }, known);
  form.needed(counted, countries.length === 0 ? null : countries);
  const body = name === null || form.faults.length > 0 ? null : { name, countries };
  return { body, faults: form.faults };
};
