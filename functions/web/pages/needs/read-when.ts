import type { NeedBody } from '#shared/domain/need.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { type FormAnswers, textOf, textsOf } from '../../form.ts';
import type { FormReader } from '../../form-reader.ts';
import { type Labelled, UNIT_DAYS } from './need-answers.ts';

type When = NeedBody['when'];
type Reading = { answers: FormAnswers; t: Translator; today: string; kind: When['kind'] };
type Days = { earliest: string; latest: string };

/** When: the days between which it begins or takes place, and how long, or at which hours. */
export const readWhen = (form: FormReader, of: Labelled, reading: Reading): When | null => {
  const { today, kind } = reading;
  const earliest = form.needed(of('earliest'), form.day(of('earliest')));
  const from = earliest !== null && earliest > today ? earliest : today;
  const latest = form.needed(of('latest'), form.day({ ...of('latest'), from }));
  const days = earliest === null || latest === null ? null : { earliest, latest };
  return kind === 'stay' ? readStay(form, of, reading, days) : readSessions(form, of, reading, days);
};

const readStay = (form: FormReader, of: Labelled, { answers, t }: Reading, days: Days | null): When | null => {
  const given = textOf(answers, 'unit');
  const unit = given === 'days' || given === 'weeks' ? given : 'months';
  const inDays = UNIT_DAYS[unit];
  const most = Math.floor(36_525 / inDays);
  const least = form.needed(of('least'), form.whole({ ...of('least'), least: 1, most }));
  const longest = form.whole({ ...of('most'), least: 1, most });
  if (least !== null && longest !== null && longest < least) {
    form.wrong('most', t.t('needForm.mostLess', { given: t.number(longest), least: t.number(least) }));
    return null;
  }
  if (textOf(answers, 'per') === 'total' && least !== null && longest !== least && !has(form, 'most'))
    form.wrong('most', t.t('needForm.fixedForTotal'));
  if (days === null || least === null || has(form, 'most')) return null;
  return { kind: 'stay', ...days, minDays: least * inDays, maxDays: longest === null ? null : longest * inDays };
};

const has = (form: FormReader, field: string): boolean => form.faults.some(({ name }) => name === field);

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const readSessions = (form: FormReader, of: Labelled, { answers, t }: Reading, days: Days | null): When | null => {
  const time = (name: string): string | null => {
    const given = textOf(answers, name);
    if (given === '') return form.needed(of(name), null);
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(given)) return form.wrong(name, t.t('needForm.time', { given }));
    return given;
  };
  const hours = form.needed(of('hours'), form.number({ ...of('hours'), least: 0.25, most: 24 }));
  const weekdays = textsOf(answers, 'weekdays')
    .filter((day) => /^[1-7]$/.test(day))
    .map(Number);
  if (weekdays.length === 0) form.needed(of('weekdays'), null);
  const perWeek = form.needed(of('perWeek'), form.whole({ ...of('perWeek'), least: 1, most: 7 }));
  if (perWeek !== null && weekdays.length > 0 && perWeek > weekdays.length)
    form.wrong('perWeek', t.t('needForm.moreThanDays', { given: t.number(perWeek), days: t.number(weekdays.length) }));
  const from = time('from');
  const end = time('to');
  const to = end === '00:00' ? '24:00' : end; // midnight, at the end of the day
  if (hours !== null && from !== null && to !== null && hours * 60 > minutesOf(to) - minutesOf(from) + 1e-6)
    form.wrong('hours', t.t('needForm.longerThanHours', { given: t.number(hours, 2), from, to }));
  if (days === null || hours === null || perWeek === null || from === null || to === null) return null;
  if (weekdays.length === 0 || has(form, 'perWeek') || has(form, 'hours')) return null;
  return { kind: 'sessions', ...days, hours, perWeek, weekdays, from, to };
};
