import type { Child } from 'hono/jsx';
import { type FieldFault, faultOf } from './field.tsx';
import type { View } from './view.ts';

/** `km` null: the town alone is asked for. */
export type PlaceAnswers = { place: string; at: string; km: string | null };

const RADII_KM = [10, 25, 50, 100, 200, 300, 500];

type Props = {
  view: View;
  answers: PlaceAnswers;
  faults: readonly FieldFault[];
  label: Child;
  hint?: string;
  /** Of several in one form: after the names of its fields. */
  suffix?: string;
  /** What leaving it empty means. */
  placeholder?: string;
};

/** A town, and how far from there. The script fills the list of names; without it what is typed is looked up on sending. */
export const PlaceField = ({ view: { t }, answers, faults, label, hint, suffix = '', placeholder }: Props) => {
  const name = `place${suffix}`;
  const fault = faultOf(faults, name);
  const { km } = answers;
  const radii = [...new Set([...RADII_KM, Number(km) || 50])].sort((a, b) => a - b);
  return (
    <div class={`field field-place ${fault ? 'field-wrong' : ''}`}>
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${name}-fault`}>
          {fault}
        </p>
      )}
      <span class="joined">
        <input
          id={name}
          name={name}
          type="text"
          value={answers.place}
          placeholder={placeholder ?? t.t('search.anywhere')}
          list={`${name}-names`}
          autocomplete="off"
          maxlength={80}
          data-places={t.lang}
          data-picked={`at${suffix}`}
          aria-invalid={fault ? 'true' : undefined}
          aria-describedby={[hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ') || undefined}
        />
        <datalist id={`${name}-names`} />
        <input type="hidden" name={`at${suffix}`} value={answers.at} />
        {km !== null && (
          <select name={`km${suffix}`} aria-label={t.t('search.km')}>
            {radii.map((radius) => (
              <option value={String(radius)} selected={String(radius) === km}>
                {t.distanceKm(radius)}
              </option>
            ))}
          </select>
        )}
      </span>
    </div>
  );
};
