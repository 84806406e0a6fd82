import type { MergePatch } from '#shared/domain/merge-patch.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The merge patch after which `before` is as `after` says: what `after` does not name is taken away. */
export const replacing = (before: object, after: object): MergePatch => {
  const old = new Map(Object.entries(before));
  const gone = [...old.keys()].filter((key) => !Object.hasOwn(after, key)).map((key) => [key, null] as const);
  const changed = Object.entries(after).map(([key, value]) => {
    const was = old.get(key);
    return [key, isObject(was) && isObject(value) ? replacing(was, value) : value] as const;
  });
  return Object.fromEntries([...gone, ...changed]) as MergePatch;
};
