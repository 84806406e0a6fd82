import { ACTOR_KINDS } from '#shared/domain/codes.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { codeName } from '#shared/i18n/code-name.ts';
import { faultOf, Select, TextField, TickList } from '#shared/web/field.tsx';
import { textOf, textsOf } from '../../form.ts';
import { TARIFF_UNITS } from './read-space.ts';
import type { FieldsProps } from './site-basics.tsx';

type RowProps = FieldsProps & { row: number };

/** One price: rent, running costs, by what they are counted, in which money. */
export const TariffFields = ({ view, answers, faults, row }: RowProps) => {
  const { t } = view;
  const amount = (name: 'rent' | 'charges') => (
    <TextField
      name={`${name}.${row}`}
      label={t.t(`room.${name}`)}
      inputmode="decimal"
      width="short"
      value={textOf(answers, `${name}.${row}`)}
      fault={faultOf(faults, `${name}.${row}`)}
    />
  );
  return (
    <div class="form-row">
      {amount('rent')}
      {amount('charges')}
      <Select
        name={`currency.${row}`}
        label={t.t('search.currency')}
        width="short"
        value={textOf(answers, `currency.${row}`)}
        choices={[
          { value: 'EUR', text: t.t('search.euro') },
          { value: 'HUF', text: t.t('search.forint') },
        ]}
      />
      <Select
        name={`unit.${row}`}
        label={t.t('spaceForm.unit')}
        value={textOf(answers, `unit.${row}`)}
        choices={TARIFF_UNITS.map((value) => ({ value, text: capitalised(t.lang, t.t(`room.tariff.${value}`)) }))}
        fault={faultOf(faults, `unit.${row}`)}
      />
    </div>
  );
};

/** Whom a price is for, and taking it out. */
export const TariffRow = ({ isStored, ...props }: RowProps & { isStored: boolean }) => {
  const { view, answers, row } = props;
  const { t } = view;
  return (
    <fieldset class="tariff-row">
      <legend>{isStored ? t.t('spaceForm.tariff', { n: t.number(row + 1) }) : t.t('spaceForm.tariffNew')}</legend>
      <TariffFields {...props} />
      <TickList
        name={`for.${row}`}
        label={t.t('spaceForm.tariffFor')}
        hint={t.t('spaceForm.tariffForHint')}
        choices={ACTOR_KINDS.map((value) => ({ value, text: capitalised(t.lang, codeName(t, 'actorKind', value)) }))}
        values={textsOf(answers, `for.${row}`)}
        class="ticks-columns"
      />
      {isStored && (
        <label class="tick-one">
          <input type="checkbox" name={`out.${row}`} value="yes" checked={textOf(answers, `out.${row}`) !== ''} />
          <span>{t.t('spaceForm.tariffOut')}</span>
        </label>
      )}
    </fieldset>
  );
};
