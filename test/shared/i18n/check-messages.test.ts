import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type AnyCatalogue, checkMessages, projectCheck } from '#infra/check-messages.ts';
import { CODE_LISTS } from '#shared/i18n/code-name.ts';

const check = (all: Record<string, AnyCatalogue>, sources: string[] = ["t('a.b')"]): string[] =>
  checkMessages({ catalogues: all, sources, codeLists: ['activity'], sameAsEnglish: ['de a.same'] });

describe('the check of the catalogues', () => {
  it('finds nothing in those of this project', () => {
    expect(checkMessages(projectCheck(fileURLToPath(new URL('../../..', import.meta.url))))).toEqual([]);
  });

  it('finds a key that a language lacks, and one that English lacks', () => {
    const found = check({ en: { a: { b: 'room' } }, de: { a: { c: 'Raum' } } });
    expect(found).toEqual(['de a.b: is missing', 'de a.c: is not in English']);
  });

  it('finds a key that nothing uses, by its name or by a template whose holes it fills', () => {
    const en = { a: { b: 'one', 'c.good': 'two', 'c.poor': 'three', unused: 'four' }, activity: { dance: 'dance' } };
    expect(check({ en }, ["t('a.b')", `t(\`a.c.\${level}\`)`])).toEqual(['a.unused: is used nowhere']);
    expect(check({ en }, ["t('a.b')", `t(\`a.\${name}\`)`])).toEqual([
      'a.c.good: is used nowhere',
      'a.c.poor: is used nowhere',
    ]);
  });

  it('finds an argument that one language uses and another does not, also in a single plural form', () => {
    expect(check({ en: { a: { b: 'in {town}' } }, de: { a: { b: 'in {Stadt}' } } })).toEqual([
      'de a.b: does not use {town}',
      'de a.b: uses {Stadt}, which English does not',
    ]);
    const en = { a: { b: { one: '{count} room in {town}', other: '{count} rooms in {town}' } } };
    const de = { a: { b: { one: '{count} Raum in {town}', other: '{count} Räume' } } };
    expect(check({ en, de })).toEqual(['de a.b: has a form that lacks an argument']);
  });

  it('finds a word left in English, unless it is known to be the same', () => {
    const en = { a: { b: 'room', same: 'Name' } };
    expect(check({ en, de: en }, ["t('a.b'); t('a.same')"])).toEqual(['de a.b: is still English: room']);
  });

  it('finds plural forms that are not those of the language', () => {
    const en = { a: { b: { one: '{count} room', other: '{count} rooms' } } };
    const sl = { a: { b: { one: '{count} prostor', other: '{count} prostorov' } } };
    expect(check({ en, sl })).toEqual(['sl a.b: counts in one other, sl counts in few one other two']);
  });

  it('leaves the names of codes to their lists', () => {
    expect(CODE_LISTS).toContain('activity');
    expect(check({ en: { activity: { dance: 'dance' } } }, [])).toEqual([]);
  });
});
