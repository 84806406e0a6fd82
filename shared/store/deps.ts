import type { CaseDeps } from './case-ports.ts';
import type { EventStores } from './event-ports.ts';
import type { ManagerPorts } from './manager-ports.ts';
import type {
  ActorStore,
  AuditStore,
  BookingStore,
  BulkStore,
  Commit,
  DraftStore,
  IdempotencyStore,
  MembershipStore,
  NeedIndex,
  NeedStore,
  PersonStore,
  RegionStore,
  ServiceStore,
  SiteStore,
  SpaceIndex,
  SpaceStore,
} from './ports.ts';

/** What use cases are given: the stores, the clock, a maker of ids. */
export type Deps = ManagerPorts &
  EventStores &
  CaseDeps & {
    commit: Commit;
    persons: PersonStore;
    memberships: MembershipStore;
    actors: ActorStore;
    needs: NeedStore;
    sites: SiteStore;
    spaces: SpaceStore;
    bookings: BookingStore;
    regions: RegionStore;
    spaceIndex: SpaceIndex;
    needIndex: NeedIndex;
    bulk: BulkStore;
    drafts: DraftStore;
    idempotency: IdempotencyStore;
    service: ServiceStore;
    audit: AuditStore;
    /** The service's clock, asked per request. */
    now: () => Date;
    newId: () => string;
  };
