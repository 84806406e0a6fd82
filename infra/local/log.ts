import { appendFile, mkdirSync } from 'node:fs';
import { join } from 'node:path';

export type Log = {
  /** One line that a function wrote. */
  fromFunction(name: string, line: string): void;
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
};

const loud = new Set(['warn', 'warning', 'error', 'fatal', 'critical']);

/** Everything goes to files in DATA_DIR/log as JSON lines; warnings and errors also, short, to the terminal. */
export function createLog(dataDir: string, quiet: boolean): Log {
  const folder = join(dataDir, 'log');
  mkdirSync(folder, { recursive: true });
  const append = (name: string, entry: object) =>
    appendFile(join(folder, `${name}.jsonl`), `${JSON.stringify(entry)}\n`, () => {});
  const show = (name: string, level: string, text: string) => {
    if (!quiet && loud.has(level)) console.error(`${level} ${name}: ${text.slice(0, 300)}`);
  };
  const own =
    (level: string) =>
    (event: string, fields: Record<string, unknown> = {}) => {
      append('runner', { at: new Date().toISOString(), level, event, ...fields });
      show('runner', level, `${event} ${JSON.stringify(fields)}`);
    };
  return {
    fromFunction(name, line) {
      const entry = parsed(line);
      append(name, entry);
      const level = String(entry['level'] ?? 'info').toLowerCase();
      show(name, level, `${entry['message'] ?? entry['event'] ?? entry['msg'] ?? ''} ${briefly(entry)}`);
    },
    info: own('info'),
    warn: own('warn'),
  };
}

function parsed(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // a plain line
  }
  return { at: new Date().toISOString(), level: 'info', message: line };
}

const briefly = ({ level: _l, message: _m, event: _e, msg: _s, ...rest }: Record<string, unknown>) =>
  Object.keys(rest).length > 0 ? JSON.stringify(rest) : '';
