import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { SETTING_KINDS, type SettingKind } from '#shared/domain/settings.ts';
import { AppError } from '#shared/errors.ts';

const payloadSchema = z.tuple([z.string().min(1), z.array(z.enum(SETTING_KINDS)).min(1)]);
/** Longer than any token of ours. */
export const MOST_TOKEN = 600;

const sealOf = (key: Uint8Array, payload: string): Buffer =>
  createHmac('sha256', key).update(`unsubscribe ${payload}`).digest();

/** Whose mails of which kinds end: sealed, not secret, and good for that alone. */
export const unsubscribeToken = (key: Uint8Array, personId: string, kinds: readonly SettingKind[]): string => {
  const payload = Buffer.from(JSON.stringify([personId, kinds])).toString('base64url');
  return `${payload}.${sealOf(key, payload).toString('base64url')}`;
};

export const openUnsubscribeToken = (key: Uint8Array, token: string): { personId: string; kinds: SettingKind[] } => {
  const [payload = '', seal = ''] = token.split('.');
  const given = Buffer.from(seal, 'base64url');
  const expected = sealOf(key, payload);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new AppError('not_found', 'This link is not one of ours, or not whole.');
  const [personId, kinds] = payloadSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  return { personId, kinds };
};
