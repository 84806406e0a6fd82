import * as z from 'zod';
import { BUILDINGS } from '#shared/domain/codes.ts';
import type { SiteBody } from '#shared/domain/site.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { type FieldFault, faultOf, Select, TextField } from '#shared/web/field.tsx';
import { Optional } from '#shared/web/form-end.tsx';
import { PlaceField } from '#shared/web/place-field.tsx';
import type { View } from '#shared/web/view.ts';
import { type FormAnswers, textOf } from '../../form.ts';
import type { FormReader } from '../../form-reader.ts';

export type FieldsProps = { view: View; answers: FormAnswers; faults: readonly FieldFault[] };

/** What the house is called, and what kind of building it is. */
export const NameFields = ({ view, answers, faults }: FieldsProps) => {
  const { t } = view;
  return (
    <>
      <TextField
        name="name"
        label={t.t('siteForm.name')}
        hint={t.t('siteForm.nameHint')}
        value={textOf(answers, 'name')}
        fault={faultOf(faults, 'name')}
        width="long"
        maxlength={160}
      />
      <Select
        name="building"
        label={t.t('siteForm.building')}
        hint={t.t('siteForm.buildingHint')}
        value={textOf(answers, 'building')}
        empty={t.t('siteForm.buildingOther')}
        choices={BUILDINGS.map((value) => ({ value, text: t.t(`building.${value}`) }))}
        fault={faultOf(faults, 'building')}
      />
    </>
  );
};

/** The town and the address of the house. */
export const WhereFields = ({ view, answers, faults }: FieldsProps) => (
  <>
    <PlaceField
      view={view}
      answers={{ place: textOf(answers, 'place'), at: textOf(answers, 'at'), km: null }}
      faults={faults}
      label={view.t.t('siteForm.town')}
      hint={view.t.t('siteForm.townHint')}
      placeholder=""
    />
    <TextField
      name="address"
      label={<Optional view={view} label={view.t.t('house.address')} />}
      hint={view.t.t('siteForm.addressHint')}
      value={textOf(answers, 'address')}
      fault={faultOf(faults, 'address')}
      width="long"
      autocomplete="street-address"
    />
  </>
);

/** How people reach the house. */
export const ContactFields = ({ view, answers, faults }: FieldsProps) => {
  const { t } = view;
  return (
    <fieldset class="field">
      <legend>{t.t('house.contact')}</legend>
      <p class="hint">{t.t('siteForm.contactHint')}</p>
      <div class="form-row">
        <TextField
          name="mail"
          type="email"
          label={<Optional view={view} label={t.t('siteForm.mail')} />}
          value={textOf(answers, 'mail')}
          fault={faultOf(faults, 'mail')}
        />
        <TextField
          name="phone"
          type="tel"
          label={<Optional view={view} label={t.t('siteForm.phone')} />}
          value={textOf(answers, 'phone')}
          fault={faultOf(faults, 'phone')}
        />
        <TextField
          name="website"
          label={<Optional view={view} label={t.t('siteForm.website')} />}
          value={textOf(answers, 'website')}
          fault={faultOf(faults, 'website')}
        />
      </div>
    </fieldset>
  );
};

type Basics = Pick<SiteBody, 'building' | 'address' | 'contact'> & { name: string | null };

/** What the fields above say. */
export const readBasics = (reader: FormReader, t: Translator): Basics => {
  const name = { name: 'name', label: t.t('siteForm.name') };
  return {
    name: reader.needed(name, reader.line({ ...name, most: 160 })),
    building: reader.choice({ name: 'building', label: t.t('siteForm.building') }, BUILDINGS),
    address: reader.line({ name: 'address', label: t.t('house.address'), most: 300 }),
    contact: {
      mail: mailOf(reader, t),
      phone: reader.line({ name: 'phone', label: t.t('siteForm.phone'), most: 40 }),
      website: addressOf(reader, t, { name: 'website', label: t.t('siteForm.website') }),
    },
  };
};

const mailOf = (reader: FormReader, t: Translator): string | null => {
  const given = reader.line({ name: 'mail', label: t.t('siteForm.mail'), most: 254 });
  if (given === null || z.email().safeParse(given).success) return given;
  return reader.wrong('mail', t.t('siteForm.mailWrong', { given }));
};

/** A web address; without its beginning it is taken to begin with https. */
export const addressOf = (reader: FormReader, t: Translator, of: { name: string; label: string }): string | null => {
  const given = reader.line({ ...of, most: 480 });
  if (given === null) return null;
  const url = /^https?:\/\//i.test(given) ? given : `https://${given}`;
  const isAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).safeParse(url).success;
  return isAddress ? url : reader.wrong(of.name, t.t('siteForm.webWrong', { field: of.label, given }));
};
