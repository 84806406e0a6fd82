type Asked<T> = { [K in keyof T]: T[K] extends (...args: never[]) => Promise<unknown> ? true : never };

/** A port whose code loads with the first call: large, and not needed by most first answers. */
export const loadedLate = <T extends object>(methods: Asked<T>, load: () => Promise<T>): T => {
  let loaded: Promise<T> | undefined;
  const late =
    (name: keyof T) =>
    async (...args: unknown[]): Promise<unknown> => {
      loaded ??= load();
      const port = await loaded;
      return (port[name] as (...given: unknown[]) => Promise<unknown>)(...args);
    };
  return Object.fromEntries(Object.keys(methods).map((name) => [name, late(name as keyof T)])) as T;
};
