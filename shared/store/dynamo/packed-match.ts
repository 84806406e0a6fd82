import { deflateRawSync, inflateRawSync } from 'node:zlib';

// What a notification keeps of the match it was decided by: half of its bytes, read by nobody but who asks why. Packed,
// the whole row takes one write unit in place of two, and so does its copy in the index.

/** First byte of what is packed. */
const LAYOUT = 1;
/** What such a match is made of, the commonest last. It belongs to the layout: another text is another layout. */
const WORDS = Buffer.from(
  [
    '"preferredMinDays":,"preferredMaxDays":,"shortestDays":,"quotaM2":,"afterM2":,"sector":"service"trade"creative"',
    '"common":["has":[],"unknown":[],"lacks":[]"wantDays":,"minDays":,"days":null}',
    '{"code":"purpose"kinship"values"local"synergy"audience"mix"term","side":"site","weight":1,"weight":4,"d":0.5,',
    '"use":"shared"sessions":{"unit":"month"session"day"hour"currency":"HUF"',
    '{"rule":1,"score":0.,"creative":0.,"site":0.75,"start":"2027-01-01","days":,"distanceKm":,"offeredAreaM2":,"use":"whole",',
    '"cost":{"cents":000,"currency":"EUR","unit":"30-days"},"toConfirm":[],"criteria":[',
    '{"d":0.75,"weight":2,"figures":{"costCents":000,"budgetCents":000,"unit":"30-days"},"code":"cost","side":"creative"},',
    '{"d":1,"weight":2,"figures":{"offeredAreaM2":,"idealM2":,"minM2":,"maxM2":null},"code":"area","side":"creative"},',
    '{"d":0.9,"weight":2,"figures":{"distanceKm":,"radiusKm":},"code":"distance","side":"creative"},',
    '{"code":"amenities","code":"duration","d":1,"weight":2,"figures":{"start":"2027-01-01","earliest":"2027-01-01","latest":"2027-',
    '"},"code":"start","side":"creative"},{"code":"certainty","d":1,"weight":2,"figures":{"toConfirm":[]},"side":"creative"}],',
  ].join(''),
);

export const packMatch = (match: object): Uint8Array =>
  Buffer.concat([Buffer.from([LAYOUT]), deflateRawSync(JSON.stringify(match), { dictionary: WORDS })]);

export const unpackMatch = (packed: Uint8Array): unknown => {
  if (packed[0] !== LAYOUT) throw new Error(`A match in the unknown layout ${packed[0]}`);
  return JSON.parse(inflateRawSync(packed.subarray(1), { dictionary: WORDS }).toString());
};
