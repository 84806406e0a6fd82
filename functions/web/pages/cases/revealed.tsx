import type { RevealedActor, RevealedNeed } from '#shared/domain/consent.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { codeName, codeNames } from '#shared/i18n/code-name.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { type Fact, FactTable } from '#shared/web/fact-table.tsx';
import type { View } from '#shared/web/view.ts';
import { needName } from './case-words.ts';
import { TextParagraphs } from './text-paragraphs.tsx';

/** Who applied or accepted, as the house sees them now: profile, contact, and the need without its budget. */
export const Revealed = ({ view, actor, need }: { view: View; actor: RevealedActor; need: RevealedNeed | null }) => {
  const { t } = view;
  return (
    <>
      <section class="section" aria-labelledby="who">
        <h2 id="who">{actor.name}</h2>
        {actor.about && <TextParagraphs text={actor.about} />}
        <FactTable facts={actorFacts(t, actor)} />
      </section>
      {need && (
        <section class="section" aria-labelledby="need">
          <h2 id="need">{t.t('seeker.need', { need: needName(t, need) })}</h2>
          <FactTable facts={needFacts(t, need)} />
        </section>
      )}
    </>
  );
};

const listed = (t: Translator, codes: readonly string[]): string => capitalised(t.lang, t.list(codes));

const actorFacts = (t: Translator, actor: RevealedActor): Fact[] => {
  const { contact } = actor;
  const facts: Fact[] = [
    {
      name: t.t('seeker.kind'),
      value: capitalised(
        t.lang,
        [codeName(t, 'actorKind', actor.kind), codeName(t, 'sector', actor.sector)].join(', '),
      ),
    },
  ];
  const add = (name: string, value: Fact['value'] | null): void => {
    if (value !== null && value !== '') facts.push({ name, value });
  };
  add(t.t('seeker.fields'), listed(t, codeNames(t, 'discipline', actor.disciplines)));
  add(t.t('seeker.offers'), listed(t, codeNames(t, 'offer', actor.offers)));
  add(t.t('house.values'), listed(t, codeNames(t, 'value', actor.values)));
  add(t.t('house.audiences'), listed(t, codeNames(t, 'audience', actor.audiences)));
  add(t.t('seeker.country'), actor.country && t.country(actor.country));
  add(t.t('seeker.mail'), contact.mail && <a href={`mailto:${contact.mail}`}>{contact.mail}</a>);
  add(
    t.t('seeker.phone'),
    contact.phone && <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>{contact.phone}</a>,
  );
  add(
    t.t('seeker.website'),
    contact.website && (
      <a href={contact.website} rel="noreferrer nofollow">
        {contact.website}
      </a>
    ),
  );
  return facts;
};

const NUISANCES = ['dust', 'fumes', 'wet', 'flame'] as const;

const needFacts = (t: Translator, need: RevealedNeed): Fact[] => {
  const { areaM2, when, emits } = need;
  const size =
    areaM2.max === null
      ? t.t('results.sizeFrom', { min: t.areaM2(areaM2.min) })
      : t.t('results.sizeTo', { min: t.number(areaM2.min), max: t.areaM2(areaM2.max) });
  const loud = [
    t.t(`search.noise.${emits.noise as 0 | 1 | 2 | 3}`),
    ...NUISANCES.filter((code) => emits[code]).map((code) => t.t(`emission.${code}`)),
  ];
  const facts: Fact[] = [
    { name: t.t('seeker.will'), value: listed(t, codeNames(t, 'activity', need.activities)) },
    { name: t.t('seeker.people'), value: t.number(need.people) },
    { name: t.t('room.size'), value: size },
    { name: t.t('room.tenure'), value: capitalised(t.lang, codeName(t, 'tenure', need.tenure)) },
    {
      name: t.t('seeker.start'),
      value: t.t('seeker.between', { first: t.day(when.earliest), last: t.day(when.latest) }),
    },
    { name: t.t('room.howLong'), value: lengthText(t, when) },
    { name: t.t('seeker.emits'), value: listed(t, loud) },
  ];
  if (need.requires.length > 0)
    facts.push({ name: t.t('seeker.requires'), value: listed(t, codeNames(t, 'amenity', need.requires)) });
  if (need.prefers.length > 0)
    facts.push({ name: t.t('seeker.prefers'), value: listed(t, codeNames(t, 'amenity', need.prefers)) });
  return facts;
};

const lengthText = (t: Translator, when: RevealedNeed['when']): string => {
  if (when.kind === 'stay') {
    if (when.maxDays === null) return t.t('room.daysFrom', { count: when.minDays });
    if (when.maxDays === when.minDays) return t.t('room.days', { count: when.minDays });
    return t.t('room.daysTo', { least: t.number(when.minDays), most: t.t('room.days', { count: when.maxDays }) });
  }
  const names = t.weekdays();
  const days = t.list(when.weekdays.map((day) => names[day - 1] ?? ''));
  return t.t('seeker.sessions', {
    count: when.perWeek,
    hours: t.number(when.hours),
    days,
    from: when.from,
    to: when.to,
  });
};
