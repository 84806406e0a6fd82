import type { Booking } from '#shared/domain/booking.ts';
import type { BookableActor } from '#shared/usecases/bookable-actors.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { Layout } from '#shared/web/layout.tsx';
import { FaultSummary, Notice } from '#shared/web/notice.tsx';
import { Path } from '#shared/web/path.tsx';
import { ActButton } from '#shared/web/post-form.tsx';
import { type FormAnswers, textOf } from '../../form.ts';
import { BookingForm } from './booking-form.tsx';
import { deskLinks, deskPath } from './desk-frame.tsx';
import type { Desk } from './read-desk.ts';

type Props = Desk & {
  actors: readonly BookableActor[];
  answers: FormAnswers;
  faults: readonly FieldFault[];
  /** The one that is changed, as it is stored; null for a new one. */
  booking: Booking | null;
};

export const BookingView = (props: Props) => {
  const { view, space, site, booking, answers, faults, actors } = props;
  const { t } = view;
  const path = deskPath(space.id);
  const back = `${path}/calendar${booking ? `?month=${booking.from.slice(0, 7)}` : ''}`;
  const title = t.t(
    booking === null ? 'booking.newTitle' : booking.kind === 'block' ? 'booking.changeBlock' : 'booking.changeTitle',
  );
  const sentVersion = textOf(answers, 'version');
  const isMoved = booking !== null && sentVersion !== '' && Number(sentVersion) !== booking.version;
  const own = booking && `${path}/bookings/${booking.id}`;
  return (
    <Layout view={view} title={title} isPrivate sample={site.sample ? t.t('desk.sampleText') : null}>
      <div class="content">
        <Path
          view={view}
          links={[...deskLinks(props), { href: path, text: space.name }, { href: back, text: t.t('desk.calendar') }]}
        />
        <h1 class="form-title">{title}</h1>
        {isMoved && <Notice>{t.t('booking.moved')}</Notice>}
        <FaultSummary view={view} faults={faults} />
        <BookingForm
          view={view}
          action={own ?? `${path}/bookings/new`}
          back={back}
          answers={answers}
          faults={faults}
          actors={actors}
          version={booking?.version ?? null}
        />
        {own !== null && (
          <p>
            <a href={`${own}/calendar.ics`} download>
              {t.t('calendar.own')}
            </a>
          </p>
        )}
        {own !== null && booking && (
          <section class="section booking-remove">
            <h2>{t.t('booking.remove')}</h2>
            <p>{t.t('booking.removeText')}</p>
            <ActButton
              view={view}
              action={`${own}/remove`}
              text={t.t('booking.remove')}
              fields={{ version: String(booking.version) }}
            />
          </section>
        )}
      </div>
    </Layout>
  );
};
