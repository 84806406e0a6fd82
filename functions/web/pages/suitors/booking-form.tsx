import { SECTORS } from '#shared/domain/codes.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { codeName } from '#shared/i18n/code-name.ts';
import type { BookableActor } from '#shared/usecases/bookable-actors.ts';
import { type FieldFault, faultOf, Select, TextField, TickList } from '#shared/web/field.tsx';
import { FormEnd, Optional } from '#shared/web/form-end.tsx';
import { PostForm } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';
import { type FormAnswers, textOf, textsOf } from '../../form.ts';
import { BOOKING_KINDS, NOTE_CHARACTERS, TAKES, WEEKDAYS } from './booking-answers.ts';

type Props = {
  view: View;
  action: string;
  back: string;
  answers: FormAnswers;
  faults: readonly FieldFault[];
  actors: readonly BookableActor[];
  /** Of the booking that is changed; null for a new one. */
  version: number | null;
};

/** Whole days, hours or a block: what only one of them needs is hidden while another is chosen. */
export const BookingForm = (props: Props) => {
  const { view, action, back, answers, faults, version } = props;
  const { t } = view;
  return (
    <PostForm view={view} action={action} class="form booking-form" makes={version === null}>
      {version !== null && <input type="hidden" name="version" value={String(version)} />}
      <TickList
        name="kind"
        single
        label={t.t('booking.kind')}
        choices={BOOKING_KINDS.map((kind) => ({
          value: kind,
          text: t.t(`booking.kind.${kind}`),
          hint: t.t(`booking.kind.${kind}Hint`),
        }))}
        values={textsOf(answers, 'kind')}
        fault={faultOf(faults, 'kind')}
      />
      <DayFields {...props} />
      <HourFields {...props} />
      <TakesFields {...props} />
      <WhoFields {...props} />
      <TextField
        name="note"
        label={<Optional view={view} label={t.t('booking.note')} />}
        hint={t.t('booking.noteHint')}
        maxlength={NOTE_CHARACTERS}
        value={textOf(answers, 'note')}
        fault={faultOf(faults, 'note')}
      />
      <FormEnd view={view} back={back} />
    </PostForm>
  );
};

const DayFields = ({ view, answers, faults }: Props) => {
  const { t } = view;
  return (
    <>
      <TextField
        name="from"
        type="date"
        width="short"
        label={t.t('booking.from')}
        value={textOf(answers, 'from')}
        fault={faultOf(faults, 'from')}
      />
      <TextField
        name="last"
        type="date"
        width="short"
        label={<Optional view={view} label={t.t('booking.last')} />}
        hint={
          <>
            {t.t('booking.lastHint')} <span class="only-session">{t.t('booking.lastSession')}</span>
          </>
        }
        value={textOf(answers, 'last')}
        fault={faultOf(faults, 'last')}
      />
    </>
  );
};

const HourFields = ({ view: { t }, answers, faults }: Props) => {
  const names = t.weekdayNames();
  const time = (name: 'startsAt' | 'endsAt') => (
    <TextField
      name={name}
      width="short"
      label={t.t(`booking.${name}`)}
      hint={t.t('booking.timeHint')}
      maxlength={5}
      value={textOf(answers, name)}
      fault={faultOf(faults, name)}
    />
  );
  return (
    <div class="only-session booking-hours">
      <div class="form-row">
        {time('startsAt')}
        {time('endsAt')}
      </div>
      <TickList
        name="weekdays"
        class="ticks-columns"
        label={t.t('booking.weekdays')}
        hint={t.t('booking.weekdaysHint')}
        choices={WEEKDAYS.map((value, index) => ({ value, text: capitalised(t.lang, names[index] ?? '') }))}
        values={textsOf(answers, 'weekdays')}
        fault={faultOf(faults, 'weekdays')}
      />
    </div>
  );
};

const TakesFields = ({ view: { t }, answers, faults }: Props) => (
  <div class="booking-takes">
    <TickList
      name="takes"
      single
      label={t.t('booking.takes')}
      choices={TAKES.map((value) => ({ value, text: capitalised(t.lang, t.t(`booking.takes.${value}`)) }))}
      values={textsOf(answers, 'takes')}
      fault={faultOf(faults, 'takes')}
    />
    <TextField
      name="area"
      class="only-area"
      width="short"
      label={t.t('booking.area')}
      unit="m²"
      inputmode="decimal"
      value={textOf(answers, 'area')}
      fault={faultOf(faults, 'area')}
    />
    <TextField
      name="places"
      class="only-places"
      width="short"
      label={t.t('booking.places')}
      inputmode="numeric"
      value={textOf(answers, 'places')}
      fault={faultOf(faults, 'places')}
    />
  </div>
);

const WhoFields = ({ view, answers, faults, actors }: Props) => {
  const { t } = view;
  return (
    <div class="not-block booking-who">
      {actors.length > 0 && (
        <Select
          name="actorId"
          label={<Optional view={view} label={t.t('booking.actor')} />}
          hint={t.t('booking.actorHint')}
          empty={t.t('booking.noActor')}
          choices={actors.map(({ id, name }) => ({ value: id, text: name }))}
          value={textOf(answers, 'actorId')}
          fault={faultOf(faults, 'actorId')}
        />
      )}
      <Select
        name="sector"
        label={<Optional view={view} label={t.t('booking.sector')} />}
        hint={t.t('booking.sectorHint')}
        empty={t.t('booking.sectorUnknown')}
        choices={SECTORS.map((value) => ({ value, text: capitalised(t.lang, codeName(t, 'sector', value)) }))}
        value={textOf(answers, 'sector')}
        fault={faultOf(faults, 'sector')}
      />
    </div>
  );
};
