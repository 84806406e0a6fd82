type Late = typeof import('./late-schemas.ts').lateSchemas;

let loaded: Promise<Late> | undefined;

/** A noun's schema, loaded with the first row that is read: to make all of them costs a first answer more than its row. */
export const schemaOf =
  <Noun extends keyof Late>(noun: Noun): (() => Promise<Late[Noun]>) =>
  async () => {
    loaded ??= import('./late-schemas.ts').then(({ lateSchemas }) => lateSchemas);
    return (await loaded)[noun];
  };
