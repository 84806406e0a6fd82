import { daySchema } from '#shared/domain/scalars.ts';
import { addDays } from '#shared/domain/time-zone.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { type FormAnswers, textOf, textsOf } from './form.ts';

/** A field, and what it is called in the sentence that says what is wrong with it. */
type Of = { name: string; label: string };
type Between = Of & { least?: number; most: number };

/** "1 200", "1200", "37,5"; null is no number. */
export const numberIn = (text: string): number | null => {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
};

/**
 * Reads a form field by field. What is empty is null; what is wrong is null too and has a fault, so that a form is read
 * to its end and says all that is wrong at once.
 */
export const formReader = (answers: FormAnswers, t: Translator) => {
  const faults: FieldFault[] = [];
  const wrong = (name: string, text: string): null => {
    faults.push({ name, text });
    return null;
  };

  const typed = ({ name, label, most }: Of & { most: number }, text: string): string | null => {
    if (text.length > most)
      return wrong(name, t.t('form.long', { field: label, most: t.number(most), given: t.number(text.length) }));
    return text === '' ? null : text;
  };
  const number = ({ name, label, least = 0, most }: Between): number | null => {
    const given = textOf(answers, name);
    if (given === '') return null;
    const value = numberIn(given);
    if (value === null) return wrong(name, t.t('form.number', { field: label, given }));
    if (value < least || value > most)
      return wrong(name, t.t('form.between', { field: label, given, least: t.number(least), most: t.number(most) }));
    return value;
  };
  const whole = (of: Between): number | null => {
    const value = number(of);
    if (value === null || Number.isInteger(value)) return value;
    return wrong(of.name, t.t('form.whole', { field: of.label, given: textOf(answers, of.name) }));
  };
  return {
    faults,
    wrong,
    /** One line of text; a field of one line sends no more. */
    line: (of: Of & { most?: number }): string | null =>
      typed({ most: 120, ...of }, textOf(answers, of.name).replace(/\s+/g, ' ')),
    /** Text of several lines. */
    text: (of: Of & { most: number }): string | null => typed(of, textOf(answers, of.name)),
    number,
    whole,
    /** An amount of money as it is written, in cents. */
    cents(of: Of & { least?: number }): number | null {
      const amount = number({ ...of, most: 1e7 });
      return amount === null ? null : Math.round(amount * 100);
    },
    day({ name, label, from }: Of & { from?: string }): string | null {
      const given = textOf(answers, name);
      if (given === '') return null;
      if (!daySchema.safeParse(given).success || addDays(given, 0) !== given)
        return wrong(name, t.t('form.day', { field: label, given }));
      if (from !== undefined && given < from)
        return wrong(name, t.t('form.dayFrom', { field: label, given: t.day(given), from: t.day(from) }));
      return given;
    },
    /** One of a list of codes. */
    choice<Code extends string>({ name, label }: Of, codes: readonly Code[]): Code | null {
      const given = textOf(answers, name);
      if (given === '') return null;
      return codes.find((code) => code === given) ?? wrong(name, t.t('form.choice', { field: label }));
    },
    /** Several of a list of codes, each once. */
    choices<Code extends string>({ name, label, most }: Of & { most?: number }, codes: readonly Code[]): Code[] {
      const given = textsOf(answers, name);
      const known = codes.filter((code) => given.includes(code));
      if (most !== undefined && known.length > most)
        wrong(name, t.t('form.many', { field: label, most: t.number(most), count: known.length }));
      return known;
    },
    /** What `read` found, which may not be missing. */
    needed<T>({ name, label }: Of, value: T | null): T | null {
      if (value === null && !faults.some((fault) => fault.name === name))
        wrong(name, t.t('form.empty', { field: label }));
      return value;
    },
  };
};
export type FormReader = ReturnType<typeof formReader>;
