/** What forms say, and the links of those who signed in. */
export const forms = {
  form: {
    steps: 'Steps',
    empty: '{field} is missing.',
    long: '{field} may have {most} characters; you wrote {given}.',
    number: '{field}: you wrote “{given}”. Write a number, in figures.',
    whole: '{field}: you wrote “{given}”. Write a whole number.',
    between: '{field}: you wrote {given}. It must be from {least} to {most}.',
    day: '{field}: you wrote “{given}”. Choose a day.',
    dayFrom: '{field}: you chose {given}. The first possible day is {from}.',
    choice: '{field}: choose one of the list.',
    many: {
      one: '{field}: you picked {count}. Pick at most {most}.',
      other: '{field}: you picked {count}. Pick at most {most}.',
    },
    unfit: '{field}: this does not go together with the other answers.',
    save: 'Save',
    saveAndGoOn: 'Save and go on',
    saveDraft: 'Save as draft',
    optional: 'optional',
    saved: 'Saved.',
    cancel: 'Back without saving',
    kept: 'What you type is kept. You can stop and come back.',
  },
  nav: {
    needs: 'My needs',
    manage: 'My sites',
    cases: 'Applications',
    inbox: 'Inbox',
    settings: 'Settings',
    coordination: 'Coordination',
  },
} as const;
