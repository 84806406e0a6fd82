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

/** Many at a time, so that what lies near is filed together; a quiet import is slower, and says as often how far it is. */
const RECORDS_A_CHUNK = 5000;
const RECORDS_A_QUIET_CHUNK = 500;

type Chunk = { groups: Group[]; upTo: number; refused: number };
/** A line that was read, and what is wrong with it. */
type Read = { line: number } & ({ record: ImportRecord } | { errors: readonly FieldError[]; begins: boolean });

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
  const known = new Set([options.by]);
  let underWay: Promise<ImportStep> | undefined;
  for await (const reads of chunksOf(lines, options.quiet ? RECORDS_A_QUIET_CHUNK : RECORDS_A_CHUNK)) {
    const chunk = await groupsIn(deps, reads, stamp, options, known);
    if (underWay) yield await underWay;
    underWay = stepOf(deps, chunk, stamp); // it is written while the next is read
    underWay.catch(() => {}); // that it failed is told where it is awaited
  }
  if (underWay) yield await underWay;
}

const stepOf = async (deps: Deps, { groups, upTo, refused }: Chunk, stamp: Import): Promise<ImportStep> => ({
  upTo,
  refused,
  ...(await writeGroups(deps, groups, stamp)),
});

/** So many lines and more, until the next group begins. */
async function* chunksOf(lines: AsyncIterable<ImportLine>, atLeast: number): AsyncGenerator<Read[]> {
  let reads: Read[] = [];
  for await (const { line, text } of lines) {
    if (text.trim() === '') continue;
    const read: Read = { line, ...recordIn(text) };
    if (reads.length >= atLeast && begins(read)) {
      yield reads;
      reads = [];
    }
    reads.push(read);
  }
  if (reads.length > 0) yield reads;
}
const begins = (read: Read): boolean =>
  'errors' in read ? read.begins : read.record.kind === 'site' || read.record.kind === 'actor';

const groupsIn = async (
  deps: Deps,
  reads: readonly Read[],
  stamp: Import,
  { onError }: ImportOptions,
  known: Set<string>,
): Promise<Chunk> => {
  await meet(deps, reads, known);
  const chunk: Chunk = { groups: [], upTo: reads.at(-1)!.line, refused: 0 };
  let group: Group | undefined;
  for (const read of reads) {
    const refuse = (fields: readonly FieldError[]) => {
      for (const field of fields) onError(read.line, field);
      chunk.refused += 1;
    };
    if ('errors' in read) {
      if (read.begins) group = undefined; // what belongs to it is refused with it
      refuse(read.errors);
      continue;
    }
    const begun = groupOf(read.record, stamp);
    if (begun) {
      const strangers = strangersIn(begun, known);
      group = strangers.length > 0 ? undefined : begun;
      if (group) chunk.groups.push(group);
      else refuse(strangers);
    } else {
      const wrong = addTo(group, read.record, stamp) ?? tooMany(group);
      if (wrong) refuse([wrong]);
    }
  }
  return chunk;
};

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

/** Adds whom these records name and who is known here. */
const meet = async (deps: Deps, reads: readonly Read[], known: Set<string>): Promise<void> => {
  const named = reads.flatMap((read) => {
    if ('errors' in read) return [];
    if (read.record.kind === 'site') return read.record.managers ?? [];
    return read.record.kind === 'actor' ? (read.record.members ?? []) : [];
  });
  const asked = [...new Set(named)].filter((id) => !known.has(id));
  if (asked.length > 0) for (const { id } of await deps.persons.findMany(asked)) known.add(id);
};

/** Rights go to persons only who are known here. */
const strangersIn = (group: Group, known: ReadonlySet<string>): FieldError[] => {
  const field = group.kind === 'house' ? 'managers' : 'members';
  const named = group.kind === 'house' ? group.managers : group.members;
  return named.flatMap((id, at) => (known.has(id) ? [] : [{ path: `${field}.${at}`, message: 'Nobody has this id.' }]));
};
