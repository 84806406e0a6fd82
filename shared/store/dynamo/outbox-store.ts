import * as z from 'zod';
import { NOTE_KINDS } from '#shared/domain/notification.ts';
import { FREQUENCIES, type Frequency } from '#shared/domain/settings.ts';
import { AppError } from '#shared/errors.ts';
import type { Flush, MailClaim, OutboxStore } from '../event-ports.ts';
import { onlyNew, onlyThere } from './changes.ts';
import type { Row } from './keys.ts';
import { claimKey, dueOf, flushKey, mailQuotaKey, outKey, personKey } from './keys.ts';
import type { DynamoTable } from './table.ts';

const rowSchema = z.object({
  noteId: z.string(),
  kind: z.enum(NOTE_KINDS),
  at: z.string(),
  late: z.enum(['over-limit', 'lapsed']).nullable(),
});
const flushSchema = z.object({
  personId: z.string(),
  frequency: z.enum(FREQUENCIES),
  dueAt: z.string(),
  rev: z.int(),
});
const claimSchema = z.object({
  id: z.string(),
  personId: z.string(),
  frequency: z.enum(FREQUENCIES),
  rows: z.array(rowSchema),
  addressHash: z.string(),
  claimedAt: z.string(),
  state: z.enum(['open', 'closed', 'lapsed']),
  day: z.string().nullable(),
});

const CLAIM_KEPT_S = 90 * 86_400;
const QUOTA_KEPT_S = 3 * 86_400;
const epochS = (at: string): number => Math.floor(Date.parse(at) / 1000);
const flushDueSk = (at: string, personId: string, frequency: Frequency) => `${at}#${personId}#${frequency}`;

export const dynamoOutboxStore = (table: DynamoTable): OutboxStore => {
  const seenRev = ({ rev }: Flush) => ({ text: 'rev = :rev', values: { ':rev': rev } });
  const due = async <T>(kind: string, until: string, limit: number, read: (row: Row) => T): Promise<T[]> => {
    const { items } = await table.query(dueOf(kind), { index: 'byDue', between: ['', `${until}#\uffff`], limit });
    return items.map(read);
  };
  const stateIs = (state: MailClaim['state']) => ({
    text: '#data.#state = :seen',
    names: { '#data': 'data', '#state': 'state' },
    values: { ':seen': state },
  });
  return {
    async findFlush(personId, frequency) {
      const row = await table.get(flushKey(personId, frequency));
      return row && flushSchema.parse(row);
    },
    async listRows(personId, frequency, most) {
      const prefix = outKey(personId, frequency, '').sk;
      const { items, next } = await table.query(personKey(personId).pk, { prefix, limit: most });
      return { rows: items.map((row) => rowSchema.parse(row['data'])), more: next !== null };
    },
    add(personId, frequency, row, dueAt) {
      const first =
        'dueAt = if_not_exists(dueAt, :at), duePk = if_not_exists(duePk, :pk), dueSk = if_not_exists(dueSk, :sk)';
      return [
        table.put({ ...outKey(personId, frequency, row.noteId), data: row }),
        table.update(
          flushKey(personId, frequency),
          `SET ${first}, personId = :person, frequency = :frequency ADD rev :one`,
          {
            values: {
              ':at': dueAt,
              ':pk': dueOf('flush'),
              ':sk': flushDueSk(dueAt, personId, frequency),
              ':person': personId,
              ':frequency': frequency,
              ':one': 1,
            },
          },
        ),
      ];
    },
    take: (personId, frequency, row) => table.remove(outKey(personId, frequency, row.noteId), onlyThere),
    drop: (personId, frequency, row) => table.remove(outKey(personId, frequency, row.noteId)),
    endFlush: (flush) => table.remove(flushKey(flush.personId, flush.frequency), seenRev(flush)),
    postponeFlush: (flush, dueAt) =>
      table.update(flushKey(flush.personId, flush.frequency), 'SET dueAt = :at, dueSk = :sk', {
        values: { ':at': dueAt, ':sk': flushDueSk(dueAt, flush.personId, flush.frequency) },
        when: seenRev(flush),
      }),
    async hastenFlush(personId, frequency, dueAt) {
      const early = new AppError('stale_version', 'It is due by then.');
      const sooner = table.update(flushKey(personId, frequency), 'SET dueAt = :at, dueSk = :sk', {
        values: { ':at': dueAt, ':sk': flushDueSk(dueAt, personId, frequency) },
        when: { text: 'dueAt > :at' },
        refusal: () => early,
      });
      await table.commit([sooner]).catch((error) => {
        if (error !== early) throw error;
      });
    },
    async leaseFlush({ personId, frequency, dueAt }, until) {
      const another = new AppError('stale_version', 'It is due at another instant by now.');
      const lease = table.update(flushKey(personId, frequency), 'SET dueSk = :sk', {
        values: { ':sk': flushDueSk(until, personId, frequency) },
        when: { text: 'dueAt = :at', values: { ':at': dueAt } },
        refusal: () => another,
      });
      await table.commit([lease]).catch((error) => {
        if (error !== another) throw error;
      });
    },
    listDueFlushes: (until, limit) => due('flush', until, limit, (row) => flushSchema.parse(row)),
    countMail: (personId, day, most) =>
      table.update(mailQuotaKey(personId, day), 'ADD mails :one SET ttlEpochS = :ttl', {
        values: { ':one': 1, ':ttl': epochS(day) + QUOTA_KEPT_S },
        when: { text: 'attribute_not_exists(mails) OR mails < :most', values: { ':most': most } },
        refusal: () => new AppError('limit_reached', `At most ${most} instant mails a day.`),
      }),
    uncountMail: (personId, day) =>
      table.update(mailQuotaKey(personId, day), 'ADD mails :less', { values: { ':less': -1 } }),
    claim: (claim, lapsesAt) =>
      table.put(
        {
          ...claimKey(claim.personId, claim.id),
          data: claim,
          duePk: dueOf('claim'),
          dueSk: `${lapsesAt}#${claim.id}`,
          ttlEpochS: epochS(claim.claimedAt) + CLAIM_KEPT_S,
        },
        onlyNew,
      ),
    async findClaim(personId, claimId) {
      const row = await table.get(claimKey(personId, claimId));
      return row && claimSchema.parse(row['data']);
    },
    moveClaim: (claim, to, at) =>
      table.put(
        {
          ...claimKey(claim.personId, claim.id),
          data: { ...claim, state: to },
          movedAt: at,
          ttlEpochS: epochS(claim.claimedAt) + CLAIM_KEPT_S,
        },
        stateIs(claim.state),
      ),
    removeClaim: (claim) => table.remove(claimKey(claim.personId, claim.id), stateIs('open')),
    listLapsingClaims: (until, limit) =>
      due('claim', until, limit, (row) => {
        const { personId, id } = claimSchema.parse(row['data']);
        return { personId, claimId: id };
      }),
  };
};
