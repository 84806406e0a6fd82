/** An attribute value as DynamoDB's JSON has it (Amazon DynamoDB API reference, AttributeValue), of the types stored here. */
export type AttributeValue =
  | { S: string }
  | { N: string }
  | { BOOL: boolean }
  | { NULL: true }
  | { B: string } // base64
  | { L: AttributeValue[] }
  | { M: AttributeMap };
export type AttributeMap = { [name: string]: AttributeValue };
type Values = Readonly<Record<string, unknown>>;

/** Values by name as attributes; what is undefined is left out. Throws a TypeError where a value has no such type. */
export const attributesOf = (values: Values): AttributeMap => {
  const attributes: AttributeMap = {};
  for (const name in values) if (values[name] !== undefined) attributes[name] = attributeOf(values[name]);
  return attributes;
};

const PLAIN: readonly (object | null)[] = [Object.prototype, null];
const attributeOf = (value: unknown): AttributeValue => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number' && Number.isFinite(value)) return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.map(attributeOf) };
  if (value instanceof Uint8Array)
    return { B: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
  if (typeof value === 'object' && PLAIN.includes(Object.getPrototypeOf(value) as object | null))
    return { M: attributesOf(value as Values) };
  throw new TypeError(`DynamoDB has no attribute for ${String(value)}`);
};

/** The values that attributes hold; bytes as a Buffer. */
export const valuesOf = (attributes: AttributeMap): Record<string, unknown> => {
  const values: Record<string, unknown> = {};
  for (const name in attributes) values[name] = valueIn(attributes[name]!);
  return values;
};

const valueIn = (attribute: AttributeValue): unknown => {
  if ('S' in attribute) return attribute.S;
  if ('N' in attribute) return Number(attribute.N);
  if ('M' in attribute) return valuesOf(attribute.M);
  if ('L' in attribute) return attribute.L.map(valueIn);
  if ('BOOL' in attribute) return attribute.BOOL;
  if ('B' in attribute) return Buffer.from(attribute.B, 'base64');
  if ('NULL' in attribute) return null;
  throw new TypeError(`Nothing here is stored as ${Object.keys(attribute)}`);
};

type Json = Readonly<Record<string, unknown>>;
/** Where the API has attributes, and where lists of them: one row, many rows, rows by table. */
const ONE = new Set(['Item', 'Key', 'ExclusiveStartKey', 'LastEvaluatedKey', 'ExpressionAttributeValues']);
const MANY = new Set(['Items', 'Keys']);

const throughout = (one: (row: never) => unknown) => {
  const change = (name: string, each: unknown): unknown => {
    if (ONE.has(name)) return each && one(each as never);
    if (MANY.has(name)) return (each as never[]).map(one);
    if (name === 'Responses')
      return Object.fromEntries(
        Object.entries(each as Json).map(([table, rows]) => [table, (rows as never[]).map(one)]),
      );
    return walk(each);
  };
  const walk = (each: unknown): unknown => {
    if (typeof each !== 'object' || each === null) return each;
    if (Array.isArray(each)) return each.map(walk);
    return Object.fromEntries(Object.entries(each).map(([name, inner]) => [name, change(name, inner)]));
  };
  return walk;
};
/** A call's input and its answer, with attributes for values and back. */
export const wired: (input: object) => unknown = throughout((row: Json) => attributesOf(row));
export const unwired: (answer: unknown) => unknown = throughout((row: AttributeMap) => valuesOf(row));
