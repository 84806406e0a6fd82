import type { View } from './view.ts';

type Props = {
  view: View;
  /** What the first button says; without it the form is saved. */
  submit?: string;
  /** Another page of the same form follows. */
  goesOn?: boolean;
  /** It may be left unfinished: the button's name is `draft`. */
  draft?: boolean;
  back?: string;
  /** What the way out says; without it, that nothing is saved. */
  cancel?: string;
};

/** The buttons under a form: what it does, what it can keep, the way out. */
export const FormEnd = ({ view: { t }, submit, goesOn, draft, back, cancel }: Props) => (
  <div class="form-end">
    <button class="button plate" type="submit">
      {submit ?? t.t(goesOn ? 'form.saveAndGoOn' : 'form.save')}
    </button>
    {draft && (
      <button class="as-link" type="submit" name="draft" value="yes">
        {t.t('form.saveDraft')}
      </button>
    )}
    {back !== undefined && <a href={back}>{cancel ?? t.t('form.cancel')}</a>}
  </div>
);

/** A label of what may be left out. */
export const Optional = ({ view: { t }, label }: { view: View; label: string }) => (
  <>
    {label} <span class="hint">({t.t('form.optional')})</span>
  </>
);

export const KeptHint = ({ view: { t } }: { view: View }) => <p class="second">{t.t('form.kept')}</p>;
