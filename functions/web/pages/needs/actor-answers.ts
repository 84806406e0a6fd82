import type { Actor, ActorBody } from '#shared/domain/actor.ts';
import type { Language } from '#shared/domain/codes.ts';
import { ACTOR_KINDS, AUDIENCES, DISCIPLINES, OFFERS, SECTORS, VALUES } from '#shared/domain/codes.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import type { FieldsOf } from '../../faults-of.ts';
import { COUNTRIES } from '../../find-place.ts';
import { type FormAnswers, textOf } from '../../form.ts';
import { formReader } from '../../form-reader.ts';
import type { Gazetteer } from '../../gazetteer.ts';
import { locate, typedPoint } from '../../place-answer.ts';

export const firstActorAnswers: FormAnswers = { kind: ['person'], sector: ['creative'] };

export const answersOfActor = (actor: Actor, gazetteer: Gazetteer, lang: Language): FormAnswers => {
  const home = actor.home ? typedPoint(actor.home, gazetteer, lang) : { place: '', at: '' };
  return {
    name: [actor.name],
    kind: [actor.kind],
    sector: [actor.sector],
    disciplines: actor.disciplines,
    offers: actor.offers,
    values: actor.values,
    audiences: actor.audiences,
    place: [home.place],
    at: [home.at],
    country: [actor.country ?? ''],
    about: [actor.about ?? ''],
    mail: [actor.contact.mail ?? ''],
    phone: [actor.contact.phone ?? ''],
    website: [actor.contact.website ?? ''],
    version: [String(actor.version)],
  };
};

/** The countries to choose from, and the one that is stored, in the order of their names. */
export const countryChoices = (t: Translator, stored: string) =>
  [...new Set([...COUNTRIES, ...(/^[A-Z]{2}$/.test(stored) ? [stored] : [])])]
    .map((value) => ({ value, text: t.country(value) }))
    .sort((a, b) => a.text.localeCompare(b.text, t.lang));

export const actorFieldNames = (t: Translator): FieldsOf => ({
  name: { name: 'name', label: t.t('actor.name') },
  about: { name: 'about', label: t.t('actor.about') },
  'contact.mail': { name: 'mail', label: t.t('actor.mail') },
  'contact.phone': { name: 'phone', label: t.t('actor.phone') },
  'contact.website': { name: 'website', label: t.t('actor.website') },
});

type Read = { ok: true; body: ActorBody } | { ok: false; faults: FieldFault[] };
export const readActor = (answers: FormAnswers, t: Translator, gazetteer: Gazetteer): Read => {
  const form = formReader(answers, t);
  const nameField = { name: 'name', label: t.t('actor.name') };
  const name = form.needed(nameField, form.line(nameField));
  const home = locate({ place: textOf(answers, 'place'), at: textOf(answers, 'at') }, t, gazetteer);
  if (!home.ok) form.wrong('place', home.text);
  else if (home.where && 'country' in home.where) form.wrong('place', t.t('actor.homeTown'));
  const country = textOf(answers, 'country');
  const website = form.line({ name: 'website', label: t.t('actor.website'), most: 500 });
  const body: ActorBody = {
    name: name ?? '',
    kind: form.choice({ name: 'kind', label: t.t('actor.kind') }, ACTOR_KINDS) ?? 'person',
    sector: form.choice({ name: 'sector', label: t.t('actor.sector') }, SECTORS) ?? 'creative',
    disciplines: form.choices({ name: 'disciplines', label: t.t('actor.disciplines') }, DISCIPLINES),
    offers: form.choices({ name: 'offers', label: t.t('actor.offers') }, OFFERS),
    values: form.choices({ name: 'values', label: t.t('actor.values') }, VALUES),
    audiences: form.choices({ name: 'audiences', label: t.t('actor.audiences') }, AUDIENCES),
    home: home.ok && home.where && 'lat' in home.where ? home.where : null,
    country: countryChoices(t, country).some(({ value }) => value === country) ? country : null,
    about: form.text({ name: 'about', label: t.t('actor.about'), most: 4000 }),
    contact: {
      mail: form.line({ name: 'mail', label: t.t('actor.mail'), most: 254 }),
      phone: form.line({ name: 'phone', label: t.t('actor.phone'), most: 40 }),
      website: website === null || website.includes('://') ? website : `https://${website}`,
    },
  };
  return form.faults.length > 0 ? { ok: false, faults: form.faults } : { ok: true, body };
};
