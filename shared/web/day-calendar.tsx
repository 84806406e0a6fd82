import { addDays } from '#shared/domain/time-zone.ts';
import { Unknown } from './unknown.tsx';
import type { View } from './view.ts';

export type DayState = 'free' | 'ask' | 'part' | 'taken' | 'closed';
export type ShownDay = { day: string; state: DayState };

/** What stands in a day's cell beside its number. */
export type DayChip = { text: string };
const MOST_CHIPS = 3;

const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** One month, Monday first. What a day is is said in words too; the days of other months are left out. */
export const MonthTable = ({
  view,
  month,
  days,
  today,
  chips,
}: {
  view: View;
  month: string;
  days: ReadonlyMap<string, DayState>;
  today: string;
  /** For those who may know what is booked: then the cells are large enough to say it. */
  chips?: ReadonlyMap<string, readonly DayChip[]>;
}) => {
  const { t } = view;
  const first = mondayOf(`${month}-01`);
  const weeks = Array.from({ length: 6 }, (_, week) => addDays(first, week * 7)).filter(
    (monday) => monday.slice(0, 7) <= month && addDays(monday, 6).slice(0, 7) >= month,
  );
  return (
    <table class={chips ? 'month month-desk' : 'month'}>
      <caption class={chips && 'hidden'}>{t.month(month)}</caption>
      <thead>
        <tr>
          {t.weekdays().map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((monday) => (
          <tr>
            {[0, 1, 2, 3, 4, 5, 6].map((offset) => {
              const day = addDays(monday, offset);
              const state = days.get(day);
              if (!day.startsWith(month)) return <td class="day-none" />;
              return (
                <td class={`day day-${state ?? 'past'} ${day === today ? 'day-today' : ''}`}>
                  <span>{Number(day.slice(8))}</span>
                  {state && <span class="hidden"> {t.t(`room.day.${state}`)}</span>}
                  {day === today && <span class="hidden"> {t.t('room.today')}</span>}
                  <Chips view={view} chips={chips?.get(day) ?? []} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** On phones each is a dot, and the list below says what it is. */
const Chips = ({ view: { t }, chips }: { view: View; chips: readonly DayChip[] }) => {
  if (chips.length === 0) return null;
  const more = chips.length - MOST_CHIPS;
  return (
    <ul class="chips">
      {chips.slice(0, MOST_CHIPS).map(({ text }) => (
        <li class="chip">{text}</li>
      ))}
      {more > 0 && <li class="chip-more">{t.t('calendar.more', { count: more })}</li>}
    </ul>
  );
};

export const CalendarLegend = ({ view: { t }, states }: { view: View; states: readonly DayState[] }) => (
  <ul class="legend">
    {states.map((state) => (
      <li>
        <span class={`legend-day legend-${state}`} aria-hidden="true" /> {t.t(`room.day.${state}`)}
      </li>
    ))}
  </ul>
);

/** Days of one state on end, one line: what the calendar says, to be read. */
export const CalendarList = ({ view, days }: { view: View; days: readonly ShownDay[] }) => {
  const { t } = view;
  const spans: { from: string; until: string; state: DayState }[] = [];
  for (const { day, state } of days) {
    const last = spans.at(-1);
    if (last?.state === state) last.until = day;
    else spans.push({ from: day, until: day, state });
  }
  return (
    <details class="day-list">
      <summary>{t.t('room.list')}</summary>
      <ul class="rows">
        {spans.map(({ from, until, state }) => (
          <li>
            {from === until
              ? t.t('room.spanDay', { day: t.day(from), state: t.t(`room.day.${state}`) })
              : t.t('room.span', { from: t.day(from), until: t.day(until), state: t.t(`room.day.${state}`) })}
          </li>
        ))}
      </ul>
      {spans.length === 0 && <Unknown view={view} />}
    </details>
  );
};
