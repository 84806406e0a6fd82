import { randomUUID } from 'node:crypto';
import type { AuditStore } from '../ports.ts';
import { onlyNew } from './changes.ts';
import { auditKey } from './keys.ts';
import type { DynamoTable } from './table.ts';

export const dynamoAuditStore = (table: DynamoTable): AuditStore => ({
  row: (entry) => table.put({ ...auditKey(entry.subject, entry.at, randomUUID()), data: entry }, onlyNew),
});
