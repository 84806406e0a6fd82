import { invitationSchema } from '#shared/domain/invitation.ts';
import type { InvitationStore } from '../case-ports.ts';
import { dynamoCaseStore } from './case-store.ts';
import { invitationKey } from './keys.ts';
import type { DynamoTable } from './table.ts';

export const dynamoInvitationStore = (table: DynamoTable): InvitationStore =>
  dynamoCaseStore(table, 'invitation', invitationSchema, invitationKey);
