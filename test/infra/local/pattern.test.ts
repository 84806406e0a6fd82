import { expect, it } from 'vitest';
import { compilePattern } from '#infra/local/pattern.ts';

const record = {
  eventName: 'MODIFY',
  dynamodb: {
    Keys: { sk: { S: 'MEMBER#a' } },
    NewImage: { version: { N: '3' }, areaM2: 40, state: { S: 'open' }, tags: ['a', 'b'] },
  },
};
const sk = (...wanted: unknown[]) => ({ dynamodb: { Keys: { sk: { S: wanted } } } });
const image = (wanted: object) => ({ dynamodb: { NewImage: wanted } });

it.each<[string, object, boolean]>([
  ['an exact value', sk('MEMBER#a'), true],
  ['another exact value', sk('SITE', 'SPACE'), false],
  ['a prefix beside exact values', sk('SITE', { prefix: 'MEMBER#' }), true],
  ['a prefix that is not', sk({ prefix: 'MEMBERS' }), false],
  ['a suffix', sk({ suffix: '#a' }), true],
  ['anything but another', sk({ 'anything-but': ['SITE'] }), true],
  ['anything but this', sk({ 'anything-but': 'MEMBER#a' }), false],
  ['anything but a prefix', sk({ 'anything-but': { prefix: 'MEMBER#' } }), false],
  ['anything but, of what is not there', image({ nothing: { S: [{ 'anything-but': 'x' }] } }), false],
  ['what exists', image({ state: { S: [{ exists: true }] } }), true],
  ['what does not exist', image({ told: { S: [{ exists: true }] } }), false],
  ['what must not exist and does not', image({ told: { S: [{ exists: false }] } }), true],
  ['a number in a range', image({ areaM2: [{ numeric: ['>=', 40, '<', 50] }] }), true],
  ['a number out of it', image({ areaM2: [{ numeric: ['>', 40] }] }), false],
  ['any case', image({ state: { S: [{ 'equals-ignore-case': 'OPEN' }] } }), true],
  ['one of a list', image({ tags: ['b'] }), true],
  ['two fields, of which one does not match', { eventName: ['INSERT'], ...sk('MEMBER#a') }, false],
  ['one of two alternatives', { $or: [{ eventName: ['INSERT'] }, sk('MEMBER#a')] }, true],
])('matches %s', (_, pattern, matches) => {
  expect(compilePattern(pattern, 'here')(record)).toBe(matches);
});

it('stops at an operator that it does not know', () => {
  expect(() => compilePattern(sk({ wildcard: '*' }), 'Router (Mapping)')).toThrow(
    'Router (Mapping): the laptop run does not know the pattern operator wildcard.',
  );
});
