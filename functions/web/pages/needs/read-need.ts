import { ACTIVITIES, AMENITIES } from '#shared/domain/codes.ts';
import type { NeedBody, Place } from '#shared/domain/need.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import { type FormAnswers, textOf, textsOf } from '../../form.ts';
import { type FormReader, formReader } from '../../form-reader.ts';
import type { Gazetteer } from '../../gazetteer.ts';
import { locate } from '../../place-answer.ts';
import { type Labelled, MATTERS, MEASURES, type NUISANCES, placeSuffixes, stepOf } from './need-answers.ts';
import { readWhen } from './read-when.ts';

type Reading = { answers: FormAnswers; t: Translator; gazetteer: Gazetteer; today: string };

/** What has been said of a need: null where nothing is said yet, or what is said is wrong. */
export type Said = { [Field in keyof NeedBody]: NeedBody[Field] | null };
export type ReadNeed = { said: Said; faults: FieldFault[]; faultsOn(step: number): FieldFault[] };

/** Reads the whole form; on which page a fault stands says its field. */
export const readNeed = (reading: Reading): ReadNeed => {
  const { answers, t } = reading;
  const form = formReader(answers, t);
  const of: Labelled = (name) => ({ name, label: t.t(`needForm.${name as 'title'}`) });
  const kind = textOf(answers, 'kind') === 'sessions' ? 'sessions' : 'stay';
  const what = readWhat(form, of, reading);
  const money = readMoney(form, of, reading, kind);
  const when = readWhen(form, of, { ...reading, kind });
  const places = readPlaces(form, reading);
  return {
    said: { ...what, ...money, when, places },
    faults: form.faults,
    faultsOn: (step) => form.faults.filter(({ name }) => stepOf(name) === step),
  };
};

const readWhat = (form: FormReader, of: Labelled, { answers, t }: Reading) => {
  const activities = form.choices({ ...of('activities'), most: 8 }, ACTIVITIES);
  if (activities.length === 0) form.needed(of('activities'), null);
  const people = form.needed(of('people'), form.whole({ ...of('people'), least: 1, most: 100_000 }));
  const requires = form.choices(of('requires'), AMENITIES);
  const prefers = form.choices(of('prefers'), AMENITIES).filter((code) => !requires.includes(code)); // to need it says more
  const minimums: NeedBody['minimums'] = {};
  for (const measure of MEASURES) {
    const label = t.t(`measure.${measure}`);
    const value = form.number({ name: measure, label, least: 0.01, most: 100_000 });
    if (value !== null) minimums[measure] = value;
  }
  const emits = textsOf(answers, 'emits');
  const emitted = (code: (typeof NUISANCES)[number]) => emits.includes(code);
  return {
    title: form.line(of('title')),
    activities: activities.length > 0 ? activities : null,
    people,
    tenure: form.choice(of('tenure'), ['either', 'own', 'shared'] as const) ?? ('either' as const),
    requires,
    prefers,
    minimums,
    emits: {
      noise: Number(form.choice(of('noise'), ['0', '1', '2', '3'] as const) ?? 0),
      dust: emitted('dust'),
      fumes: emitted('fumes'),
      wet: emitted('wet'),
      flame: emitted('flame'),
    },
  };
};

const readMoney = (form: FormReader, of: Labelled, { answers, t }: Reading, kind: 'stay' | 'sessions') => {
  const area = { least: 1, most: 1e6 };
  const min = form.needed(of('min'), form.number({ ...of('min'), ...area }));
  const max = form.number({ ...of('max'), ...area });
  const ideal = form.number({ ...of('ideal'), ...area });
  if (min !== null && max !== null && max < min)
    form.wrong('max', t.t('search.error.size', { min: t.areaM2(min), max: t.areaM2(max) }));
  else if (min !== null && ideal !== null && (ideal < min || (max !== null && ideal > max)))
    form.wrong('ideal', t.t('needForm.idealOutside', { given: t.areaM2(ideal) }));
  const budget = form.needed(of('budget'), form.cents({ ...of('budget'), least: 0.01 }));
  const ways = kind === 'stay' ? (['month', 'total'] as const) : (['month', 'session', 'total'] as const);
  const per = form.needed(of('per'), form.choice(of('per'), ways));
  const matters = form.choices({ ...of('matters'), most: 2 }, MATTERS);
  const less = MATTERS.filter((code) => textsOf(answers, 'less').includes(code) && !matters.includes(code));
  const isWrong = form.faults.some(({ name }) => name === 'max' || name === 'ideal');
  return {
    areaM2: min === null || isWrong ? null : { min, ideal, max },
    budget:
      budget === null || per === null
        ? null
        : { cents: budget, currency: textOf(answers, 'currency') === 'HUF' ? ('HUF' as const) : ('EUR' as const), per },
    importance: Object.fromEntries([
      ...matters.map((code) => [code, 'high'] as const),
      ...less.map((code) => [code, 'low'] as const),
    ]),
  };
};

const MOST_KM = 5000;

const readPlaces = (form: FormReader, { answers, t, gazetteer }: Reading): Place[] | null => {
  const places: Place[] = [];
  let isWrong = false;
  for (const suffix of placeSuffixes) {
    const typed = { place: textOf(answers, `place${suffix}`), at: textOf(answers, `at${suffix}`) };
    const located = locate(typed, t, gazetteer);
    if (!located.ok) {
      form.wrong(`place${suffix}`, located.text);
      isWrong = true;
      continue;
    }
    const { where } = located;
    if (where === null) continue;
    const km = Number(textOf(answers, `km${suffix}`) || 50);
    const radiusKm = km > 0 && km <= MOST_KM ? km : 50;
    places.push('country' in where ? where : { ...where, radiusKm });
  }
  return isWrong ? null : places;
};
