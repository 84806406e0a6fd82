import type { Actor } from '#shared/domain/actor.ts';
import type { Tried } from '#shared/usecases/try-need.ts';
import type { FieldFault } from '#shared/web/field.tsx';
import type { View } from '#shared/web/view.ts';
import type { FormAnswers } from '../../form.ts';
import type { Gazetteer } from '../../gazetteer.ts';
import type { ReadNeed } from './read-need.ts';

/** The pages of the need's form, in their order. */
export const STEPS = ['what', 'money', 'when', 'check'] as const;
export const LAST_STEP = STEPS.length;

export type StepProps = { view: View; answers: FormAnswers; faults: readonly FieldFault[] };
export type NeedFormProps = StepProps & {
  title: string;
  actor: Actor;
  /** The address of a page of the form. */
  addressOf(step: number): string;
  step: number;
  /** A stored need that is changed; else a new one. */
  isChange: boolean;
  /** What the last page does. */
  submit: string;
  /** Some of this was kept from an earlier time; posting here begins anew. */
  discard: string | null;
  notice: string | null;
  read: ReadNeed;
  tried: Tried | null;
  gazetteer: Gazetteer;
  back: string;
};
