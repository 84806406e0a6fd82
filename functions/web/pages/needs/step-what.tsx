import { ACTIVITIES, AMENITIES } from '#shared/domain/codes.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { faultOf, Select, TextField, TickList } from '#shared/web/field.tsx';
import { Optional } from '#shared/web/form-end.tsx';
import { textOf, textsOf } from '../../form.ts';
import { codeChoices } from './actor-fields.tsx';
import { MEASURES, NUISANCES } from './need-answers.ts';
import type { StepProps } from './need-steps.ts';

const UNITS = { powerKw: 'kW', floorLoadKgM2: 'kg/m²', doorWidthCm: 'cm', ceilingCm: 'cm' } as const;

/** What one does in the room, with how many, and what that takes. */
export const StepWhat = ({ view, answers, faults }: StepProps) => {
  const { t } = view;
  const value = (name: string) => ({ name, value: textOf(answers, name), fault: faultOf(faults, name) });
  const ticks = (name: string) => ({ name, values: textsOf(answers, name), fault: faultOf(faults, name) });
  const byName = (a: { text: string }, b: { text: string }) => a.text.localeCompare(b.text, t.lang);
  const amenities = codeChoices(view, 'amenity', AMENITIES);
  const isOpen = (...names: string[]) =>
    names.some((name) => textsOf(answers, name).some(Boolean) || faultOf(faults, name) !== undefined);
  return (
    <>
      <TickList
        {...ticks('activities')}
        label={t.t('needForm.activities')}
        hint={t.t('needForm.activitiesHint')}
        choices={codeChoices(view, 'activity', ACTIVITIES).sort(byName)}
        class="ticks-columns"
      />
      <TickList
        {...ticks('kind')}
        single
        label={t.t('needForm.kind')}
        choices={(['stay', 'sessions'] as const).map((kind) => ({
          value: kind,
          text: t.t(`needForm.kind.${kind}`),
          hint: t.t(`needForm.kindHint.${kind}`),
        }))}
      />
      <TextField {...value('people')} label={t.t('needForm.people')} inputmode="numeric" width="short" />
      <Select
        {...value('tenure')}
        label={t.t('needForm.tenure')}
        choices={(['either', 'own', 'shared'] as const).map((code) => ({
          value: code,
          text: capitalised(t.lang, t.t(`search.tenure.${code}`)),
        }))}
      />
      <Select
        {...value('noise')}
        label={t.t('needForm.noise')}
        choices={(['0', '1', '2', '3'] as const).map((code) => ({
          value: code,
          text: capitalised(t.lang, t.t(`search.noise.${code}`)),
        }))}
      />
      <TickList
        {...ticks('emits')}
        label={<Optional view={view} label={t.t('needForm.emits')} />}
        hint={t.t('needForm.emitsHint')}
        choices={NUISANCES.map((code) => ({ value: code, text: capitalised(t.lang, t.t(`emission.${code}`)) }))}
        class="ticks-columns"
      />
      <details class="fold" open={isOpen('requires')}>
        <summary>{t.t('needForm.requires')}</summary>
        <TickList
          {...ticks('requires')}
          label={t.t('needForm.requires')}
          hint={t.t('needForm.requiresHint')}
          choices={amenities}
          class="ticks-columns"
        />
      </details>
      <details class="fold" open={isOpen('prefers')}>
        <summary>{t.t('needForm.prefers')}</summary>
        <TickList
          {...ticks('prefers')}
          label={t.t('needForm.prefers')}
          hint={t.t('needForm.prefersHint')}
          choices={amenities}
          class="ticks-columns"
        />
      </details>
      <details class="fold" open={isOpen(...MEASURES)}>
        <summary>{t.t('needForm.measures')}</summary>
        <div class="form-row">
          {MEASURES.map((measure) => (
            <TextField
              {...value(measure)}
              label={capitalised(t.lang, t.t(`measure.${measure}`))}
              unit={UNITS[measure]}
              inputmode="decimal"
              width="short"
            />
          ))}
        </div>
      </details>
      <TextField
        {...value('title')}
        label={<Optional view={view} label={t.t('needForm.title')} />}
        hint={t.t('needForm.titleHint')}
        maxlength={120}
      />
    </>
  );
};
