import { settingOf, sideOf } from '#shared/domain/notification.ts';
import type { Person } from '#shared/domain/person.ts';
import { quietUntil } from '#shared/domain/quiet-hours.ts';
import { type Frequency, frequencyOf, type Settings } from '#shared/domain/settings.ts';
import { AppError } from '#shared/errors.ts';
import type { Deps } from '#shared/store/deps.ts';
import type { Flush, MailMessage, OutRow } from '#shared/store/event-ports.ts';
import { moveRows } from './move-rows.ts';
import { newsOf } from './news-of.ts';
import { type Kept, type MailerDeps, sendClaim } from './send-claim.ts';
import { dueAtOf, mailAddressOf } from './tell.ts';

/** Notifications in one mail: with its claim they are one transaction, which DynamoDB holds to 100 items. */
const MOST_IN_A_MAIL = 60;
/** What could not leave for so long is no news any more; in-app it stays. */
const STALE_MS = 21 * 86_400_000;
/** A message of the queue may come a little before its time by another machine's clock. */
const EARLY_MS = 1000;
const MOST_TRIES = 5;

/** Sends what waits for one person, in one mail, if its time has come; nothing when another has done so. */
export const flushMail = async (deps: MailerDeps, { personId, frequency }: MailMessage): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await flushOnce(deps, personId, frequency);
    } catch (error) {
      const overtaken = error instanceof AppError && error.code === 'stale_version';
      if (!overtaken || attempt === MOST_TRIES) throw error;
    }
  }
};

const flushOnce = async (deps: MailerDeps, personId: string, frequency: Frequency): Promise<void> => {
  const flush = await deps.outbox.findFlush(personId, frequency);
  const now = deps.now();
  if (!flush || Date.parse(flush.dueAt) > now.getTime() + EARLY_MS) return;
  const [person, settings] = await Promise.all([deps.persons.find(personId), deps.settings.find(personId)]);
  if (!person) return;
  const morning = frequency === 'instant' ? quietUntil(settings.quietHours, now, person.timeZone) : now;
  if (morning > now) return deps.commit([deps.outbox.postponeFlush(flush, morning.toISOString())]);

  const { rows, more } = await deps.outbox.listRows(personId, frequency, MOST_IN_A_MAIL);
  const { kept, dropped, misplaced } = await checkAgain(deps, person, settings, frequency, rows);
  if (misplaced.length > 0) {
    await moveRows(deps, person, flush, misplaced);
    return flushOnce(deps, personId, frequency);
  }
  const address = await mailAddressOf(deps, person);
  const isIdle = kept.length === 0 || address === null;
  // What goes on after these: the flush ends with the last of them.
  const nextAt = isIdle ? now.toISOString() : dueAtOf(deps, frequency, now, person.timeZone);
  const after = more ? deps.outbox.postponeFlush(flush, nextAt) : deps.outbox.endFlush(flush);
  if (isIdle) {
    await deps.commit([...rows.map((row) => deps.outbox.drop(personId, frequency, row)), after]);
    return more ? flushOnce(deps, personId, frequency) : undefined;
  }
  const ended = [
    ...kept.map(({ row }) => deps.outbox.take(personId, frequency, row)),
    ...dropped.map((row) => deps.outbox.drop(personId, frequency, row)),
    after,
  ];
  try {
    await sendClaim(deps, { person, settings, frequency, kept, address, ended });
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'limit_reached')) throw error;
    await moveOver(
      deps,
      person,
      flush,
      kept.map(({ row }) => row),
      dropped,
    );
  }
};

/** Over the daily limit: into the digest, which says so. */
const moveOver = async (deps: MailerDeps, person: Person, flush: Flush, rows: OutRow[], dropped: readonly OutRow[]) => {
  if (dropped.length > 0) await deps.commit(dropped.map((row) => deps.outbox.drop(person.id, flush.frequency, row)));
  await moveRows(
    deps,
    person,
    flush,
    rows.map((row) => ({ row: { ...row, late: 'over-limit' as const }, to: 'daily' as const })),
  );
};

type Misplaced = { row: OutRow; to: Frequency };

/** What of the rows still is to be mailed now; what is not any more; what the person wants at another pace by now. */
const checkAgain = async (
  deps: Deps,
  person: Person,
  settings: Settings,
  frequency: Frequency,
  rows: readonly OutRow[],
): Promise<{ kept: Kept[]; dropped: OutRow[]; misplaced: Misplaced[] }> => {
  const notes = new Map(
    (
      await deps.notes.findMany(
        person.id,
        rows.map(({ noteId }) => noteId),
      )
    ).map((note) => [note.id, note]),
  );
  const oldest = deps.now().getTime() - STALE_MS;
  const checked = await Promise.all(
    rows.map(async (row): Promise<Kept | Misplaced | OutRow> => {
      const note = notes.get(row.noteId);
      if (!note || Date.parse(row.at) < oldest) return row;
      const wanted = frequencyOf(settings, settingOf(note.kind), sideOf(note));
      if (wanted === 'off') return row;
      if (row.late === null && wanted !== frequency) return { row, to: wanted };
      const news = await newsOf(deps, note, settings.leastScore);
      return news.length > 0 ? { row, news } : row;
    }),
  );
  return {
    kept: checked.filter((each): each is Kept => 'news' in each),
    misplaced: checked.filter((each): each is Misplaced => 'to' in each),
    dropped: checked.filter((each): each is OutRow => 'noteId' in each),
  };
};
