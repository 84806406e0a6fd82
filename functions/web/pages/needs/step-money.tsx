import { capitalised } from '#shared/i18n/capitalised.ts';
import { faultOf, Select, TextField, TickList } from '#shared/web/field.tsx';
import { Optional } from '#shared/web/form-end.tsx';
import { textOf, textsOf } from '../../form.ts';
import { MATTERS } from './need-answers.ts';
import type { StepProps } from './need-steps.ts';

/** How large, how much, and what matters most. */
export const StepMoney = ({ view, answers, faults }: StepProps) => {
  const { t } = view;
  const value = (name: string) => ({ name, value: textOf(answers, name), fault: faultOf(faults, name) });
  const isStay = textOf(answers, 'kind') !== 'sessions';
  const ways = isStay ? (['month', 'total'] as const) : (['session', 'month', 'total'] as const);
  return (
    <>
      <fieldset class="field-set">
        <legend>{t.t('needForm.area')}</legend>
        <p class="hint">{t.t('needForm.areaHint')}</p>
        <div class="form-row">
          <TextField {...value('min')} label={t.t('needForm.min')} unit="m²" inputmode="decimal" width="short" />
          <TextField {...value('max')} label={t.t('needForm.max')} unit="m²" inputmode="decimal" width="short" />
          <TextField
            {...value('ideal')}
            label={<Optional view={view} label={t.t('needForm.ideal')} />}
            unit="m²"
            inputmode="decimal"
            width="short"
          />
        </div>
      </fieldset>
      <fieldset class="field-set">
        <legend>{t.t('needForm.money')}</legend>
        <p class="hint">{t.t('needForm.moneyHint')}</p>
        <div class="form-row">
          <TextField {...value('budget')} label={t.t('needForm.budget')} inputmode="decimal" width="short" />
          <Select
            {...value('currency')}
            label={t.t('needForm.currency')}
            width="short"
            choices={[
              { value: 'EUR', text: '€' },
              { value: 'HUF', text: 'Ft' },
            ]}
          />
          <Select
            {...value('per')}
            label={t.t('needForm.per')}
            choices={ways.map((way) => ({ value: way, text: t.t(`needForm.per.${way}`) }))}
          />
        </div>
      </fieldset>
      <TickList
        name="matters"
        values={textsOf(answers, 'matters')}
        fault={faultOf(faults, 'matters')}
        label={t.t('needForm.matters')}
        hint={t.t('needForm.mattersHint')}
        choices={MATTERS.filter((code) => isStay || code !== 'duration').map((code) => ({
          value: code,
          text: capitalised(t.lang, t.t(`needForm.matters.${code}`)),
          hint: t.t(`needForm.mattersText.${code}`),
        }))}
      />
      {textsOf(answers, 'less').map((code) => (
        <input type="hidden" name="less" value={code} />
      ))}
    </>
  );
};
