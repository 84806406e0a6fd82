import { parseArgs } from 'node:util';

export type Arguments = { file: string; by: string; quiet: boolean };

/** Undefined where they are not what the command takes. */
export const readArguments = (args: string[]): Arguments | undefined => {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { by: { type: 'string' }, quiet: { type: 'boolean', default: false } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0 || values.by === undefined) return undefined;
    return { file, by: values.by, quiet: values.quiet };
  } catch {
    return undefined;
  }
};
