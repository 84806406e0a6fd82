import type { Translator } from '#shared/i18n/translator.ts';
import { findPlace } from '../../find-place.ts';
import { type FormAnswers, textOf } from '../../form.ts';
import type { FormReader } from '../../form-reader.ts';
import type { Found, Gazetteer } from '../../gazetteer.ts';
import { placeLabels } from '../../place-label.ts';

const MOST_NAMED = 4;

/** The one town that was typed or picked; several of one name are asked about, not guessed. */
export const readTown = (
  reader: FormReader,
  answers: FormAnswers,
  t: Translator,
  gazetteer: Gazetteer,
): Found | null => {
  const given = textOf(answers, 'place');
  if (given === '') return reader.needed({ name: 'place', label: t.t('siteForm.town') }, null);
  const found = findPlace(given, textOf(answers, 'at'), gazetteer, t.lang);
  if (found?.kind !== 'town') return reader.wrong('place', t.t('siteForm.townUnknown', { given }));
  if (found.others.length === 0) return found.town;
  const list = [labelOf(found.town, gazetteer, t), ...found.others.map(({ label }) => label)].slice(0, MOST_NAMED);
  return reader.wrong('place', t.t('siteForm.townWhich', { given, list: list.join('; ') }));
};

/** A town as it is told apart from all others of its name. */
export const labelOf = (town: Found, gazetteer: Gazetteer, { lang }: Translator): string => {
  const named = gazetteer.named(town.name, lang);
  const at = named.findIndex(({ id }) => id === town.id);
  return placeLabels(named, gazetteer, lang)[at] ?? town.name;
};
