import DataLoader from 'dataloader';
import { Prisma } from '../db/open-database.ts';
import { type Beside, type Column, inSql, type ReadRequest } from '../graphql/sql-field.ts';
import type { Later } from '../later.ts';
import { auditedTypes, recordTypes } from '../record-types.ts';
import { dataKeysFromJson, type KeyState, readDataKeysByQuery } from '../vault/vault.data-keys.ts';
import { type KeyAsJson, keysOfOwnerAsJson } from '../vault/vault.sql.ts';
import { showChanges } from './audit.changes.ts';
import type { Changes } from './audit.sql.ts';

type EventAsJson = [type: string, id: string, resourceId: string, changes: Changes];

/** The extensions of the field `changes` of an event: what is stored is read in SQL, and decrypted by the server. */
export const changesInSql = inSql({
  made: () => ({
    reads: (column) => Prisma.sql`concat('["', ${column('resourceType')}, '","', ${column('id')}, '","',
      ${column('resourceId')}, '",', ${column('changes')}, ']')`,
    make: ([type, id, resourceId, changes]: EventAsJson, _args: object, request: ReadRequest) =>
      showChanges({ type, id, resourceId, changes }, request.context.viewer, keysOf(request)),
  }),
});

/**
 * The keys of an identity are read beside its history, for nearly all of its events are encrypted with them. Others, such as one that
 * was destroyed, are read when an event needs them.
 */
export const keysBeside: Beside = {
  reads: (id, { viewer }) => (viewer.scopes.has('pii:read') ? keysOfOwnerAsJson(id) : undefined),
  note: (keys: KeyAsJson[], request) => {
    const known = knownKeys.get(request) ?? new Map<string, KeyState>();
    knownKeys.set(request, known);
    for (const [id, state] of dataKeysFromJson(keys, request.context.vault.masterKeys)) known.set(id, state);
  },
};

const knownKeys = new WeakMap<ReadRequest, Map<string, KeyState>>();
const loaders = new WeakMap<ReadRequest, DataLoader<string, KeyState>>();

function keysOf(request: ReadRequest): (id: string) => Later<KeyState> {
  const known = knownKeys.get(request);
  return (id) => known?.get(id) ?? loaderOf(request).load(id);
}

/** All events of an answer share one statement for the keys that are not known already. */
function loaderOf(request: ReadRequest): DataLoader<string, KeyState> {
  const { query, vault } = request.context;
  const loader =
    loaders.get(request) ??
    new DataLoader<string, KeyState>(async (ids) => {
      const states = await readDataKeysByQuery(query, vault.masterKeys, ids);
      return ids.map((id) => states.get(id) ?? 'UNREADABLE');
    });
  loaders.set(request, loader);
  return loader;
}

/** The public id of the record that an event is on. */
export function publicIdOfResource(column: Column): Prisma.Sql {
  const cases = auditedTypes.map((type) => Prisma.raw(`WHEN '${type}' THEN '${recordTypes[type].prefix}_'`));
  return Prisma.sql`concat(CASE ${column('resourceType')} ${Prisma.join(cases, ' ')} END, ${column('resourceId')})`;
}

/** An expression of the seal of an event, which is null before it is sealed. Index: audit_seals_event_id_key. */
export function ofSeal(expression: Prisma.Sql, column: Column): Prisma.Sql {
  return Prisma.sql`(SELECT ${expression} FROM audit_seals seal WHERE seal.event_id = ${column('id')})`;
}
