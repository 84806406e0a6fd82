import type * as z from 'zod';
import { type Case, dueAtOf } from '#shared/domain/case.ts';
import type { CaseKind } from '#shared/domain/case-moves.ts';
import { AppError } from '#shared/errors.ts';
import type { CaseStore } from '../case-ports.ts';
import type { At, Page } from '../ports.ts';
import { onlyNew, onlyOver } from './changes.ts';
import { caseDue } from './due-case-store.ts';
import { casePointer, type Key, openPairKey, scopePk } from './keys.ts';
import type { DynamoTable } from './table.ts';

/** Applications and invitations are kept alike: the row, the open pair, a pointer each for actor and site, what is due. */
export const dynamoCaseStore = <T extends Case>(
  table: DynamoTable,
  kind: CaseKind,
  schemaOf: () => Promise<z.ZodType<T>>,
  keyOf: (id: string) => Key,
): CaseStore<T> => {
  const type = kind === 'application' ? 'APPLICATION' : 'INVITATION';
  const pairOf = (found: Case): Key => openPairKey(type, found.needId, found.spaceId);
  const pairRow = (found: T) => ({
    ...pairOf(found),
    caseId: found.id,
    ...(found.state === 'sent' && { lapsesAt: found.expiresAt }),
  });
  const rowOf = (found: T) => ({ ...keyOf(found.id), version: found.version, data: found });
  const due = (found: T) => caseDue(table, kind, found.id, keyOf(found.id).pk, dueAtOf(found));
  const mine = (found: T) => ({ text: 'caseId = :id', values: { ':id': found.id } });
  const idOf = ({ sk }: { sk: string }): string => sk.slice(sk.lastIndexOf('#') + 1);
  const findMany = async (ids: readonly string[]): Promise<T[]> => {
    const [rows, schema] = await Promise.all([table.getMany(ids.map(keyOf)), schemaOf()]);
    return rows.map((row) => schema.parse(row['data']));
  };

  /** The newest of several partitions as one list: sort keys are dated alike in all of them. */
  const listOf = async (pks: readonly string[], { limit, after = null }: At): Promise<Page<T>> => {
    const pages = await Promise.all(
      pks.map((pk) => table.query(pk, { prefix: `${type}#`, newestFirst: true, limit, after })),
    );
    const rows = pages.flatMap(({ items }) => items).sort((a, b) => (a.sk < b.sk ? 1 : -1));
    const page = rows.slice(0, limit);
    const more = rows.length > limit || pages.some(({ next }) => next !== null);
    return { items: await findMany(page.map(idOf)), next: more ? (page.at(-1)?.sk ?? null) : null };
  };

  return {
    async find(id) {
      const row = await table.get(keyOf(id));
      return row && (await schemaOf()).parse(row['data']);
    },
    findMany,
    create: (made, now) => [
      table.put(
        pairRow(made),
        { text: 'attribute_not_exists(pk) OR lapsesAt <= :now', values: { ':now': now.toISOString() } },
        () => new AppError('already_exists', `There is an open ${kind} for this need and space already.`),
      ),
      table.put(rowOf(made), onlyNew),
      table.put(casePointer(type, { kind: 'actor', id: made.actorId }, made.createdAt, made.id), onlyNew),
      table.put(casePointer(type, { kind: 'site', id: made.siteId }, made.createdAt, made.id), onlyNew),
      due(made),
    ],
    save: (next, { holdsPair } = { holdsPair: true }) => [
      table.put(rowOf(next), onlyOver(next.version - 1)),
      ...(holdsPair
        ? [next.endedAt === null ? table.put(pairRow(next), mine(next)) : table.remove(pairOf(next), mine(next))]
        : []),
      due(next),
    ],
    async holder(needId, spaceId) {
      const row = await table.get(openPairKey(type, needId, spaceId));
      return row && String(row['caseId']);
    },
    listByActors: (actorIds, at) =>
      listOf(
        actorIds.map((id) => scopePk({ kind: 'actor', id })),
        at,
      ),
    listBySite: (siteId, at) => listOf([scopePk({ kind: 'site', id: siteId })], at),
  };
};
