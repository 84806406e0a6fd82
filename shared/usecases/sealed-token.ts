import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

// The token of an invitation to membership: only its hash is kept in clear. Sealed it lies in the row until it is used,
// so that the mail can carry it.

const TOKEN_BYTES = 32; // 256 bits: nobody guesses one
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';

/** A key of this purpose alone, from the service's own. */
const keyFrom = (serviceKey: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', serviceKey, new Uint8Array(0), 'member-invite-token', 32));

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');
/** The id under which an invitation is kept. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

export const sealToken = (serviceKey: Uint8Array, inviteId: string, token: string): string => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyFrom(serviceKey), nonce).setAAD(Buffer.from(inviteId));
  const sealed = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
};

/** The token for the mail; throws when the seal was broken or belongs to another invitation. */
export const openToken = (serviceKey: Uint8Array, inviteId: string, sealed: string): string => {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv(ALGORITHM, keyFrom(serviceKey), bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(inviteId))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
};
