import type { InLanguage } from '../catalogue.ts';
import type { forms as english } from '../en/forms.ts';

export const forms = {
  form: {
    steps: 'Koraci',
    empty: 'Nedostaje: {field}.',
    long: '{field}: dopušteno je {most} znakova; napisali ste {given}.',
    number: '{field}: napisali ste „{given}“. Napišite broj, znamenkama.',
    whole: '{field}: napisali ste „{given}“. Napišite cijeli broj.',
    between: '{field}: napisali ste {given}. Moguće je od {least} do {most}.',
    day: '{field}: napisali ste „{given}“. Odaberite dan.',
    dayFrom: '{field}: odabrali ste {given}. Prvi mogući dan je {from}.',
    choice: '{field}: odaberite s popisa.',
    many: {
      one: '{field}: odabrali ste {count}. Najviše {most}.',
      few: '{field}: odabrali ste {count}. Najviše {most}.',
      other: '{field}: odabrali ste ih {count}. Najviše {most}.',
    },
    unfit: '{field}: to se ne slaže s drugim odgovorima.',
    save: 'Spremi',
    saveAndGoOn: 'Spremi i nastavi',
    saveDraft: 'Spremi kao nacrt',
    optional: 'neobavezno',
    saved: 'Spremljeno.',
    cancel: 'Natrag bez spremanja',
    kept: 'Ono što upišete ostaje. Možete prekinuti i vratiti se.',
  },
  nav: {
    needs: 'Moji upiti',
    manage: 'Moje kuće',
    cases: 'Prijave',
    inbox: 'Obavijesti',
    settings: 'Postavke',
    coordination: 'Koordinacija',
  },
} as const satisfies InLanguage<'hr', typeof english>;
