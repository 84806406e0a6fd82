type Column = Uint8Array | Int32Array | Float64Array;

const isColumn = (value: unknown): value is Column => ArrayBuffer.isView(value);

const columnsIn = (value: unknown): Column[] => {
  if (isColumn(value)) return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(columnsIn) : [];
};

/**
 * The same batch with all its columns in one buffer. A buffer of its own costs a column of a few dozen rows many times
 * its bytes, and a batch has some ninety columns.
 */
export function inOneBuffer<T extends object>(batch: T): T {
  const columns = columnsIn(batch).sort((a, b) => b.BYTES_PER_ELEMENT - a.BYTES_PER_ELEMENT); // so that all are aligned
  const buffer = new ArrayBuffer(columns.reduce((sum, column) => sum + column.byteLength, 0));
  const moved = new Map<Column, Column>();
  let at = 0;
  for (const column of columns) {
    if (moved.has(column)) continue;
    const Kind = column.constructor as new (buffer: ArrayBuffer, at: number, length: number) => Column;
    const copy = new Kind(buffer, at, column.length);
    copy.set(column);
    moved.set(column, copy);
    at += column.byteLength;
  }
  const movedIn = (value: unknown): unknown => {
    if (isColumn(value)) return moved.get(value);
    if (Array.isArray(value)) return value.map(movedIn);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, movedIn(of)]));
  };
  return movedIn(batch) as T;
}
