import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const checkpointSchema = z.object({ sizeBytes: z.int(), modifiedMs: z.number(), upTo: z.int() });

export type Checkpoint = {
  /** Lines done with; 0 when there is none, or the file has changed since. */
  read(): number;
  note(upTo: number): void;
};

/** How far a file is, in a small file beside it. */
export const checkpointOf = (file: string): Checkpoint => {
  const path = `${file}.checkpoint.json`;
  const { size: sizeBytes, mtimeMs: modifiedMs } = statSync(file);
  return {
    read() {
      try {
        const noted = checkpointSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
        return noted.sizeBytes === sizeBytes && noted.modifiedMs === modifiedMs ? noted.upTo : 0;
      } catch {
        return 0; // none, or half written: what is there already stays as it is
      }
    },
    note(upTo) {
      writeFileSync(`${path}.new`, JSON.stringify({ sizeBytes, modifiedMs, upTo }));
      renameSync(`${path}.new`, path);
    },
  };
};
