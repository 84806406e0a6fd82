import type { ActorStore } from '../ports.ts';
import { actorKey } from './keys.ts';
import { dynamoNounStore } from './noun-store.ts';
import { schemaOf } from './schema-of.ts';
import type { DynamoTable } from './table.ts';

export const dynamoActorStore = (table: DynamoTable): ActorStore => dynamoNounStore(table, schemaOf('actor'), actorKey);
