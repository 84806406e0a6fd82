import { type FieldFault, faultOf } from './field.tsx';
import type { View } from './view.ts';

export type PlaceAnswers = { place: string; at: string; km: string };

const RADII_KM = [10, 25, 50, 100, 200, 300, 500];

type Props = { view: View; answers: PlaceAnswers; faults: readonly FieldFault[]; label: string };

/** A town, and how far from there. The script fills the list of names; without it what is typed is looked up on sending. */
export const PlaceField = ({ view: { t }, answers, faults, label }: Props) => {
  const fault = faultOf(faults, 'place');
  const radii = [...new Set([...RADII_KM, Number(answers.km) || 50])].sort((a, b) => a - b);
  return (
    <div class={`field field-place ${fault ? 'field-wrong' : ''}`}>
      <label for="place">{label}</label>
      {fault && (
        <p class="fault" id="place-fault">
          {fault}
        </p>
      )}
      <span class="joined">
        <input
          id="place"
          name="place"
          type="text"
          value={answers.place}
          placeholder={t.t('search.anywhere')}
          list="place-names"
          autocomplete="off"
          maxlength={80}
          data-places={t.lang}
          aria-invalid={fault ? 'true' : undefined}
          aria-describedby={fault ? 'place-fault' : undefined}
        />
        <datalist id="place-names" />
        <input type="hidden" name="at" value={answers.at} />
        <select name="km" aria-label={t.t('search.km')}>
          {radii.map((km) => (
            <option value={String(km)} selected={String(km) === answers.km}>
              {t.distanceKm(km)}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
};
