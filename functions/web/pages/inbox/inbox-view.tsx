import { addDays, dayAt } from '#shared/domain/time-zone.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import type { NamedNote } from '#shared/usecases/named-notes.ts';
import { Layout } from '#shared/web/layout.tsx';
import { Pager } from '#shared/web/pager.tsx';
import { ActButton } from '#shared/web/post-form.tsx';
import type { View } from '#shared/web/view.ts';
import type { Sentences } from './note-sentences.ts';

type Entry = NamedNote & Sentences;
type Props = {
  view: View;
  timeZone: string;
  today: string;
  entries: readonly Entry[];
  next: string | null;
  first: string | null;
};

export const InboxPage = (props: Props) => {
  const { view, timeZone, entries, next, first } = props;
  const { t } = view;
  const [newest] = entries;
  const hasNew = entries.some(({ note }) => note.readAt === null);
  return (
    <Layout view={view} title={t.t('nav.inbox')} isPrivate>
      <div class="content">
        <div class="desk-head">
          <h1>{t.t('nav.inbox')}</h1>
          <div class="desk-acts">
            {hasNew && <ActButton view={view} action="/inbox/read" text={t.t('inbox.readAll')} />}
            <a class="button" href="/settings">
              {t.t('inbox.settings')}
            </a>
          </div>
        </div>
        {!newest && <p class="empty">{t.t('inbox.nothing')}</p>}
        {newest && !hasNew && first === null && (
          <p class="second inbox-quiet">{t.t('inbox.quiet', { day: t.dayOf(newest.note.at, timeZone) })}</p>
        )}
        {byDay(entries, timeZone).map(([day, told]) => (
          <section class="section" aria-labelledby={`day-${day}`}>
            <h2 id={`day-${day}`}>{dayName(props, day, told)}</h2>
            <ul class="case-list">
              {told.map((entry) => (
                <EntryRow view={view} entry={entry} timeZone={timeZone} />
              ))}
            </ul>
          </section>
        ))}
        <Pager view={view} next={next} first={first} more={t.t('cases.older')} start={t.t('cases.newest')} />
      </div>
    </Layout>
  );
};

const byDay = (entries: readonly Entry[], timeZone: string): [string, Entry[]][] => [
  ...Map.groupBy(entries, ({ note }) => dayAt(new Date(note.at), timeZone)),
];

const dayName = ({ view: { t }, today, timeZone }: Props, day: string, [first]: readonly Entry[]): string => {
  if (day === today) return t.t('inbox.today');
  if (day === addDays(today, -1)) return t.t('inbox.yesterday');
  return capitalised(t.lang, t.dayOf(first?.note.at ?? `${day}T12:00:00Z`, timeZone));
};

const EntryRow = ({ view: { t }, entry, timeZone }: { view: View; entry: Entry; timeZone: string }) => {
  const { note, heading, lines } = entry;
  return (
    <li>
      <h3>
        <a href={`/inbox/${note.id}`}>{heading}</a>
        {note.readAt === null && (
          <>
            {' '}
            <span class="new-tag">{t.t('inbox.new')}</span>
          </>
        )}
      </h3>
      {lines.map((line) => (
        <p>{line}</p>
      ))}
      <p class="small second">
        {t.time(note.at, timeZone)} · <a href={`/notifications/${note.id}`}>{t.t('inbox.why')}</a>
      </p>
    </li>
  );
};
