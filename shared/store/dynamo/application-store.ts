import type { ApplicationStore } from '../case-ports.ts';
import { dynamoCaseStore } from './case-store.ts';
import { applicationKey } from './keys.ts';
import { schemaOf } from './schema-of.ts';
import type { DynamoTable } from './table.ts';

export const dynamoApplicationStore = (table: DynamoTable): ApplicationStore =>
  dynamoCaseStore(table, 'application', schemaOf('application'), applicationKey);
