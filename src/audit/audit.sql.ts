import { allOf, dateTimeCondition, isOneOf, when } from '../db/conditions.ts';
import type { List } from '../db/keyset.ts';
import { type Db, Prisma, type Query } from '../db/open-database.ts';
import type { Json } from '../input.ts';
import { type AuditedType, auditedTypes, recordTypes } from '../record-types.ts';
import { type AuditEventFilter, resourceOf } from './audit.input.ts';

type Sql = Prisma.Sql;

/** {field: [before, after]}, in the names and forms of the API. */
export type Changes = Record<string, [before: Json, after: Json]>;

export interface NewEvent {
  id: string;
  at: Date;
  action: string;
  actor: string;
  resourceType: AuditedType;
  resourceId: string;
  /** Absent: the record was created and is no identity, and all that it holds is the change. */
  changes?: Changes;
  reason: string | null;
  requestId: string | null;
}

/** For the event `e`, what this SQL says of its record `r`. */
function ofRecord(expression: (name: string) => string): Sql {
  const cases = auditedTypes.map((type) => {
    const { name, table } = recordTypes[type];
    return `WHEN '${type}' THEN (SELECT ${expression(name)} FROM ${table} r WHERE r.id = e.resource_id)`;
  });
  return Prisma.raw(`CASE e.resource_type ${cases.join(' ')} END`);
}

const creationChanges = ofRecord((name) => (name === 'identity' ? 'NULL::jsonb' : `${name}_changes(r)`));
const recordDigest = ofRecord((name) => `record_digest(${name}_record(r))`);

/**
 * Writes events in this order, and that they wait for their seals. The records must hold already what the events leave:
 * one that is gone has no digest, which marks its deletion.
 */
export async function insertEvents(db: Db, events: NewEvent[]): Promise<void> {
  const rows = events.map((event, place) => ({ ...event, place }));
  await db.$executeRaw`
    WITH added AS (
      INSERT INTO audit_events
        (id, action, actor, resource_type, resource_id, changes, reason, request_id, at, record_digest)
      SELECT e.id, e.action, e.actor, e.resource_type, e.resource_id, coalesce(e.changes, ${creationChanges}), e.reason,
        e."requestId", e.at, ${recordDigest}
      FROM (
        SELECT id, action, actor, "resourceType" AS resource_type, "resourceId" AS resource_id, changes, reason,
          "requestId", at, place
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (
          id uuid, action text, actor text, "resourceType" text, "resourceId" uuid, changes jsonb, reason text,
          "requestId" text, at timestamptz, place integer)
      ) AS e
      ORDER BY e.place
      RETURNING ordinal, id
    )
    INSERT INTO audit_pending (ordinal, event_id) SELECT ordinal, id FROM added`;
}

/** Whether a record was created, and as this one would be. */
export type EarlierCreation = 'NONE' | 'SAME' | 'OTHER';

/**
 * Compares the creation of the record with this id with that of `row`, whose keys are columns. Its event tells, whatever became
 * of the record since; metadata is compared by value. Index: audit_events_resource.
 */
export async function compareCreation(
  db: Db,
  type: 'Ledger' | 'Balance',
  id: string,
  row: object,
): Promise<EarlierCreation> {
  const { name } = recordTypes[type];
  const table = Prisma.raw(recordTypes[type].table);
  const wanted = Prisma.sql`jsonb_populate_record(NULL::${table}, ${JSON.stringify(row)}::jsonb)`;
  const [creation] = await db.$queryRaw<{ isSame: boolean }[]>`
    SELECT e.changes = ${Prisma.raw(`${name}_changes`)}(${wanted}) AS "isSame" FROM audit_events e
    WHERE e.resource_id = ${id}::uuid AND e.resource_type = ${type}
      AND e.action = ${`${name}.created`} AND EXISTS (SELECT FROM ${table} r WHERE r.id = e.resource_id)
    ORDER BY e.ordinal LIMIT 1`;
  if (!creation) return 'NONE';
  return creation.isSame ? 'SAME' : 'OTHER';
}

/**
 * Appends up to so many waiting events to the hash chain, each with its seal, and returns how many; 0 while another process
 * does.
 */
export async function chainEvents(query: Query, limit: number): Promise<number> {
  const [row] = await query<{ sealed: number }>('SELECT seal_audit_events($1) AS sealed', [limit]);
  return row?.sealed ?? 0;
}

/**
 * Events that match, newest first; with `hides` none on records of that type.
 * Index: audit_events_ordinal_key, or the one of the filter.
 */
export function listAuditEvents(filter: AuditEventFilter | null, hides?: AuditedType): List {
  return listWhere(
    allOf([
      when(hides, (type) => Prisma.sql`t.resource_type <> ${type}`),
      when(resourceOf(filter), ({ type, uuid }) => isResource(type, Prisma.sql`${uuid}::uuid`)),
      when(filter?.action, (actions) => isOneOf(Prisma.sql`t.action`, actions)),
      when(filter?.actor, (actor) => Prisma.sql`t.actor = ${actor}`),
      when(filter?.at, (condition) => dateTimeCondition(Prisma.sql`t.at`, condition)),
    ]),
    filter !== null,
  );
}

/** The events on one record of this type since its creation, newest first. Index: audit_events_resource. */
export function listEventsOfRecord(type: AuditedType): List {
  const isOfRecord = isResource(type, Prisma.sql`parent.id`);
  return listWhere(Prisma.sql`${isOfRecord} AND t.ordinal > ${lastGone(type, Prisma.sql`parent.id`)}`, false);
}

/**
 * The ordinal of the newest event that left no record of this type with this id, 0 when there is none. An id can be used
 * again: what came before belongs to an earlier record. Index: audit_events_gone.
 */
function lastGone(type: AuditedType, id: Sql): Sql {
  return Prisma.sql`coalesce((
    SELECT max(gone.ordinal) FROM audit_events gone
    WHERE gone.resource_id = ${id} AND gone.resource_type = ${type} AND gone.record_digest IS NULL), 0)`;
}

/** Whether an event belongs to the record that has its id now, given columns of the event. */
export function isOfRecord(column: (field: string) => Sql): Sql {
  const cases = auditedTypes.map((type) => {
    return Prisma.sql`WHEN ${Prisma.raw(`'${type}'`)} THEN ${lastGone(type, column('resourceId'))}`;
  });
  return Prisma.sql`${column('ordinal')} > CASE ${column('resourceType')} ${Prisma.join(cases, ' ')} END`;
}

/** The same of each of these records that has such an event. */
export async function readLastGone(db: Db, ids: readonly string[]): Promise<Map<string, bigint>> {
  const rows = await db.$queryRaw<{ type: AuditedType; id: string; ordinal: bigint }[]>`
    SELECT resource_type AS type, resource_id AS id, max(ordinal) AS ordinal FROM audit_events
    WHERE resource_id = ANY (${ids}::uuid[]) AND record_digest IS NULL GROUP BY 1, 2`;
  return new Map(rows.map(({ type, id, ordinal }) => [`${type} ${id}`, ordinal]));
}

/**
 * The ordinal after which the events of an identity begin, of the one that is there or else of the last that was. What was
 * done with it when it was gone belongs to it too. Index: audit_events_gone.
 */
export async function readStartOfIdentity(db: Db, id: string): Promise<bigint> {
  const [start] = await db.$queryRaw<{ ordinal: bigint }[]>`
    SELECT coalesce(max(ordinal), 0) AS ordinal FROM audit_events
    WHERE resource_id = ${id}::uuid AND resource_type = 'Identity' AND record_digest IS NULL AND ordinal < (
      SELECT max(ordinal) FROM audit_events
      WHERE resource_id = ${id}::uuid AND resource_type = 'Identity' AND record_digest IS NOT NULL)`;
  return start?.ordinal ?? 0n;
}

/** When something happened last to any of these records; null when nothing did. Index: audit_events_resource. */
export async function readNewestTime(db: Db, records: { type: AuditedType; id: string }[]): Promise<Date | null> {
  const [newest] = await db.$queryRaw<{ at: Date | null }[]>`
    SELECT max(e.at) AS at FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS r (type text, id uuid)
    CROSS JOIN LATERAL (
      SELECT at FROM audit_events WHERE resource_id = r.id AND resource_type = r.type ORDER BY ordinal DESC LIMIT 1
    ) AS e`;
  return newest?.at ?? null;
}

/** The type too, for callers choose ids, and a ledger may have the UUID of an identity. */
function isResource(type: AuditedType, id: Sql): Sql {
  return Prisma.sql`t.resource_id = ${id} AND t.resource_type = ${type}`;
}

function listWhere(where: Sql, isFiltered: boolean): List {
  return {
    keyset: { name: 'AUDIT', descending: true, columns: [{ expression: Prisma.sql`t.ordinal`, type: 'bigint' }] },
    rows: ({ columns, inWindow, order, limit }) => Prisma.sql`
      SELECT ${columns} FROM audit_events t WHERE ${where} AND ${inWindow} ORDER BY ${order} LIMIT ${limit}`,
    all: Prisma.sql`SELECT 1 FROM audit_events t WHERE ${where}`,
    isFiltered,
  };
}

export interface PastChange {
  /** UUID of the event. */
  eventId: string;
  changes: Changes;
  at: Date;
}

/**
 * What happened to each of these identities since its creation and up to a time, in order: nothing when it was created later.
 * Index: audit_events_resource.
 */
export async function readPastOfIdentities(
  db: Db,
  ids: readonly string[],
  until: Date,
): Promise<Map<string, PastChange[]>> {
  const rows = await db.$queryRaw<(PastChange & { id: string })[]>`
    SELECT parent.id, e.id AS "eventId", e.changes, e.at
    FROM unnest(${ids}::uuid[]) AS parent (id)
    CROSS JOIN LATERAL (SELECT ${lastGone('Identity', Prisma.sql`parent.id`)} AS ordinal) AS gone
    CROSS JOIN LATERAL (
      -- None is counted without those before it, whatever time it bears.
      SELECT t.id, t.changes, t.at, t.ordinal, bool_and(t.at <= ${until}) OVER (ORDER BY t.ordinal) AS is_past
      FROM audit_events t WHERE ${isResource('Identity', Prisma.sql`parent.id`)} AND t.ordinal > gone.ordinal
    ) AS e
    WHERE e.is_past ORDER BY e.ordinal`;
  const pasts = new Map<string, PastChange[]>(ids.map((id) => [id, []]));
  for (const { id, ...change } of rows) pasts.get(id)?.push(change);
  return pasts;
}
