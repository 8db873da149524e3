import { isDeepStrictEqual } from 'node:util';
import type { Changes } from '../audit/audit.sql.ts';
import type { Json } from '../input.ts';
import type { PiiField } from './identity.attributes.ts';
import type { UpdateIdentity } from './identity.input.ts';
import { identityFields } from './identity.sql.ts';

/** What an identity holds, as a row or as an input has it. */
type Attributes = { [Field in keyof UpdateIdentity]: unknown };

/** What every attribute is before a creation and after a deletion. */
export const nothing: Attributes = Object.fromEntries(identityFields.map((field) => [field, null]));

/** The changes as the log keeps them: only what differs of the fields that `next` has, in the forms of the API. */
export function changesOf(current: Attributes, next: Attributes): Changes {
  const entries = identityFields.flatMap((field) => {
    if (next[field] === undefined) return [];
    const [before, after] = [asApi(current[field]), asApi(next[field])];
    return isDeepStrictEqual(before, after) ? [] : [[field, [before, after] satisfies [Json, Json]]];
  });
  return Object.fromEntries(entries);
}

/** What a creation changes: every field that gets a value. */
export function creationChanges(identity: Attributes, tokenizedFields: PiiField[] = []): Changes {
  const changes: Changes = {};
  for (const field of identityFields) {
    const value = asApi(identity[field]);
    const isEmpty = value === null || (field === 'metadata' && Object.keys(value).length === 0);
    if (!isEmpty) changes[field] = [null, value];
  }
  changes.status = [null, 'ACTIVE'];
  if (tokenizedFields.length > 0) changes.tokenizedFields = [[], tokenizedFields];
  return changes;
}

/** That other fields are tokenized than before; nothing when they are the same. */
export function tokenizationChange(before: PiiField[], after: PiiField[]): Changes {
  return isDeepStrictEqual(before, after) ? {} : { tokenizedFields: [before, after] };
}

/** A value in the form that the API shows: the only dates among the attributes are days. */
function asApi(value: unknown): Json {
  return value instanceof Date ? value.toISOString().slice(0, 10) : ((value ?? null) as Json);
}
