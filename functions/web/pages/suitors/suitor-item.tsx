import type { Child } from 'hono/jsx';
import { REASON_WORDS } from '#shared/domain/bands.ts';
import { NUISANCES } from '#shared/domain/constraints.ts';
import { SITE_CRITERIA } from '#shared/domain/criterion.ts';
import type { Suitor } from '#shared/domain/suitor.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { codeName, codeNames } from '#shared/i18n/code-name.ts';
import { bandText } from '#shared/web/bands.tsx';
import { ScoreWord } from '#shared/web/plate.tsx';
import { Pseudonym } from '#shared/web/pseudonym.tsx';
import type { View } from '#shared/web/view.ts';

const MOST_REASONS = 3;

/** All that a house is told of a need before its actor has shown itself. */
export const SuitorItem = ({ view, suitor, children }: { view: View; suitor: Suitor; children?: Child }) => (
  <li class="suitor">
    <SuitorHead view={view} suitor={suitor} />
    <SuitorFacts view={view} suitor={suitor} />
    <p>{reasonTexts(view, suitor).join(' ')}</p>
    {children}
  </li>
);

export const SuitorHead = ({ view, suitor }: { view: View; suitor: Suitor }) => {
  const { t } = view;
  const who = t.t('suitors.who', {
    kind: capitalised(t.lang, codeName(t, 'actorKind', suitor.kind)),
    sector: codeName(t, 'sector', suitor.sector),
  });
  return (
    <div class="suitor-head">
      <h3>
        <Pseudonym pseudonym={suitor.pseudonym} /> {who}
      </h3>
      <ScoreWord view={view} word={suitor.score} />
    </div>
  );
};

export const SuitorFacts = ({ view, suitor }: { view: View; suitor: Suitor }) => (
  <dl class="suitor-facts">
    {factsOf(view, suitor).map(({ name, value }) => (
      <div>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

const factsOf = (view: View, suitor: Suitor): { name: string; value: string }[] => {
  const { t } = view;
  const { min, max } = suitor.areaM2;
  const { earliest, latest, kind } = suitor.when;
  const names = (list: Parameters<typeof codeNames>[1], codes: readonly string[]) =>
    capitalised(t.lang, t.list(codeNames(t, list, codes)));
  const emits = NUISANCES.filter((code) => suitor.emits[code]).map((code) => t.t(`emission.${code}`));
  const noise = t.t(`search.noise.${suitor.emits.noise as 0 | 1 | 2 | 3}`);
  const facts = [
    { name: t.t('suitors.will'), value: names('activity', suitor.activities) },
    { name: t.t('suitors.size'), value: sizeText(view, min, max) },
    {
      name: t.t('suitors.from'),
      value: capitalised(
        t.lang,
        earliest === latest
          ? t.month(earliest)
          : t.t('suitors.months', { from: t.month(earliest), until: t.month(latest) }),
      ),
    },
    { name: t.t('suitors.people'), value: bandText(suitor.people) },
    { name: t.t('suitors.how'), value: capitalised(t.lang, t.t(`room.mode.${kind}`)) },
    { name: t.t('suitors.shared'), value: capitalised(t.lang, codeName(t, 'tenure', suitor.tenure)) },
    { name: t.t('suitors.makes'), value: capitalised(t.lang, t.list([noise, ...emits])) },
    { name: t.t('suitors.needs'), value: names('amenity', suitor.requires) },
    { name: t.t('suitors.likes'), value: names('amenity', suitor.prefers) },
    { name: t.t('suitors.fields'), value: names('discipline', suitor.disciplines) },
    { name: t.t('suitors.country'), value: suitor.country === null ? '' : t.country(suitor.country) },
  ];
  return facts.filter(({ value }) => value !== '');
};

const sizeText = ({ t }: View, min: number, max: number | null): string => {
  if (max === null) return t.t('results.sizeFrom', { min: t.areaM2(min) });
  return min === max ? t.areaM2(min) : t.t('results.sizeTo', { min: t.number(min), max: t.areaM2(max) });
};

/** By their words, then in the order of the criteria: an order by figures would tell them. */
const reasonTexts = ({ t }: View, { reasons }: Suitor): string[] =>
  reasons
    .toSorted(
      (a, b) =>
        REASON_WORDS.indexOf(a.suits) - REASON_WORDS.indexOf(b.suits) ||
        SITE_CRITERIA.indexOf(a.criterion) - SITE_CRITERIA.indexOf(b.criterion),
    )
    .slice(0, MOST_REASONS)
    .map(({ criterion, suits }) => t.t(`suitorReason.${criterion}.${suits}`));
