import { describe, expect, it } from 'vitest';
import { formReader } from '#functions/web/form-reader.ts';
import { translatorFor } from '#shared/i18n/translator-for.ts';

const t = translatorFor('en');
const read = (text: string | string[]) => formReader({ it: [text].flat() }, t);
const field = { name: 'it', label: 'Size' };

describe('a form reader', () => {
  it.each([
    ['', null],
    ['1 200', 1200],
    ['37,5', 37.5],
    ['0', 0],
    ['100', 100],
  ])('reads the number %j', (text, wanted) => {
    const form = read(text);
    expect(form.number({ ...field, most: 2000 })).toBe(wanted);
    expect(form.faults).toEqual([]);
  });

  it.each([
    ['twenty', 'Size: you wrote “twenty”. Write a number, in figures.'],
    ['-3', 'Size: you wrote “-3”. Write a number, in figures.'],
    ['101', 'Size: you wrote 101. It must be from 1 to 100.'],
    ['0', 'Size: you wrote 0. It must be from 1 to 100.'],
  ])('says what is wrong with the number %j', (text, wanted) => {
    const form = read(text);
    expect(form.number({ ...field, least: 1, most: 100 })).toBeNull();
    expect(form.faults).toEqual([{ name: 'it', text: wanted }]);
  });

  it('takes money to the cent and refuses a part of a person', () => {
    expect(read('12,50').cents(field)).toBe(1250);
    const people = read('2,5');
    expect(people.whole({ ...field, most: 9 })).toBeNull();
    expect(people.faults[0]?.text).toBe('Size: you wrote “2,5”. Write a whole number.');
  });

  it.each(['2026-02-30', '1.3.2027', 'soon'])('finds no day in %j', (text) => {
    const form = read(text);
    expect(form.day(field)).toBeNull();
    expect(form.faults).toHaveLength(1);
  });

  it('refuses a day that has passed', () => {
    const form = read('2026-11-01');
    form.day({ ...field, from: '2026-11-24' });
    expect(form.faults[0]?.text).toContain('The first possible day is');
  });

  it('knows only the codes of the list, each once, and not too many', () => {
    const form = read(['a', 'b', 'a', 'x']);
    expect(form.choices({ ...field, most: 2 }, ['a', 'b', 'c'])).toEqual(['a', 'b']);
    expect(form.faults).toEqual([]);
    read(['a', 'b', 'c']).choices({ ...field, most: 2 }, ['a', 'b', 'c']);
    expect(read('x').choice(field, ['a', 'b'])).toBeNull();
  });

  it('says once that a field is missing, and nothing more of one that is wrong', () => {
    const missing = read('');
    missing.needed(field, missing.line(field));
    expect(missing.faults).toEqual([{ name: 'it', text: 'Size is missing.' }]);
    const wrong = read('x'.repeat(121));
    wrong.needed(field, wrong.line(field));
    expect(wrong.faults).toHaveLength(1);
  });
});
