import type { Child } from 'hono/jsx';

/** One wrong answer: the name of its field, and what was given and what is wanted. */
export type FieldFault = { name: string; text: string };

export const faultOf = (faults: readonly FieldFault[], name: string): string | undefined =>
  faults.find((fault) => fault.name === name)?.text;

type FieldProps = {
  /** Also the field's id: an error in the summary links to it. */
  name: string;
  label: Child;
  hint?: Child;
  fault?: string | undefined;
  /** How long an answer is expected: the field's width says it. */
  width?: 'short' | 'middle' | 'long';
  class?: string;
};

const describedBy = ({ name, hint, fault }: FieldProps): string | undefined =>
  [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ') || undefined;

const HintAndFault = ({ name, hint, fault }: Pick<FieldProps, 'name' | 'hint' | 'fault'>) => (
  <>
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
  </>
);

/** Label, hint, error, field: in that order. */
export const Field = (props: FieldProps & { children?: Child }) => {
  const { name, label, fault, width = 'middle', children } = props;
  return (
    <div class={`field field-${width} ${fault ? 'field-wrong' : ''} ${props.class ?? ''}`}>
      <label for={name}>{label}</label>
      <HintAndFault {...props} />
      {children}
    </div>
  );
};

type InputProps = FieldProps & {
  value?: string;
  type?: 'text' | 'number' | 'date' | 'email' | 'url' | 'tel' | 'time';
  inputmode?: 'numeric' | 'decimal' | 'text';
  unit?: string;
  list?: string;
  autocomplete?: string;
  maxlength?: number;
  min?: string;
  required?: boolean;
};

export const TextField = (props: InputProps) => {
  const { name, value, type = 'text', inputmode, unit, list, autocomplete, maxlength, min, required, fault } = props;
  const input = (
    <input
      id={name}
      name={name}
      type={type}
      value={value ?? ''}
      inputmode={inputmode}
      list={list}
      autocomplete={autocomplete}
      maxlength={maxlength}
      min={min}
      required={required}
      aria-invalid={fault ? 'true' : undefined}
      aria-describedby={describedBy(props)}
    />
  );
  return (
    <Field {...props}>
      {unit === undefined ? (
        input
      ) : (
        <span class="with-unit">
          {input}
          <span class="unit" aria-hidden="true">
            {unit}
          </span>
        </span>
      )}
    </Field>
  );
};

export const TextArea = (props: FieldProps & { value?: string; rows?: number; maxlength?: number }) => (
  <Field {...props}>
    <textarea
      id={props.name}
      name={props.name}
      rows={props.rows ?? 6}
      maxlength={props.maxlength}
      aria-invalid={props.fault ? 'true' : undefined}
      aria-describedby={describedBy(props)}
    >
      {props.value ?? ''}
    </textarea>
  </Field>
);

export type Choice = { value: string; text: string; hint?: string };

export const Select = (props: FieldProps & { value?: string; choices: readonly Choice[]; empty?: string }) => (
  <Field {...props}>
    <select
      id={props.name}
      name={props.name}
      aria-invalid={props.fault ? 'true' : undefined}
      aria-describedby={describedBy(props)}
    >
      {props.empty !== undefined && <option value="">{props.empty}</option>}
      {props.choices.map(({ value, text }) => (
        <option value={value} selected={value === props.value}>
          {text}
        </option>
      ))}
    </select>
  </Field>
);

type GroupProps = Omit<FieldProps, 'width'> & {
  choices: readonly Choice[];
  values: readonly string[];
  single?: boolean;
};

/** Several answers to tick, or with `single` one of them; the group's name is the id of the first box. */
export const TickList = (props: GroupProps) => {
  const { name, label, fault, choices, values, single } = props;
  return (
    <fieldset class={`ticks ${fault ? 'field-wrong' : ''} ${props.class ?? ''}`} aria-describedby={describedBy(props)}>
      <legend>{label}</legend>
      <HintAndFault {...props} />
      <ul class="tick-list">
        {choices.map((choice, index) => (
          <li>
            <label>
              <input
                id={index === 0 ? name : undefined}
                type={single ? 'radio' : 'checkbox'}
                name={name}
                value={choice.value}
                checked={values.includes(choice.value)}
              />
              <span>
                <span class="tick-text">{choice.text}</span>
                {choice.hint && <span class="tick-hint">{choice.hint}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
};
