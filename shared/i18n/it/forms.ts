import type { InLanguage } from '../catalogue.ts';
import type { forms as english } from '../en/forms.ts';

export const forms = {
  form: {
    steps: 'Passaggi',
    empty: 'Manca: {field}.',
    long: '{field}: al massimo {most} caratteri; ne ha scritti {given}.',
    number: '{field}: ha scritto «{given}». Scriva un numero, in cifre.',
    whole: '{field}: ha scritto «{given}». Scriva un numero intero.',
    between: '{field}: ha scritto {given}. Il valore va da {least} a {most}.',
    day: '{field}: ha scritto «{given}». Scelga un giorno.',
    dayFrom: '{field}: ha scelto {given}. Il primo giorno possibile è {from}.',
    choice: '{field}: scelga una voce dell’elenco.',
    many: {
      one: '{field}: ha scelto {count} voce. Al massimo {most}.',
      many: '{field}: ha scelto {count} di voci. Al massimo {most}.',
      other: '{field}: ha scelto {count} voci. Al massimo {most}.',
    },
    unfit: '{field}: non si accorda con le altre risposte.',
    save: 'Salva',
    saveAndGoOn: 'Salva e continua',
    saveDraft: 'Salva come bozza',
    optional: 'facoltativo',
    saved: 'Salvato.',
    cancel: 'Indietro senza salvare',
    kept: 'Quello che scrive resta. Può fermarsi e tornare.',
  },
  nav: {
    needs: 'Le mie richieste',
    manage: 'Le mie case',
    cases: 'Candidature',
    inbox: 'Avvisi',
    settings: 'Impostazioni',
    coordination: 'Coordinamento',
  },
} as const satisfies InLanguage<'it', typeof english>;
