import type { NeedIndex } from '../ports.ts';
import { dynamoActorStore } from './actor-store.ts';
import { dynamoApplicationStore } from './application-store.ts';
import { dynamoAsideStore } from './aside-store.ts';
import { dynamoAuditStore } from './audit-store.ts';
import { dynamoBookingStore } from './booking-store.ts';
import { dynamoBulkStore } from './bulk-store.ts';
import { dynamoCellStore } from './cell-store.ts';
import { dynamoDraftStore } from './draft-store.ts';
import { dynamoDueCaseStore } from './due-case-store.ts';
import { dynamoDueStore } from './due-store.ts';
import type { DynamoClient } from './dynamo-client.ts';
import { dynamoFanOutStore } from './fan-out-store.ts';
import { dynamoIdempotencyStore } from './idempotency-store.ts';
import { dynamoInvitationStore } from './invitation-store.ts';
import { loadedLate } from './loaded-late.ts';
import { dynamoMatchStore } from './match-store.ts';
import { dynamoMemberInviteStore } from './member-invite-store.ts';
import { dynamoMembershipStore } from './membership-store.ts';
import { dynamoNeedStore } from './need-store.ts';
import { dynamoNoteStore } from './note-store.ts';
import { dynamoOutboxStore } from './outbox-store.ts';
import { dynamoPersonStore } from './person-store.ts';
import { dynamoRegionStore } from './region-store.ts';
import { dynamoServiceStore } from './service-store.ts';
import { dynamoSettingsStore } from './settings-store.ts';
import { dynamoShownStore } from './shown-store.ts';
import { dynamoSiteStore } from './site-store.ts';
import { dynamoSpaceIndex } from './space-index.ts';
import { dynamoSpaceStore } from './space-store.ts';
import { dynamoSuppressionStore } from './suppression-store.ts';
import { dynamoTable } from './table.ts';
import { tileMemory } from './tiles/read-tiles.ts';

/** Every store over the one table. */
export const dynamoStores = (client: DynamoClient, tableName: string) => {
  const table = dynamoTable(client, tableName);
  const memory = tileMemory();
  const actors = dynamoActorStore(table);
  const needs = dynamoNeedStore(table);
  const spaces = dynamoSpaceStore(table);
  const bookings = dynamoBookingStore(table);
  return {
    commit: table.commit,
    persons: dynamoPersonStore(table),
    memberships: dynamoMembershipStore(table),
    actors,
    needs,
    sites: dynamoSiteStore(table),
    spaces,
    bookings,
    regions: dynamoRegionStore(table),
    spaceIndex: dynamoSpaceIndex(table, spaces, bookings, memory),
    needIndex: loadedLate<NeedIndex>(
      { reindex: true, enter: true, tidy: true, batches: true, around: true },
      async () => (await import('./need-index.ts')).dynamoNeedIndex(table, needs, actors, memory),
    ),
    bulk: dynamoBulkStore(client, tableName, table),
    drafts: dynamoDraftStore(table),
    idempotency: dynamoIdempotencyStore(table),
    service: dynamoServiceStore(table),
    audit: dynamoAuditStore(table),
    matches: dynamoMatchStore(table),
    fanOuts: dynamoFanOutStore(table),
    notes: dynamoNoteStore(table),
    outbox: dynamoOutboxStore(table),
    settings: dynamoSettingsStore(table),
    suppressions: dynamoSuppressionStore(table),
    dues: dynamoDueStore(table),
    applications: dynamoApplicationStore(table),
    invitations: dynamoInvitationStore(table),
    memberInvites: dynamoMemberInviteStore(table),
    dueCases: dynamoDueCaseStore(table),
    shown: dynamoShownStore(table),
    asides: dynamoAsideStore(table),
    demandCells: dynamoCellStore(table),
  };
};
