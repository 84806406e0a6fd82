import type { Space } from '#shared/domain/space.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { type FormAnswers, textOf, textsOf } from '../../form.ts';
import { formReader } from '../../form-reader.ts';
import { readFreeText } from './free-text-field.tsx';
import { WEEKDAYS } from './opening-hours.ts';
import {
  readActivities,
  readAmenities,
  readAvailable,
  readHours,
  readModes,
  readNameAndKind,
  readSize,
  readTariffs,
  readTenure,
  readTerm,
  type SpaceForm,
} from './read-space.ts';
import { NONE, NUISANCES, SPACE_MEASURES } from './space-answers.ts';

export const INCLUDED = ['heat', 'power', 'water', 'internet', 'cleaning', 'taxes', 'insurance'] as const;
export const NOISES = ['0', '1', '2', '3'] as const;
/** −5 … 60: what a storey may be. */
export const FLOORS = Array.from({ length: 66 }, (_, index) => String(index - 5));
const MOST_DAYS = 3650;

const boolOf = (answers: FormAnswers, name: string): boolean | null => {
  const given = textOf(answers, name);
  return given === 'yes' ? true : given === 'no' ? false : null;
};

/** Everything that the form of a room says, as a merge patch of the room as it is stored. */
export const readSpacePatch = (answers: FormAnswers, t: Translator, space: Space) => {
  const reader = formReader(answers, t);
  const form: SpaceForm = { reader, answers, t };
  const days = (name: 'noticeDays' | 'leadTimeDays', label: string) => reader.whole({ name, label, most: MOST_DAYS });
  const hours = readHours(form);
  const floor = reader.choice({ name: 'floorLevel', label: t.t('room.floor') }, FLOORS);
  const noise = reader.choice({ name: 'noise', label: t.t('room.noise') }, NOISES);
  const tariffs = readTariffs(form, space.tariffs?.length ?? 0);
  const patch = {
    ...readNameAndKind(form),
    story: readFreeText(reader, { name: 'story', label: t.t('spaceForm.story'), most: 4000 }, space.story),
    floorLevel: floor === null ? null : Number(floor),
    activities: readActivities(form),
    ...readSize(form),
    capacity: reader.whole({ name: 'capacity', label: t.t('room.capacity'), least: 1, most: 100_000 }),
    tenure: readTenure(form),
    modes: readModes(form),
    available: readAvailable(form),
    hours: hours && Object.fromEntries(WEEKDAYS.map((day) => [day, hours[day] ?? null])),
    term: readTerm(form, 'term'),
    preferredTerm: readTerm(form, 'preferred'),
    tariffs: tariffs ?? (space.tariffs?.length === 0 ? [] : null),
    includes: readIncludes(form),
    vatIncluded: boolOf(answers, 'vatIncluded'),
    depositCents: reader.cents({ name: 'deposit', label: t.t('room.deposit') }),
    noticeDays: days('noticeDays', t.t('room.notice')),
    insuranceRequired: boolOf(answers, 'insuranceRequired'),
    sublettingAllowed: boolOf(answers, 'sublettingAllowed'),
    leadTimeDays: days('leadTimeDays', t.t('room.lead')),
    amenities: readAmenities(form),
    measures: Object.fromEntries(
      SPACE_MEASURES.map((name) => [name, reader.number({ name, label: t.t(`measure.${name}`), most: 1e5 })]),
    ),
    tolerates: {
      noise: noise === null ? null : Number(noise),
      ...Object.fromEntries(NUISANCES.map((code) => [code, boolOf(answers, `tolerates.${code}`)])),
    },
    fitOut: readFreeText(reader, { name: 'fitOut', label: t.t('room.fitOut'), most: 2000 }, space.fitOut),
    forbidden: readFreeText(reader, { name: 'forbidden', label: t.t('room.forbidden'), most: 2000 }, space.forbidden),
  };
  return { patch, faults: reader.faults };
};

/** Nothing ticked is not known; "none of them" is known. */
const readIncludes = ({ reader, answers, t }: SpaceForm): Space['includes'] => {
  const picked = reader.choices({ name: 'includes', label: t.t('room.included') }, INCLUDED);
  if (picked.length > 0) return picked;
  return textsOf(answers, 'includes').includes(NONE) ? [] : null;
};
