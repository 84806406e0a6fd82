import type { InLanguage } from '../catalogue.ts';
import type { forms as english } from '../en/forms.ts';

export const forms = {
  form: {
    steps: 'Koraki',
    empty: 'Manjka: {field}.',
    long: '{field}: dovoljenih je {most} znakov; napisali ste jih {given}.',
    number: '{field}: napisali ste »{given}«. Napišite število s številkami.',
    whole: '{field}: napisali ste »{given}«. Napišite celo število.',
    between: '{field}: napisali ste {given}. Možno je od {least} do {most}.',
    day: '{field}: napisali ste »{given}«. Izberite dan.',
    dayFrom: '{field}: izbrali ste {given}. Prvi možni dan je {from}.',
    choice: '{field}: izberite s seznama.',
    many: {
      one: '{field}: izbrali ste {count}. Izberete lahko največ {most}.',
      two: '{field}: izbrali ste {count}. Izberete lahko največ {most}.',
      few: '{field}: izbrali ste {count}. Izberete lahko največ {most}.',
      other: '{field}: izbrali ste jih {count}. Izberete lahko največ {most}.',
    },
    unfit: '{field}: to se ne ujema z drugimi odgovori.',
    save: 'Shrani',
    saveAndGoOn: 'Shrani in nadaljuj',
    saveDraft: 'Shrani kot osnutek',
    optional: 'neobvezno',
    saved: 'Shranjeno.',
    cancel: 'Nazaj brez shranjevanja',
    kept: 'Kar vpišete, ostane. Lahko prekinete in se vrnete.',
  },
  nav: {
    needs: 'Moja povpraševanja',
    manage: 'Moje hiše',
    cases: 'Prijave',
    inbox: 'Obvestila',
    settings: 'Nastavitve',
    coordination: 'Koordinacija',
  },
} as const satisfies InLanguage<'sl', typeof english>;
