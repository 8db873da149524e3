import type { GraphQLResolveInfo } from 'graphql';
import { Prisma } from '../db/open-database.ts';
import { builder } from '../graphql/builder.ts';
import { listOfEach, pageComplexity, resolveConnection } from '../graphql/connection.ts';
import { connectionTypes } from '../graphql/connection-types.ts';
import type { Context } from '../graphql/context.ts';
import { DateTimeFilter } from '../graphql/filters.ts';
import { maySee } from '../graphql/node-scopes.ts';
import { loadPerField } from '../graphql/per-field.ts';
import { readNodes } from '../graphql/read-node.ts';
import { refusable } from '../graphql/refusable.ts';
import { byResolver, inSql } from '../graphql/sql-field.ts';
import { encodeId } from '../ids.ts';
import { type AuditedType, recordTypes } from '../record-types.ts';
import { readDataKeys } from '../vault/vault.data-keys.ts';
import { listOfActions } from './audit.actions.ts';
import { type FieldChange, showChanges } from './audit.changes.ts';
import { parseAuditEventFilter } from './audit.input.ts';
import { type Changes, isOfRecord, listAuditEvents, listEventsOfRecord, readLastGone } from './audit.sql.ts';
import { changesInSql, keysBeside, ofSeal, publicIdOfResource } from './audit.sql-field.graphql.ts';

/**
 * The records behind keys of type, id and the ordinal of an event, in one statement for each type that occurs. None for an
 * event of a record that is gone, though there is another with its id.
 */
async function readResources(context: Context, info: GraphQLResolveInfo, keys: readonly string[]) {
  const events = keys.map((key) => key.split(' ') as [AuditedType, string, string]);
  const idsOf = new Map<AuditedType, Set<string>>();
  for (const [type, id] of events) idsOf.set(type, (idsOf.get(type) ?? new Set()).add(id));
  const [lastGone, ...found] = await Promise.all([
    readLastGone(
      context.prisma,
      events.map(([, id]) => id),
    ),
    ...[...idsOf].map(async ([type, ids]) => {
      const records = await readNodes(context, info, type, [...ids]);
      return [...records].map(([id, record]) => [`${type} ${id}`, record] as const);
    }),
  ]);
  const records = new Map(found.flat());
  return new Map(
    events.map(([type, id, ordinal]) => {
      const isOfRecord = BigInt(ordinal) > (lastGone.get(`${type} ${id}`) ?? 0n);
      return [`${type} ${id} ${ordinal}`, isOfRecord ? records.get(`${type} ${id}`) : undefined] as const;
    }),
  );
}

const FieldChangeType = builder.objectRef<FieldChange>('FieldChange').implement({
  description: 'What became of one field.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The name of the field.' }),
    before: t.expose('before', {
      type: 'JSON',
      nullable: true,
      description:
        'What it held; null when nothing. Personal values are "[redacted]" without the scope pii:read, and "[erased]" ' +
        'since the erasure of the identity.',
    }),
    after: t.expose('after', {
      type: 'JSON',
      nullable: true,
      description: 'What it holds since, in the same way; null when nothing.',
    }),
  }),
});

export const AuditEvent = builder.prismaNode('AuditEvent', {
  id: { field: 'id', description: 'The id: `evt_` and a UUID.' },
  nullable: true,
  authScopes: { [recordTypes.AuditEvent.readScope]: true },
  description: 'One change of one record, written in the transaction that made it. It never changes.',
  fields: (t) => ({
    sequence: t.field({
      type: 'Long',
      nullable: true,
      description: 'Its place in the chain; null until it is sealed, within a second.',
      select: { seal: true },
      extensions: inSql({ value: (column) => ofSeal(Prisma.sql`seal.sequence`, column) }),
      resolve: ({ seal }) => seal?.sequence ?? null,
    }),
    action: t.exposeString('action', {
      description: `What happened, one of these:\n\n${listOfActions}`,
    }),
    actor: t.exposeString('actor', { description: 'Who did it: the name of the API key, or "local".' }),
    resourceId: t.id({
      description: 'The id of the record that changed; it stays when the record is gone.',
      extensions: inSql({ value: publicIdOfResource }),
      resolve: ({ resourceType, resourceId }) => encodeId(resourceType as AuditedType, resourceId),
    }),
    resource: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description: 'The record as it is now; null once it is gone, also when another has its id since.',
      authScopes: ({ resourceType }) => ({ [recordTypes[resourceType as AuditedType].readScope]: true }),
      unauthorizedResolver: () => null,
      extensions: inSql({
        node: (column) => ({ type: column('resourceType'), id: column('resourceId'), isShown: isOfRecord(column) }),
      }),
      resolve: (event, _args, context, info) =>
        loadPerField(context, info, `${event.resourceType} ${event.resourceId} ${event.ordinal}`, (keys) =>
          readResources(context, info, keys),
        ),
    }),
    changes: t.field({
      type: [FieldChangeType],
      description: 'The fields that changed, with what they held before and after.',
      extensions: changesInSql,
      resolve: ({ resourceType, changes, ...event }, _args, context, info) =>
        showChanges({ ...event, type: resourceType, changes: changes as Changes }, context.viewer, (id) =>
          loadPerField(context, info, id, (ids) => readDataKeys(context.prisma, context.vault.masterKeys, ids)),
        ),
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why, in the words of the caller; null when not said.',
    }),
    requestId: t.exposeString('requestId', {
      nullable: true,
      description: 'The request that did it; null when none did.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    hash: t.string({
      nullable: true,
      description:
        'Hex SHA-256 of its seal: of the hash before it and of all that the event holds. Null until it is sealed.',
      select: { seal: true },
      extensions: inSql({ value: (column) => ofSeal(Prisma.sql`encode(seal.hash, 'hex')`, column) }),
      resolve: ({ seal }) => (seal ? Buffer.from(seal.hash).toString('hex') : null),
    }),
  }),
});

export const AuditEventConnection = connectionTypes('AuditEvent', AuditEvent);

/** The options of the field `history` of a record of this type: its events, newest first. */
export function historyOf(type: AuditedType) {
  return listOfEach(
    () => listEventsOfRecord(type),
    (prisma) => (query: object) => prisma.auditEvent.findMany(query),
    type === 'Identity' ? keysBeside : undefined,
  );
}

const AuditEventFilter = builder.inputType('AuditEventFilter', {
  description: 'Conditions on an audit event; all that are given must hold.',
  fields: (t) => ({
    resourceId: t.id({ description: 'About this record, also when it is gone.' }),
    action: t.stringList({
      description: `The action is one of these, at most 100. An action that there is not finds nothing. These there are:\n\n${listOfActions}`,
    }),
    actor: t.string({ description: 'Done by this actor.' }),
    at: t.field({ type: DateTimeFilter, description: 'On the time.' }),
  }),
});

builder.queryField('auditEvents', (t) =>
  t.connection(
    {
      type: AuditEvent,
      authScopes: { 'audit:read': true },
      ...refusable('Audit events, newest first; those on identities only with the scope identities:read.'),
      args: { filter: t.arg({ type: AuditEventFilter, description: 'Only events that match.' }) },
      complexity: pageComplexity,
      extensions: byResolver('What an event says is decrypted for its caller, and its record looked up by its type.'),
      resolve: (_root, args, context, info) => {
        const hidden = maySee(context.viewer, 'Identity') ? undefined : 'Identity';
        const list = listAuditEvents(parseAuditEventFilter(args.filter), hidden);
        return resolveConnection(list, (query) => context.prisma.auditEvent.findMany(query), args, context, info);
      },
    },
    ...AuditEventConnection,
  ),
);
