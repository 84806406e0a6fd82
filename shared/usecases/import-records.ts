import { addTo, type Group, groupOf, type Import } from '#shared/domain/import-group.ts';
import { type ImportRecord, importRecordSchema } from '#shared/domain/import-record.ts';
import { AppError, type FieldError } from '#shared/errors.ts';
import { parseInput } from '#shared/parse-input.ts';
import type { Deps } from '#shared/store/deps.ts';
import { MOST_SPACES_A_SITE } from './keep-space.ts';
import { writeGroups } from './write-groups.ts';

export type ImportLine = { line: number; text: string };
export type ImportOptions = { by: string; quiet: boolean; onError(line: number, field: FieldError): void };
/** `upTo`: every line up to this one is done with and need not be read again. */
export type ImportStep = { upTo: number; written: number; already: number; refused: number };

const RECORDS_A_CHUNK = 200;
const CHUNKS_IN_FLIGHT = 3;

type Chunk = { groups: Group[]; records: number; upTo: number; refused: number };

/**
 * Brings records in, a chunk at a time, and answers after each how far it is. What is there already stays as it is, so
 * that an import which was cut off is simply read again from its last step.
 */
export async function* importRecords(
  deps: Deps,
  lines: AsyncIterable<ImportLine>,
  options: ImportOptions,
): AsyncGenerator<ImportStep> {
  const at = deps.now().toISOString();
  const stamp: Import = { by: options.by, at, quiet: options.quiet };
  if ((await deps.persons.findMany([options.by])).length === 0)
    throw new AppError('not_found', 'Nobody is known under the id of who imports.');
  await deps.commit([deps.audit.row({ at, by: options.by, act: 'imported', subject: options.by })]);
  const underWay: Promise<ImportStep>[] = [];
  const known = new Set([options.by]);
  for await (const chunk of chunksOf(deps, lines, stamp, options, known)) {
    underWay.push(stepOf(deps, chunk, stamp));
    if (underWay.length >= CHUNKS_IN_FLIGHT) yield await underWay.shift()!;
  }
  for (const step of underWay) yield await step;
}

const stepOf = async (deps: Deps, { groups, upTo, refused }: Chunk, stamp: Import): Promise<ImportStep> => ({
  upTo,
  refused,
  ...(await writeGroups(deps, groups, stamp)),
});

async function* chunksOf(
  deps: Deps,
  lines: AsyncIterable<ImportLine>,
  stamp: Import,
  { onError }: ImportOptions,
  known: Set<string>,
): AsyncGenerator<Chunk> {
  let chunk: Chunk = { groups: [], records: 0, upTo: 0, refused: 0 };
  let group: Group | undefined;
  for await (const { line, text } of lines) {
    if (text.trim() === '') continue;
    const refuse = (fields: readonly FieldError[]) => {
      for (const field of fields) onError(line, field);
      chunk.refused += 1;
    };
    const read = recordIn(text);
    if ('errors' in read) {
      if (read.begins) group = undefined; // what belongs to it is refused with it
      refuse(read.errors);
      continue;
    }
    const { record } = read;
    const begun = groupOf(record, stamp);
    if (begun) {
      if (chunk.records >= RECORDS_A_CHUNK) {
        yield { ...chunk, upTo: line - 1 };
        chunk = { groups: [], records: 0, upTo: 0, refused: 0 };
      }
      const strangers = await strangersIn(deps, begun, known);
      group = strangers.length > 0 ? undefined : begun;
      if (group) chunk.groups.push(group);
      else refuse(strangers);
    } else {
      const wrong = addTo(group, record, stamp) ?? tooMany(group);
      if (wrong) refuse([wrong]);
    }
    chunk.records += 1;
    chunk.upTo = line;
  }
  yield chunk;
}

const recordIn = (text: string): { record: ImportRecord } | { errors: readonly FieldError[]; begins: boolean } => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { errors: [{ path: '', message: 'This line is no JSON.' }], begins: true };
  }
  try {
    return { record: parseInput(importRecordSchema, value) };
  } catch (error) {
    if (!(error instanceof AppError) || error.fields.length === 0) throw error;
    const kind = (value as { kind?: unknown } | null)?.kind;
    return { errors: error.fields, begins: kind !== 'space' && kind !== 'booking' && kind !== 'need' };
  }
};

const tooMany = (group: Group | undefined): FieldError | undefined => {
  if (group?.kind !== 'house' || group.spaces.length <= MOST_SPACES_A_SITE) return undefined;
  group.spaces.pop();
  return { path: 'of', message: `A site has at most ${MOST_SPACES_A_SITE} spaces.` };
};

/** Rights go to persons only who are known here. */
const strangersIn = async (deps: Deps, group: Group, known: Set<string>): Promise<FieldError[]> => {
  const field = group.kind === 'house' ? 'managers' : 'members';
  const named = group.kind === 'house' ? group.managers : group.members;
  const asked = named.filter((id) => !known.has(id));
  if (asked.length > 0) for (const { id } of await deps.persons.findMany(asked)) known.add(id);
  return named.flatMap((id, at) => (known.has(id) ? [] : [{ path: `${field}.${at}`, message: 'Nobody has this id.' }]));
};
