import { ACTIVITIES, AMENITIES } from '#shared/domain/codes.ts';
import { addDays } from '#shared/domain/time-zone.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { codeName } from '#shared/i18n/code-name.ts';
import { type Choice, type FieldFault, faultOf, Select, TextField, TickList } from '#shared/web/field.tsx';
import { PlaceField } from '#shared/web/place-field.tsx';
import type { View } from '#shared/web/view.ts';
import { stayOf } from '../asked-need.ts';
import { nextMonth } from '../months.ts';
import type { Answers } from '../search-answers.ts';

export type SearchFieldsProps = { view: View; answers: Answers; faults: readonly FieldFault[]; today: string };

/** What, where, how large, how much, from when: enough for a search. */
export const SearchFields = ({ view, answers, faults, today }: SearchFieldsProps) => {
  const { t } = view;
  const sizeFault = faultOf(faults, 'min') ?? faultOf(faults, 'max');
  return (
    <>
      <Select
        name="activity"
        label={t.t('search.activity')}
        value={answers.activity}
        empty={t.t('search.choose')}
        fault={faultOf(faults, 'activity')}
        choices={activityChoices(view)}
        class="field-activity"
      />
      <PlaceField view={view} answers={answers} faults={faults} label={t.t('search.where')} />
      <fieldset class={`field field-size ${sizeFault ? 'field-wrong' : ''}`}>
        <legend>{t.t('search.size')}</legend>
        {sizeFault && (
          <p class="fault" id="size-fault">
            {sizeFault}
          </p>
        )}
        <span class="range">
          <SizeInput view={view} name="min" value={answers.min} isWrong={sizeFault !== undefined} />
          <span aria-hidden="true">–</span>
          <SizeInput view={view} name="max" value={answers.max} isWrong={sizeFault !== undefined} />
        </span>
      </fieldset>
      <TextField
        name="budget"
        label={t.t(answers.currency === 'HUF' ? 'search.budgetHuf' : 'search.budget')}
        value={answers.budget}
        inputmode="decimal"
        fault={faultOf(faults, 'budget')}
        class="field-budget"
      />
      <Select
        name="from"
        label={t.t('search.from')}
        value={answers.from}
        fault={faultOf(faults, 'from')}
        choices={monthChoices(view, answers.from, today)}
        class="field-from"
      />
    </>
  );
};

type SizeProps = { view: View; name: 'min' | 'max'; value: string; isWrong: boolean };
const SizeInput = ({ view: { t }, name, value, isWrong }: SizeProps) => (
  <input
    id={name}
    name={name}
    type="text"
    inputmode="decimal"
    value={value}
    aria-label={t.t(`search.${name}`)}
    aria-invalid={isWrong ? 'true' : undefined}
    aria-describedby={isWrong ? 'size-fault' : undefined}
  />
);

/** The rest, for whoever wants to say more. */
export const MoreSearchFields = ({ view, answers, faults }: SearchFieldsProps) => {
  const { t } = view;
  return (
    <>
      <Select name="stay" label={t.t('search.stay')} value={answers.stay} choices={stayChoices(view, answers.stay)} />
      <TextField
        name="until"
        label={t.t('search.until')}
        type="date"
        value={answers.until}
        fault={faultOf(faults, 'until')}
      />
      <TextField
        name="people"
        label={t.t('search.people')}
        inputmode="numeric"
        width="short"
        value={answers.people}
        fault={faultOf(faults, 'people')}
      />
      <Select
        name="tenure"
        label={t.t('search.tenure')}
        value={answers.tenure}
        choices={(['either', 'own', 'shared'] as const).map((value) => ({
          value,
          text: t.t(`search.tenure.${value}`),
        }))}
      />
      <Select
        name="noise"
        label={t.t('search.noise')}
        value={answers.noise}
        choices={(['0', '1', '2', '3'] as const).map((value) => ({ value, text: t.t(`search.noise.${value}`) }))}
      />
      <Select
        name="currency"
        label={t.t('search.currency')}
        value={answers.currency}
        choices={[
          { value: 'EUR', text: t.t('search.euro') },
          { value: 'HUF', text: t.t('search.forint') },
        ]}
      />
      <TickList
        name="requires"
        label={t.t('search.requires')}
        values={answers.requires}
        choices={AMENITIES.map((value) => ({ value, text: capitalised(t.lang, codeName(t, 'amenity', value)) }))}
        class="ticks-columns"
      />
    </>
  );
};

const activityChoices = ({ t }: View): Choice[] =>
  ACTIVITIES.map((value) => ({ value, text: capitalised(t.lang, codeName(t, 'activity', value)) })).sort((a, b) =>
    a.text.localeCompare(b.text, t.lang),
  );

const MONTHS_AHEAD = 18;

/** This month as "now", the months after it, and a day of its own where an advice named one. */
const monthChoices = ({ t }: View, chosen: string, today: string): Choice[] => {
  const months = [today.slice(0, 7)];
  while (months.length < MONTHS_AHEAD) months.push(nextMonth(`${months.at(-1)}-01`));
  const choices = months.map((month, index) => ({
    value: month,
    text: index === 0 ? t.t('search.now') : t.shortMonth(month),
  }));
  if (months.includes(chosen) || !/^\d{4}-\d{2}-\d{2}$/.test(chosen) || addDays(chosen, 0) !== chosen) return choices;
  return [{ value: chosen, text: t.day(chosen) }, ...choices];
};

const STAYS = ['7-28', '28-92', '92-365', '365-'] as const;

export const stayText = ({ t }: View, stay: string): string => {
  const usual = STAYS.find((known) => known === stay);
  if (usual !== undefined) return t.t(`search.stay.${usual}`);
  const [least, most] = stayOf(stay);
  if (least === most) return t.t('room.days', { count: least });
  return most === null
    ? t.t('search.stayLeast', { count: least })
    : t.t('search.stayDays', { least: t.number(least), most: t.number(most) });
};

const stayChoices = (view: View, chosen: string): Choice[] =>
  [...new Set([...STAYS, chosen])].map((value) => ({ value, text: stayText(view, value) }));
