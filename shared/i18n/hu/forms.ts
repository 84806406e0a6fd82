import type { InLanguage } from '../catalogue.ts';
import type { forms as english } from '../en/forms.ts';

export const forms = {
  form: {
    steps: 'Lépések',
    empty: 'Hiányzik: {field}.',
    long: '{field}: legfeljebb {most} karakter lehet; most {given}.',
    number: '{field}: ezt írta: „{given}”. Írjon egy számot, számjegyekkel.',
    whole: '{field}: ezt írta: „{given}”. Írjon egész számot.',
    between: '{field}: ezt írta: {given}. {least} és {most} közötti érték lehet.',
    day: '{field}: ezt írta: „{given}”. Válasszon napot.',
    dayFrom: '{field}: ezt választotta: {given}. Az első lehetséges nap: {from}.',
    choice: '{field}: válasszon a listából.',
    many: {
      one: '{field}: {count} elemet jelölt be. Legfeljebb {most} lehet.',
      other: '{field}: {count} elemet jelölt be. Legfeljebb {most} lehet.',
    },
    unfit: '{field}: ez nem fér össze a többi válasszal.',
    save: 'Mentés',
    saveAndGoOn: 'Mentés és tovább',
    saveDraft: 'Mentés piszkozatként',
    optional: 'nem kötelező',
    saved: 'Elmentve.',
    cancel: 'Vissza mentés nélkül',
    kept: 'Amit beír, megmarad. Bármikor abbahagyhatja és visszatérhet.',
  },
  nav: {
    needs: 'Igényeim',
    manage: 'Házaim',
    cases: 'Jelentkezések',
    inbox: 'Értesítések',
    settings: 'Beállítások',
    coordination: 'Koordináció',
  },
} as const satisfies InLanguage<'hu', typeof english>;
