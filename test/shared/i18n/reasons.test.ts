import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#shared/domain/codes.ts';
import { CONSTRAINTS, type Constraint } from '#shared/domain/constraints.ts';
import type { CountedCriterion } from '#shared/domain/criterion.ts';
import { askSentence } from '#shared/i18n/ask-manager.ts';
import { fitWordOf, scoreWordOf } from '#shared/i18n/code-name.ts';
import { reasons } from '#shared/i18n/reasons.ts';
import { translatorFor } from '#shared/i18n/translator-for.ts';
import { everyCriterion } from '../mail/mail-samples.ts';

const purse = { currency: 'EUR', eurPerHuf: 0.0026 } as const;
const en = translatorFor('en');
const plain = (text: string | undefined): string | undefined => text?.replaceAll('\u00a0', ' ');
const said = (criterion: CountedCriterion, others: CountedCriterion[] = []): string | undefined =>
  plain(reasons(en, [criterion, ...others], purse).find(({ code }) => code === criterion.code)?.text);

describe('words', () => {
  it.each([
    [80, 'strong'],
    [79, 'good'],
    [65, 'good'],
    [64, 'fair'],
    [50, 'fair'],
    [49, 'weak'],
  ])('a score of %d is %s', (score, word) => {
    expect(scoreWordOf(score)).toBe(word);
  });

  it.each([
    [0.85, 'very-well'],
    [0.8499, 'well'],
    [0.7, 'well'],
    [0.6999, 'just'],
    [0.5, 'just'],
    [0.4999, 'hardly'],
  ])('a desirability of %d fits %s', (d, word) => {
    expect(fitWordOf(d)).toBe(word);
  });
});

describe('reasons', () => {
  it('come best first, by desirability times weight', () => {
    const [cost, area, distance] = everyCriterion(0.9);
    const criteria = [
      { ...cost!, d: 0.6, weight: 4 },
      { ...area!, d: 1, weight: 1 },
      { ...distance!, d: 0.9, weight: 2 },
    ] as CountedCriterion[];
    expect(reasons(en, criteria, purse).map(({ code }) => code)).toEqual(['cost', 'distance', 'area']);
  });

  it('say every criterion in every language at every level, each in other words than the next language', () => {
    for (const d of [1, 0.85, 0.75, 0.5, 0.25]) {
      const texts = LANGUAGES.map((lang) => reasons(translatorFor(lang), everyCriterion(d), purse));
      for (const list of texts) {
        expect(list).toHaveLength(15);
        for (const { text } of list) expect(text).not.toMatch(/undefined|null|NaN|[{}]/);
      }
      const first = texts.map((list) => list.find(({ code }) => code === 'purpose')?.text);
      expect(new Set(first).size).toBe(LANGUAGES.length);
    }
  });

  it('give the figure and what it is measured by', () => {
    const of = (code: string, d: number): CountedCriterion => everyCriterion(d).find((c) => c.code === code)!;
    expect(said(of('cost', 0.75))).toBe('150 € a month; your limit is 200 €.');
    expect(said(of('distance', 0.8))).toBe('3.6 km as the crow flies; you said 30 km.');
    expect(said(of('amenities', 0.7))).toBe('There: heating. Not known: daylight. Not there: kiln.');
    expect(said(of('duration', 0.75))).toBe('For 180 days; you would like 365.');
    expect(said(of('purpose', 1))).toBe('The house is meant for this: painting and exhibitions.');
  });

  it('name what is not known instead of guessing it', () => {
    const cost = { side: 'creative', code: 'cost', d: 0.5, weight: 2, figures: { costCents: null } } as const;
    expect(said(cost)).toBe('The price is not known, so it counts as just acceptable.');
    const start = everyCriterion(0.5).find(({ code }) => code === 'start')!;
    const certainty = {
      side: 'creative',
      code: 'certainty',
      d: 0.9,
      weight: 2,
      figures: { toConfirm: ['when'] },
    } as const;
    expect(said(start, [certainty])).toBe('When it is free is not known, so it counts as just acceptable.');
  });

  it('fall back to the word where a stored match lacks its figures', () => {
    const cost = { side: 'creative', code: 'cost', d: 0.9, weight: 2, figures: { costCents: 100 } } as const;
    expect(said(cost)).toBe('Price: very well.');
  });

  it('speak forint to who counts in forint', () => {
    const cost = everyCriterion(0.75).filter(({ code }) => code === 'cost');
    const [reason] = reasons(translatorFor('hu'), cost, { currency: 'HUF', eurPerHuf: 0.0025 });
    expect(plain(reason?.text)).toBe('Ára: havi 60 000 Ft; az Ön kerete 80 000 Ft.');
  });
});

describe('what to ask', () => {
  it('is one sentence with what exactly is unknown', () => {
    expect(askSentence(en, ['when', 'cost', 'amenities'], { amenities: ['daylight', 'heating'] })).toBe(
      'Ask the manager when it is free, the price, what is there (daylight, heating).',
    );
  });

  it('is nothing where all is known', () => {
    expect(askSentence(en, [])).toBeNull();
  });

  it('has a phrase for every constraint that can be unknown, in every language', () => {
    const askable = CONSTRAINTS.filter((code): code is Constraint => code !== 'place');
    for (const lang of LANGUAGES)
      for (const code of askable) expect(askSentence(translatorFor(lang), [code])).toMatch(/\p{L}+.*\.$/u);
  });
});
