import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Deps } from '#shared/store/deps.ts';
import { type ImportLine, importRecords } from '#shared/usecases/import-records.ts';
import type { Arguments } from './arguments.ts';
import type { Checkpoint } from './checkpoint.ts';
import { progressBar } from './progress-bar.ts';

type Output = { write(text: string): unknown; isTTY?: boolean };
/** `records`: lines read, whatever became of them. */
export type Imported = { written: number; already: number; refused: number; records: number; ms: number };

/** Reads a file from its checkpoint on, shows how far it is, and says what was refused and why. */
export const importFile = async (
  deps: Deps,
  { file, by, quiet }: Arguments,
  checkpoint: Checkpoint,
  out: Output,
): Promise<Imported> => {
  const from = checkpoint.read();
  const bar = progressBar(out, statSync(file).size);
  if (from > 0) bar.say(`going on after line ${from}`);
  const total = { written: 0, already: 0, refused: 0 };
  const startedMs = Date.now();
  let readBytes = 0;
  let records = 0;
  const lines = linesOf(file, from, (bytes) => {
    readBytes += bytes;
  });
  const options = {
    by,
    quiet,
    onError: (line: number, { path, message }: { path: string; message: string }) =>
      bar.say(`line ${line}: ${path === '' ? '' : `${path}: `}${message}`),
  };
  for await (const { upTo, written, already, refused } of importRecords(deps, lines, options)) {
    if (upTo > 0) checkpoint.note(upTo);
    total.written += written;
    total.already += already;
    total.refused += refused;
    records = upTo - from;
    bar.show(readBytes, records, Date.now() - startedMs);
  }
  bar.end();
  const ms = Date.now() - startedMs;
  const rate = Math.round(records / (ms / 1000));
  bar.say(
    `${total.written} written, ${total.already} were there, ${total.refused} refused; ${records} records in ${(ms / 1000).toFixed(1)} s, ${rate} a second`,
  );
  return { ...total, records, ms };
};

async function* linesOf(file: string, after: number, onRead: (bytes: number) => void): AsyncGenerator<ImportLine> {
  const input = createReadStream(file);
  input.on('data', (chunk) => onRead(chunk.length));
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    if (line > after) yield { line, text };
  }
}
