import { type Note, noteSchema } from '#shared/domain/notification.ts';
import { AppError } from '#shared/errors.ts';
import type { NoteStore } from '../event-ports.ts';
import { onlyOver } from './changes.ts';
import { listNotes, noteKey, type Row } from './keys.ts';
import { packMatch, unpackMatch } from './packed-match.ts';
import type { DynamoTable } from './table.ts';

/** The match apart and packed; rows written before have it in their data. */
const stored = (note: Note) => {
  const { match } = note.decision;
  return match === null
    ? { data: note }
    : { data: { ...note, decision: { ...note.decision, match: null } }, match: packMatch(match) };
};
const noteOf = (row: Row): Note => {
  const note = noteSchema.parse(row['data']);
  const packed = row['match'];
  return packed instanceof Uint8Array
    ? noteSchema.parse({ ...note, decision: { ...note.decision, match: unpackMatch(packed) } })
    : note;
};

export const dynamoNoteStore = (table: DynamoTable): NoteStore => ({
  async find(personId, noteId) {
    const row = await table.get(noteKey(personId, noteId));
    return row && noteOf(row);
  },
  async findMany(personId, noteIds) {
    const rows = await table.getMany(noteIds.map((id) => noteKey(personId, id)));
    return rows.map(noteOf);
  },
  async list(personId, { limit, after }) {
    const { items, next } = await table.query(listNotes(personId), {
      index: 'byList',
      newestFirst: true,
      limit,
      after: after ?? null,
    });
    return { items: items.map(noteOf), next };
  },
  put: (note) =>
    table.put(
      {
        ...noteKey(note.personId, note.id),
        version: note.version,
        ...stored(note),
        listPk: listNotes(note.personId),
        listSk: `${note.at}#${note.id}`,
      },
      onlyOver(note.version - 1),
      note.version === 1 ? () => new AppError('already_exists', 'This has been told.') : undefined,
    ),
});
