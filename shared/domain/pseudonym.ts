import { createHmac } from 'node:crypto';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'; // RFC 4648, lower case
const LETTERS = 16; // 80 bits: no two needs of a site share one
const BITS_A_LETTER = 5;

/** What a site calls a need before consent: the same every time, and at no other site. */
export function pseudonymOf(secret: Uint8Array, needId: string): string {
  const mac = createHmac('sha256', secret).update(needId).digest();
  let letters = '';
  let bits = 0;
  let held = 0;
  for (const byte of mac) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= BITS_A_LETTER && letters.length < LETTERS) {
      bits -= BITS_A_LETTER;
      letters += BASE32[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return letters;
}
