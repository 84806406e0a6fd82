import { ACTOR_KINDS, AUDIENCES, DISCIPLINES, OFFERS, SECTORS, VALUES } from '#shared/domain/codes.ts';
import { capitalised } from '#shared/i18n/capitalised.ts';
import { type CodeList, codeNames } from '#shared/i18n/code-name.ts';
import { type FieldFault, faultOf, Select, TextArea, TextField, TickList } from '#shared/web/field.tsx';
import { Optional } from '#shared/web/form-end.tsx';
import { PlaceField } from '#shared/web/place-field.tsx';
import type { View } from '#shared/web/view.ts';
import { type FormAnswers, textOf, textsOf } from '../../form.ts';
import { countryChoices } from './actor-answers.ts';

export const codeChoices = ({ t }: View, list: CodeList, codes: readonly string[]) =>
  codes.map((value, index) => ({ value, text: capitalised(t.lang, codeNames(t, list, codes)[index] ?? value) }));

type Props = { view: View; answers: FormAnswers; faults: readonly FieldFault[] };

/** Who one is: what houses ask of those who come, and how they reach them once both agree. */
export const ActorFields = ({ view, answers, faults }: Props) => {
  const { t } = view;
  const value = (name: string) => ({ name, value: textOf(answers, name), fault: faultOf(faults, name) });
  const ticks = (name: string) => ({ name, values: textsOf(answers, name), fault: faultOf(faults, name) });
  const optional = (label: string) => <Optional view={view} label={label} />;
  return (
    <>
      <TextField {...value('name')} label={t.t('actor.name')} hint={t.t('actor.nameHint')} maxlength={120} />
      <Select {...value('kind')} label={t.t('actor.kind')} choices={codeChoices(view, 'actorKind', ACTOR_KINDS)} />
      <Select
        {...value('sector')}
        label={t.t('actor.sector')}
        hint={t.t('actor.sectorHint')}
        choices={codeChoices(view, 'sector', SECTORS)}
      />
      <TickList
        {...ticks('disciplines')}
        label={optional(t.t('actor.disciplines'))}
        choices={codeChoices(view, 'discipline', DISCIPLINES)}
        class="ticks-columns"
      />
      <TickList
        {...ticks('offers')}
        label={optional(t.t('actor.offers'))}
        hint={t.t('actor.offersHint')}
        choices={codeChoices(view, 'offer', OFFERS)}
        class="ticks-columns"
      />
      <TickList
        {...ticks('values')}
        label={optional(t.t('actor.values'))}
        choices={codeChoices(view, 'value', VALUES)}
        class="ticks-columns"
      />
      <TickList
        {...ticks('audiences')}
        label={optional(t.t('actor.audiences'))}
        choices={codeChoices(view, 'audience', AUDIENCES)}
        class="ticks-columns"
      />
      <PlaceField
        view={view}
        answers={{ place: textOf(answers, 'place'), at: textOf(answers, 'at'), km: null }}
        faults={faults}
        label={optional(t.t('actor.home'))}
        hint={t.t('actor.homeHint')}
        placeholder=""
      />
      <Select
        {...value('country')}
        label={optional(t.t('actor.country'))}
        empty={t.t('search.choose')}
        choices={countryChoices(t, textOf(answers, 'country'))}
      />
      <TextArea
        {...value('about')}
        label={optional(t.t('actor.about'))}
        hint={t.t('actor.aboutHint')}
        width="long"
        maxlength={4000}
      />
      <fieldset class="field-set">
        <legend>{t.t('actor.contact')}</legend>
        <p class="hint">{t.t('actor.contactHint')}</p>
        <TextField {...value('mail')} label={optional(t.t('actor.mail'))} type="email" autocomplete="email" />
        <TextField {...value('phone')} label={optional(t.t('actor.phone'))} type="tel" autocomplete="tel" />
        <TextField {...value('website')} label={optional(t.t('actor.website'))} autocomplete="url" />
      </fieldset>
    </>
  );
};
