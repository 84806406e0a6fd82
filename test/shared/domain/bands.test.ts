import { describe, expect, it } from 'vitest';
import { countBand, peopleBand, reasonWord, roundedM2, scoreWord } from '#shared/domain/bands.ts';

describe('figures told as words', () => {
  it.each([
    [100, 'strong'],
    [80, 'strong'],
    [79, 'good'],
    [65, 'good'],
    [64, 'fair'],
    [50, 'fair'],
    [49, 'weak'],
    [0, 'weak'],
  ])('a score of %i is %s', (shown, word) => expect(scoreWord(shown)).toBe(word));

  it.each([
    [1, 'very-well'],
    [0.85, 'very-well'],
    [0.5 + 0.35 - 1e-12, 'very-well'],
    [0.849, 'well'],
    [0.7, 'well'],
    [0.699, 'acceptable'],
    [0.5, 'acceptable'],
    [0.499, 'poorly'],
  ])('a desirability of %d suits %s', (d, word) => expect(reasonWord(d)).toBe(word));

  it.each([
    [1, '1'],
    [2, '2-4'],
    [4, '2-4'],
    [5, '5-9'],
    [9, '5-9'],
    [10, '10+'],
    [100_000, '10+'],
  ])('%i people are %s', (people, band) => expect(peopleBand(people)).toBe(band));

  it.each([
    [0, '0-2'],
    [2, '0-2'],
    [3, '3-9'],
    [9, '3-9'],
    [10, '10-29'],
    [29, '10-29'],
    [30, '30+'],
  ])('a count of %i is %s', (count, band) => expect(countBand(count)).toBe(band));

  it.each([
    [0.5, 5],
    [7.4, 5],
    [7.5, 10],
    [38, 40],
    [41.9, 40],
  ])('%d m² are told as %i', (areaM2, rounded) => expect(roundedM2(areaM2)).toBe(rounded));
});
