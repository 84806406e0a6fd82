import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { AppError } from '#shared/errors.ts';

/** AES-256-GCM: a cursor cannot be read, changed, or used by another caller or for another query. */
const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const bindingOf = (...parts: unknown[]): Buffer => createHash('sha256').update(JSON.stringify(parts)).digest();

export const sealCursor = (key: Uint8Array, binding: unknown, position: string): string => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(bindingOf(binding));
  const sealed = Buffer.concat([cipher.update(position, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
};

export const openCursor = (key: Uint8Array, binding: unknown, cursor: string): string => {
  const bytes = Buffer.from(cursor, 'base64url');
  const refused = (cause?: unknown) =>
    new AppError('malformed', 'This cursor is not of this list. Start again without one.', { cause });
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw refused();
  try {
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES)).setAAD(bindingOf(binding));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw refused(cause);
  }
};
