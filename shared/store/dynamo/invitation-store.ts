import type { InvitationStore } from '../case-ports.ts';
import { dynamoCaseStore } from './case-store.ts';
import { invitationKey } from './keys.ts';
import { schemaOf } from './schema-of.ts';
import type { DynamoTable } from './table.ts';

export const dynamoInvitationStore = (table: DynamoTable): InvitationStore =>
  dynamoCaseStore(table, 'invitation', schemaOf('invitation'), invitationKey);
