import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pseudonymOf } from '#shared/domain/pseudonym.ts';

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });

it('is the same every time, of one length and alphabet, and tells nothing of the id', () => {
  fc.assert(
    fc.property(secret, fc.uuid(), (key, needId) => {
      const name = pseudonymOf(key, needId);
      expect(name).toMatch(/^[a-z2-7]{16}$/);
      expect(pseudonymOf(new Uint8Array(key), needId)).toBe(name);
    }),
  );
});

it('differs from site to site and from need to need', () => {
  fc.assert(
    fc.property(secret, secret, fc.uuid(), fc.uuid(), (one, other, need, another) => {
      fc.pre(Buffer.compare(one, other) !== 0 && need !== another);
      expect(pseudonymOf(one, need)).not.toBe(pseudonymOf(other, need));
      expect(pseudonymOf(one, need)).not.toBe(pseudonymOf(one, another));
    }),
  );
});

it('is HMAC-SHA256 in base32 of RFC 4648 (RFC 4231, test case 2)', () => {
  // 5bdcc146bf60754e6a04 2426089575c7…: its first 80 bits
  expect(pseudonymOf(Buffer.from('Jefe'), 'what do ya want for nothing?')).toBe('lpomcrv7mb2u42qe');
});
