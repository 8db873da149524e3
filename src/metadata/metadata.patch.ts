import type { Json, JsonObject } from '../input.ts';

/**
 * The object that a JSON merge patch makes of a target: null removes a key, objects merge, anything else replaces.
 * Source: RFC 7396, section 2. Every key is plain data, `__proto__` too, so objects are made entry by entry.
 */
export function applyMergePatch(target: Json | undefined, patch: JsonObject): JsonObject {
  const result = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) result.delete(key);
    else result.set(key, isObject(value) ? applyMergePatch(result.get(key), value) : value);
  }
  return Object.fromEntries(result);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
