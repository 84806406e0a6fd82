import { actorSchema } from '#shared/domain/actor.ts';
import type { ActorStore } from '../ports.ts';
import { actorKey } from './keys.ts';
import { dynamoNounStore } from './noun-store.ts';
import type { DynamoTable } from './table.ts';

export const dynamoActorStore = (table: DynamoTable): ActorStore => dynamoNounStore(table, actorSchema, actorKey);
