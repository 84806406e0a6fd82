type Level = 'info' | 'warn' | 'error';

const describe = (value: unknown): unknown =>
  value instanceof Error
    ? {
        name: value.name,
        message: value.message,
        stack: value.stack,
        ...(value.cause !== undefined && { cause: describe(value.cause) }),
      }
    : value;

const write = (level: Level, code: string, fields: Record<string, unknown>): void => {
  const told = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, describe(value)]));
  process.stdout.write(`${JSON.stringify({ level, code, at: new Date().toISOString(), ...told })}\n`);
};

/** JSON lines with a stable code; ids only, never a body, a token or personal data. */
export const log = {
  info: (code: string, fields: Record<string, unknown> = {}) => write('info', code, fields),
  warn: (code: string, fields: Record<string, unknown> = {}) => write('warn', code, fields),
  error: (code: string, fields: Record<string, unknown> = {}) => write('error', code, fields),
};
