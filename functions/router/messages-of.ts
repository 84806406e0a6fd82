import type { DynamoDBRecord } from 'aws-lambda';
import type * as z from 'zod';
import { actorSchema } from '#shared/domain/actor.ts';
import { isMaterial } from '#shared/domain/material.ts';
import { needSchema } from '#shared/domain/need.ts';
import { siteSchema } from '#shared/domain/site.ts';
import { spaceSchema } from '#shared/domain/space.ts';
import type { JudgeMessage } from '#shared/store/event-ports.ts';
import { rowOf } from './image.ts';

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

const NOUNS = {
  NEED: { kind: 'need', prefix: 'NEED#', schema: needSchema, isMaterial: isMaterial.need },
  SPACE: { kind: 'space', prefix: 'SPACE#', schema: spaceSchema, isMaterial: isMaterial.space },
  SITE: { kind: 'site', prefix: 'SITE#', schema: siteSchema, isMaterial: isMaterial.site },
  ACTOR: { kind: 'actor', prefix: 'ACTOR#', schema: actorSchema, isMaterial: isMaterial.actor },
} as const;

/** Whatever of these is written has moved, and its sides are to be told. */
const TOLD = [
  { type: 'APPLICATION', kind: 'application' },
  { type: 'INVITATION', kind: 'invitation' },
  { type: 'MEMBERINVITE', kind: 'member-invite' },
] as const;

/**
 * What the matcher has to look at because of one change of the table; [] for what the rule does not read. Who belongs
 * to an actor or a site is asked when somebody is told and again when mail leaves: a membership changes no pair, and
 * nobody who joins is told what is old.
 */
export const messagesOf = (record: DynamoDBRecord, now: Date): JudgeMessage[] => {
  const { Keys, OldImage, NewImage } = record.dynamodb ?? {};
  const [pk, sk] = [Keys?.['pk']?.S, Keys?.['sk']?.S];
  if (pk === undefined || sk === undefined) throw new Error('A stream record without its keys');
  if (NewImage?.['quiet']?.BOOL) return []; // imported without news; the next ordinary write is without this mark
  const data = dataOf(NewImage);
  const write = { by: textOf(data, 'updatedBy'), at: textOf(data, 'updatedAt') ?? now.toISOString() };
  if (sk === 'CALENDAR') return [{ kind: 'space', id: pk.slice('SPACE#'.length), ...write }];
  const told = TOLD.find(({ type }) => type === sk);
  if (told) return NewImage ? [{ kind: told.kind, id: pk.slice(told.type.length + 1), ...write }] : [];
  const noun = Object.hasOwn(NOUNS, sk) ? NOUNS[sk as keyof typeof NOUNS] : undefined;
  if (!noun) return [];
  const read = (image: Image) => {
    const data = dataOf(image);
    return data === undefined ? undefined : (noun.schema as z.ZodType).parse(data);
  };
  const change = { before: read(OldImage), after: read(NewImage) } as never;
  if (!noun.isMaterial(change)) return [];
  return [{ kind: noun.kind, id: pk.slice(noun.prefix.length), ...write }];
};

const dataOf = (image: Image): unknown => (image === undefined ? undefined : rowOf(image)['data']);
const textOf = (data: unknown, name: 'updatedBy' | 'updatedAt'): string | null => {
  const value = (data as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : null;
};
