import { AppError } from '#shared/errors.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { FieldFault } from '#shared/web/field.tsx';

/** Which field of a form a path of the noun is asked in, and what it is called there: "areaM2.max" or "areaM2". */
export type FieldsOf = Readonly<Record<string, { name: string; label: string }>>;

/**
 * What a use case refused, beside the fields of the form; anything but refused input is thrown on. The reader of the
 * form says most things better: this is for rules that only the noun's own schema knows.
 */
export const faultsOf = (error: unknown, t: Translator, fields: FieldsOf): FieldFault[] => {
  if (!(error instanceof AppError) || error.code !== 'invalid_input') throw error;
  const faults = error.fields.map(({ path }): FieldFault | null => {
    const parts = path.split('.');
    for (let length = parts.length; length > 0; length -= 1) {
      const field = fields[parts.slice(0, length).join('.')];
      if (field) return { name: field.name, text: t.t('form.unfit', { field: field.label }) };
    }
    return null;
  });
  if (faults.length === 0 || faults.includes(null)) throw error; // nothing in the form could be mended
  return [...new Map(faults.flatMap((fault) => (fault ? [[fault.name, fault] as const] : []))).values()];
};
