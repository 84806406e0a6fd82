import { faultOf, Select, TextField, TickList } from '#shared/web/field.tsx';
import { Optional } from '#shared/web/form-end.tsx';
import { PlaceField } from '#shared/web/place-field.tsx';
import { textOf, textsOf } from '../../form.ts';
import { placeSuffixes } from './need-answers.ts';
import type { StepProps } from './need-steps.ts';

/** From when, how long or at which hours, and where. */
export const StepWhen = (props: StepProps) => {
  const { view, answers, faults } = props;
  const { t } = view;
  const value = (name: string) => ({ name, value: textOf(answers, name), fault: faultOf(faults, name) });
  const isStay = textOf(answers, 'kind') !== 'sessions';
  const [first = '', ...others] = placeSuffixes;
  const place = (suffix: string) => (
    <PlaceField
      view={view}
      suffix={suffix}
      answers={{
        place: textOf(answers, `place${suffix}`),
        at: textOf(answers, `at${suffix}`),
        km: textOf(answers, `km${suffix}`) || '50',
      }}
      faults={faults}
      label={suffix === first ? t.t('needForm.place') : t.t('needForm.placeOther', { number: suffix })}
      placeholder={suffix === first ? t.t('search.anywhere') : ''}
      {...(suffix === first && { hint: t.t('needForm.placeHint') })}
    />
  );
  const isSaid = (suffix: string) => textOf(answers, `place${suffix}`) !== '';
  return (
    <>
      <div class="form-row">
        <TextField
          {...value('earliest')}
          type="date"
          label={t.t(isStay ? 'needForm.earliest' : 'needForm.earliestSession')}
        />
        <TextField
          {...value('latest')}
          type="date"
          label={t.t(isStay ? 'needForm.latest' : 'needForm.latestSession')}
        />
      </div>
      {isStay ? <StayFields {...props} /> : <SessionFields {...props} />}
      {place(first)}
      <details class="fold" open={others.some(isSaid)}>
        <summary>{t.t('needForm.morePlaces')}</summary>
        <div class="fold-fields">{others.map(place)}</div>
      </details>
    </>
  );
};

const StayFields = ({ view, answers, faults }: StepProps) => {
  const { t } = view;
  const value = (name: string) => ({ name, value: textOf(answers, name), fault: faultOf(faults, name) });
  return (
    <fieldset class="field-set">
      <legend>{t.t('needForm.length')}</legend>
      <p class="hint">{t.t('needForm.lengthHint')}</p>
      <div class="form-row">
        <TextField {...value('least')} label={t.t('needForm.least')} inputmode="numeric" width="short" />
        <TextField
          {...value('most')}
          label={<Optional view={view} label={t.t('needForm.most')} />}
          inputmode="numeric"
          width="short"
        />
        <Select
          {...value('unit')}
          label={t.t('needForm.unit')}
          width="short"
          choices={(['days', 'weeks', 'months'] as const).map((unit) => ({
            value: unit,
            text: t.t(`needForm.unit.${unit}`),
          }))}
        />
      </div>
    </fieldset>
  );
};

const SessionFields = ({ view, answers, faults }: StepProps) => {
  const { t } = view;
  const value = (name: string) => ({ name, value: textOf(answers, name), fault: faultOf(faults, name) });
  return (
    <>
      <TickList
        name="weekdays"
        values={textsOf(answers, 'weekdays')}
        fault={faultOf(faults, 'weekdays')}
        label={t.t('needForm.weekdays')}
        hint={t.t('needForm.weekdaysHint')}
        choices={t.weekdays().map((text, index) => ({ value: String(index + 1), text }))}
        class="ticks-row"
      />
      <div class="form-row">
        <TextField
          {...value('perWeek')}
          label={t.t('needForm.perWeek')}
          hint={t.t('needForm.perWeekHint')}
          inputmode="numeric"
          width="short"
        />
        <TextField
          {...value('hours')}
          label={t.t('needForm.hours')}
          unit={t.t('needForm.hoursUnit')}
          inputmode="decimal"
          width="short"
        />
      </div>
      <fieldset class="field-set">
        <legend>{t.t('needForm.between')}</legend>
        <p class="hint">{t.t('needForm.betweenHint')}</p>
        <div class="form-row">
          <TextField {...value('from')} type="time" label={t.t('needForm.from')} width="short" />
          <TextField {...value('to')} type="time" label={t.t('needForm.to')} width="short" />
        </div>
      </fieldset>
    </>
  );
};
