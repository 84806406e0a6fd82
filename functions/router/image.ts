import type { AttributeValue } from 'aws-lambda';

/** A stored row out of the typed attributes of a stream image; what this service never stores is refused. */
export const plainOf = (attribute: AttributeValue): unknown => {
  if (attribute.S !== undefined) return attribute.S;
  if (attribute.N !== undefined) return Number(attribute.N);
  if (attribute.BOOL !== undefined) return attribute.BOOL;
  if (attribute.NULL !== undefined) return null;
  if (attribute.L !== undefined) return attribute.L.map(plainOf);
  if (attribute.M !== undefined) return rowOf(attribute.M);
  throw new Error(`An image holds the unknown type ${Object.keys(attribute).join()}`);
};

export const rowOf = (image: Readonly<Record<string, AttributeValue>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(image).map(([name, attribute]) => [name, plainOf(attribute)]));
