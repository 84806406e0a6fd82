import * as z from 'zod';
import { isPending } from '#shared/domain/is-pending.ts';
import { matchIdOf } from '#shared/domain/match-id.ts';
import { AppError } from '#shared/errors.ts';
import type { MatchStore } from '../event-ports.ts';
import { onlyNew, onlyOver } from './changes.ts';
import { dueOf, matchIdKey, matchKey, matchPointer, needKey, openPairKey, spaceKey, spaceSummaryKey } from './keys.ts';
import { schemaOf } from './schema-of.ts';
import type { DynamoTable } from './table.ts';

const matchRecordSchema = schemaOf('match');
const MATCH = 'MATCH#';
const summarySchema = z.object({
  at: z.string(),
  run: z.string().exactOptional(),
  siteId: z.string().exactOptional(),
  by: z.string().nullable().exactOptional(),
  toldAt: z.string().exactOptional(),
});

export const dynamoMatchStore = (table: DynamoTable): MatchStore => {
  const idsUnder = async (pk: string): Promise<string[]> =>
    (await table.query(pk, { prefix: MATCH })).items.map(({ sk }) => sk.slice(MATCH.length));
  const find: MatchStore['find'] = async ({ needId, spaceId }) => {
    const row = await table.get(matchKey(needId, spaceId));
    return row && (await matchRecordSchema()).parse(row['data']);
  };
  const pointers: MatchStore['pointers'] = ({ needId, spaceId }) => [
    table.put({ ...matchPointer(spaceId, needId) }),
    table.put({ ...matchIdKey(matchIdOf([needId], [spaceId])), needId, spaceId }),
  ];
  return {
    find,
    async findMany(pairs) {
      const rows = await table.getMany(pairs.map(({ needId, spaceId }) => matchKey(needId, spaceId)));
      const schema = await matchRecordSchema();
      return rows.map((row) => schema.parse(row['data']));
    },
    async findById(matchId) {
      const row = await table.get(matchIdKey(matchId));
      return row && find({ needId: String(row['needId']), spaceId: String(row['spaceId']) });
    },
    listSpaceIds: (needId) => idsUnder(needKey(needId).pk),
    listNeedIds: (spaceId) => idsUnder(spaceKey(spaceId).pk),
    pointers,
    put(record, { isPointed } = { isPointed: false }) {
      const { needId, spaceId, version } = record;
      const at = record.told?.at ?? record.toldSite?.at ?? '';
      const row = {
        ...matchKey(needId, spaceId),
        version,
        data: record,
        // Only what is not told to its end stands in the index, so that a sweep finds it.
        ...(isPending(record) && { duePk: dueOf('told'), dueSk: `${at}#${needId}#${spaceId}` }),
      };
      return [table.put(row, onlyOver(version - 1)), ...(version === 1 && !isPointed ? pointers(record) : [])];
    },
    async listPending(until, limit) {
      const { items } = await table.query(dueOf('told'), { index: 'byDue', between: ['', `${until}#\uffff`], limit });
      const schema = await matchRecordSchema();
      return items.map((row) => {
        const { needId, spaceId } = schema.parse(row['data']);
        return { needId, spaceId };
      });
    },
    hasOpenApplication: async ({ needId, spaceId }) =>
      (await table.get(openPairKey('APPLICATION', needId, spaceId))) !== undefined,
    isSummarised: async (spaceId) => (await table.get(spaceSummaryKey(spaceId))) !== undefined,
    async findSummary(spaceId) {
      const row = await table.get(spaceSummaryKey(spaceId));
      return row && summarySchema.parse(row);
    },
    async markSummarised(spaceId, summary) {
      const there = new AppError('already_exists', 'The summary is there already.');
      const row = { ...spaceSummaryKey(spaceId), ...summary };
      await table.commit([table.put(row, onlyNew, () => there)]).catch((error) => {
        if (error !== there) throw error;
      });
    },
    endSummary: (spaceId, toldAt) =>
      table.commit([table.update(spaceSummaryKey(spaceId), 'SET toldAt = :at', { values: { ':at': toldAt } })]),
  };
};
