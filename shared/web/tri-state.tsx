import type { Child } from 'hono/jsx';
import { type FieldFault, faultOf } from './field.tsx';
import type { View } from './view.ts';

type Row = { name: string; label: string; value: 'yes' | 'no' | '' };
type Props = {
  view: View;
  /** Also the id of the group's heading. */
  name: string;
  label: Child;
  hint?: Child;
  rows: readonly Row[];
  yes: string;
  no: string;
  faults?: readonly FieldFault[];
};

/** One thing a row: it is so, it is not, or nobody knows yet, which is where it begins. */
export const TriState = ({ view: { t }, name, label, hint, rows, yes, no, faults = [] }: Props) => (
  <fieldset class="tri" aria-describedby={hint ? `${name}-hint` : undefined}>
    <legend>{label}</legend>
    {hint && (
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    )}
    <div class="tri-rows">
      {rows.map((row) => {
        const fault = faultOf(faults, row.name);
        return (
          <div class="tri-row" role="radiogroup" aria-labelledby={`${row.name}-label`}>
            <span class="tri-label" id={`${row.name}-label`}>
              {row.label}
              {fault && <span class="fault"> {fault}</span>}
            </span>
            {(['yes', 'no', ''] as const).map((value) => (
              <label>
                <input
                  id={value === 'yes' ? row.name : undefined}
                  type="radio"
                  name={row.name}
                  value={value}
                  checked={row.value === value}
                />
                <span>{value === 'yes' ? yes : value === 'no' ? no : t.t('page.unknown')}</span>
              </label>
            ))}
          </div>
        );
      })}
    </div>
  </fieldset>
);
