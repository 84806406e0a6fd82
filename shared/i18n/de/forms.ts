import type { InLanguage } from '../catalogue.ts';
import type { forms as english } from '../en/forms.ts';

export const forms = {
  form: {
    steps: 'Schritte',
    empty: '{field} fehlt.',
    long: '{field} darf {most} Zeichen haben; es sind {given}.',
    number: '{field}: Sie haben „{given}“ geschrieben. Schreiben Sie eine Zahl in Ziffern.',
    whole: '{field}: Sie haben „{given}“ geschrieben. Schreiben Sie eine ganze Zahl.',
    between: '{field}: Sie haben {given} geschrieben. Möglich ist {least} bis {most}.',
    day: '{field}: Sie haben „{given}“ geschrieben. Wählen Sie einen Tag.',
    dayFrom: '{field}: Sie haben {given} gewählt. Der erste mögliche Tag ist {from}.',
    choice: '{field}: Wählen Sie etwas aus der Liste.',
    many: {
      one: '{field}: Sie haben {count} ausgewählt. Höchstens {most} ist möglich.',
      other: '{field}: Sie haben {count} ausgewählt. Höchstens {most} sind möglich.',
    },
    unfit: '{field}: Das passt nicht zu den anderen Angaben.',
    save: 'Speichern',
    saveAndGoOn: 'Speichern und weiter',
    saveDraft: 'Als Entwurf speichern',
    optional: 'freiwillig',
    saved: 'Gespeichert.',
    cancel: 'Zurück ohne zu speichern',
    kept: 'Ihre Eingaben bleiben erhalten. Sie können jederzeit unterbrechen.',
  },
  nav: {
    needs: 'Meine Gesuche',
    manage: 'Meine Häuser',
    cases: 'Bewerbungen',
    inbox: 'Eingang',
    settings: 'Einstellungen',
    coordination: 'Koordination',
  },
} as const satisfies InLanguage<'de', typeof english>;
