export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };
export type MergePatch = { readonly [key: string]: Json | undefined };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merged(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) result.delete(key);
    else if (value !== undefined) result.set(key, merged(result.get(key), value));
  }
  return Object.fromEntries(result); // defines own properties: a key __proto__ is only a key
}

/**
 * A JSON merge patch applied (RFC 7396): objects are merged, null removes a member, everything else replaces.
 * The answer has the target's type only if the patch is one of it: what came from outside is parsed afterwards.
 */
export const mergePatch = <T>(target: T, patch: unknown): T => merged(target, patch) as T;
