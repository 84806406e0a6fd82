import { type Choice, type FieldFault, faultOf, Select, TextField, TickList } from '#shared/web/field.tsx';
import type { View } from '#shared/web/view.ts';
import { stayOf } from '../asked-need.ts';
import { type Answers, isBySession } from '../search-answers.ts';

type Props = { view: View; answers: Answers };

/** For a stay or by the session: the fields after it follow what is chosen, by the style sheet alone. */
export const UseSwitch = ({ view: { t }, answers }: Props) => (
  <fieldset class="use-switch">
    <legend class="hidden">{t.t('search.use')}</legend>
    {(['stay', 'sessions'] as const).map((use) => (
      <label>
        <input type="radio" name="use" value={use} checked={isBySession(answers) === (use === 'sessions')} />
        <span>{t.t(`search.use.${use}`)}</span>
      </label>
    ))}
  </fieldset>
);

/** Two names of one field, of which the one that is meant shows. */
export const ByUse = ({ stay, sessions }: { stay: string; sessions: string }) => (
  <>
    <span class="for-stay">{stay}</span>
    <span class="for-sessions">{sessions}</span>
  </>
);

export const StayField = ({ view, answers: { stay } }: Props) => (
  <Select name="stay" label={view.t.t('search.stay')} value={stay} choices={stayChoices(view, stay)} class="for-stay" />
);

/** How long, how often and when sessions are. */
export const SessionFields = ({ view, answers, faults }: Props & { faults: readonly FieldFault[] }) => {
  const { t } = view;
  const weekdays = t.weekdays();
  return (
    <div class="session-fields for-sessions">
      <TextField
        name="hours"
        label={t.t('search.hours')}
        inputmode="decimal"
        width="short"
        value={answers.hours}
        fault={faultOf(faults, 'hours')}
      />
      <TextField
        name="week"
        label={t.t('search.week')}
        inputmode="numeric"
        width="short"
        value={answers.week}
        fault={faultOf(faults, 'week')}
      />
      <Select
        name="after"
        label={t.t('search.after')}
        value={answers.after}
        choices={hourChoices(answers.after, 0, 23)}
      />
      <Select
        name="before"
        label={t.t('search.before')}
        value={answers.before}
        choices={hourChoices(answers.before, 1, 24)}
      />
      <TickList
        name="day"
        label={t.t('search.weekdays')}
        hint={t.t('search.weekdaysHint')}
        values={answers.day}
        choices={weekdays.map((text, index) => ({ value: String(index + 1), text }))}
        class="ticks-inline"
      />
    </div>
  );
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

/** Full hours, and what an advice has named. */
const hourChoices = (chosen: string, first: number, last: number): Choice[] => {
  const full = Array.from({ length: last - first + 1 }, (_, n) => `${String(first + n).padStart(2, '0')}:00`);
  const isTime = /^\d{2}:\d{2}$/.test(chosen);
  const all = [...new Set([...full, ...(isTime ? [chosen] : [])])];
  return all.sort().map((value) => ({ value, text: value }));
};

/** "3 h, twice a week" */
export const sessionsText = ({ t }: View, { hours, week }: Answers): string =>
  t.t('search.sessions', { count: Math.ceil(Number(week)), hours: t.measure(Number(hours.replace(',', '.')), 'h') });
