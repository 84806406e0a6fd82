import { noteSchema } from '#shared/domain/notification.ts';
import { AppError } from '#shared/errors.ts';
import type { NoteStore } from '../event-ports.ts';
import { onlyOver } from './changes.ts';
import { listNotes, noteKey } from './keys.ts';
import type { DynamoTable } from './table.ts';

export const dynamoNoteStore = (table: DynamoTable): NoteStore => ({
  async find(personId, noteId) {
    const row = await table.get(noteKey(personId, noteId));
    return row && noteSchema.parse(row['data']);
  },
  async findMany(personId, noteIds) {
    const rows = await table.getMany(noteIds.map((id) => noteKey(personId, id)));
    return rows.map((row) => noteSchema.parse(row['data']));
  },
  async list(personId, { limit, after }) {
    const { items, next } = await table.query(listNotes(personId), {
      index: 'byList',
      newestFirst: true,
      limit,
      after: after ?? null,
    });
    return { items: items.map((row) => noteSchema.parse(row['data'])), next };
  },
  put: (note) =>
    table.put(
      {
        ...noteKey(note.personId, note.id),
        version: note.version,
        data: note,
        listPk: listNotes(note.personId),
        listSk: `${note.at}#${note.id}`,
      },
      onlyOver(note.version - 1),
      note.version === 1 ? () => new AppError('already_exists', 'This has been told.') : undefined,
    ),
});
