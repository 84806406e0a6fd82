import type { Site } from '#shared/domain/site.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { codeName } from '#shared/i18n/code-name.ts';
import { faultOf, Select, TextField, TickList } from '#shared/web/field.tsx';
import { textOf, textsOf } from '../../form.ts';
import type { FieldsProps } from './site-basics.tsx';
import {
  MOST_LINKS,
  NEW_LINKS,
  PROTECTIONS,
  SECTOR_SHARES,
  SITE_LISTS,
  SITE_MATTERS,
  type SiteList,
} from './site-fields.ts';
import { SiteTextField } from './site-form-fields.tsx';
import { codeChoices } from './space-fields.tsx';

/** What is protected, and what is dangerous. */
export const RiskFields = (props: FieldsProps & { site: Site }) => {
  const { view, answers, faults } = props;
  const { t } = view;
  return (
    <>
      <Select
        name="protection"
        label={t.t('siteForm.protection')}
        value={textOf(answers, 'protection')}
        empty={t.t('page.unknown')}
        choices={PROTECTIONS.map((code) => ({ value: code, text: t.t(`house.protection.${code}`) }))}
        fault={faultOf(faults, 'protection')}
      />
      <SiteTextField {...props} name="protectionForbids" />
      <SiteTextField {...props} name="hazards" />
    </>
  );
};

const Codes = ({ view, answers, faults, name }: FieldsProps & { name: SiteList }) => (
  <TickList
    name={name}
    label={view.t.t(SITE_LISTS[name].label)}
    choices={codeChoices(view, SITE_LISTS[name].list, SITE_LISTS[name].codes)}
    values={textsOf(answers, name)}
    fault={faultOf(faults, name)}
    class="ticks-columns"
  />
);

/** What the house wants to be, and for whom. */
export const ConceptFields = (fields: FieldsProps) => {
  const { view, answers, faults } = fields;
  const { t } = view;
  return (
    <>
      <Codes {...fields} name="purposes" />
      <Codes {...fields} name="values" />
      <Codes {...fields} name="audiences" />
      <fieldset class="field-set">
        <legend>{t.t('siteForm.shares')}</legend>
        <p class="hint">{t.t('siteForm.sharesHint')}</p>
        <div class="form-row">
          {SECTOR_SHARES.map(({ name, sector }) => (
            <TextField
              name={name}
              label={capitalised(t.lang, codeName(t, 'sector', sector))}
              unit="%"
              inputmode="decimal"
              width="short"
              value={textOf(answers, name)}
              fault={faultOf(faults, name)}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
};

/** Who is there, and whom the house looks for. */
export const PeopleFields = (fields: FieldsProps) => {
  const { view, answers, faults } = fields;
  const { t } = view;
  return (
    <>
      <Codes {...fields} name="disciplines" />
      <Codes {...fields} name="wants" />
      <TickList
        name="matters"
        label={t.t('needForm.matters')}
        hint={t.t('needForm.mattersHint')}
        choices={SITE_MATTERS.map((code) => ({
          value: code,
          text: capitalised(t.lang, t.t(`siteForm.matters.${code}`)),
          hint: t.t(`siteForm.mattersText.${code}`),
        }))}
        values={textsOf(answers, 'matters')}
        fault={faultOf(faults, 'matters')}
      />
    </>
  );
};

/** Where more can be read of it; two rows are always free. */
export const LinkFields = ({ view: { t }, answers, faults }: FieldsProps) => {
  const rows = Array.from({ length: MOST_LINKS + NEW_LINKS }, (_, row) => row);
  const isTold = (row: number) =>
    textOf(answers, `link.title.${row}`) !== '' || textOf(answers, `link.url.${row}`) !== '';
  const last = rows.findLast(isTold) ?? -1;
  return rows.slice(0, Math.min(MOST_LINKS, last + 1 + NEW_LINKS)).map((row) => (
    <fieldset class="link-row">
      <legend class="hidden">{t.t('siteForm.link', { n: t.number(row + 1) })}</legend>
      {(['title', 'url'] as const).map((part) => (
        <TextField
          name={`link.${part}.${row}`}
          label={t.t(part === 'title' ? 'siteForm.linkTitle' : 'siteForm.linkUrl')}
          value={textOf(answers, `link.${part}.${row}`)}
          fault={faultOf(faults, `link.${part}.${row}`)}
        />
      ))}
    </fieldset>
  ));
};
