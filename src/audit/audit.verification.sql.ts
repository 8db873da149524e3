import type { Query } from '../db/open-database.ts';
import { type AuditedType, auditedTypes, recordTypes } from '../record-types.ts';
import type { Link } from './audit.check.ts';

// What verification reads, it works out in its own statements, and not with the functions of the same meaning in the
// database: who can change an event there can change a function too.

/** What is hashed of an event `e`, as seal_audit_events in the migration says. */
const columns = [
  ['id', 'e.id::text'],
  ['ordinal', 'e.ordinal::text'],
  ['action', 'e.action'],
  ['actor', 'e.actor'],
  ['resource_type', 'e.resource_type'],
  ['resource_id', 'e.resource_id::text'],
  ['changes', 'e.changes::text'],
  ['reason', 'e.reason'],
  ['request_id', 'e.request_id'],
  ['at', `to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`],
  ['record_digest', `encode(e.record_digest, 'hex')`],
] as const;
const texts = columns.map(([name, expression]) => `${expression} AS ${name}`).join(', ');
const eventText = `concat(${columns.map(([name]) => `octet_length(c.${name}), ':', c.${name}`).join(', ')})`;

/** The next links of the chain. Index: the key of audit_seals. */
export function readLinks(query: Query, after: number, limit: number): Promise<Link[]> {
  return query<Link>(
    `SELECT s.sequence::float8 AS sequence, s.event_id::text AS "eventId", encode(s.hash, 'hex') AS hash,
       encode(s.event_hash, 'hex') AS "eventHash", CASE WHEN e.id IS NOT NULL THEN ${eventText} END AS text
     FROM audit_seals s LEFT JOIN audit_events e ON e.id = s.event_id
     -- OFFSET keeps the planner from working out the same twice.
     CROSS JOIN LATERAL (SELECT ${texts} OFFSET 0) AS c
     WHERE s.sequence > $1::bigint ORDER BY s.sequence LIMIT ${limit}`,
    [after],
  );
}

export interface UnchainedEvent {
  kind: 'EVENT_INSERTED' | 'EVENT_MISSING';
  id: string;
  resourceType: AuditedType | null;
  resourceId: string | null;
}

/**
 * Events that are neither sealed nor waiting for it, or both, which only a hand in the database can have done; and those
 * that wait for a seal and are gone.
 */
export function readUnchained(query: Query, limit: number): Promise<UnchainedEvent[]> {
  return query<UnchainedEvent>(
    `SELECT 'EVENT_INSERTED' AS kind, e.id::text AS id, e.resource_type AS "resourceType",
       e.resource_id::text AS "resourceId"
     FROM audit_events e
     WHERE NOT EXISTS (SELECT FROM audit_seals s WHERE s.event_id = e.id)
       AND NOT EXISTS (SELECT FROM audit_pending p WHERE p.event_id = e.id)
     UNION ALL
     SELECT CASE WHEN e.id IS NULL THEN 'EVENT_MISSING' ELSE 'EVENT_INSERTED' END, p.event_id::text,
       e.resource_type, e.resource_id::text
     FROM audit_pending p LEFT JOIN audit_events e ON e.id = p.event_id
     WHERE e.id IS NULL OR e.ordinal <> p.ordinal OR EXISTS (SELECT FROM audit_seals s WHERE s.event_id = p.event_id)
     LIMIT ${limit}`,
  );
}

/** What a record `r` holds, as the functions <name>_record in prisma/functions say. */
const recordTexts: Record<AuditedType, string> = {
  Identity: `concat(rtrim(r::text, ',)'), CASE WHEN r.tokenized_fields <> '{}' THEN
    (SELECT string_agg(concat(E'\\n', v.field, ' ', v.sealed), '' ORDER BY v.field)
     FROM vault_entries v WHERE v.identity_id = r.id) END)`,
  Ledger: `rtrim(r::text, ',)')`,
  Balance: `rtrim(ROW(r.id, r.ledger_id, r.currency, r.version, r.created_at, r.metadata, r.identity_id, r.indicator,
    r.overdraft_limit, r.status)::text, ',)')`,
  Transaction: `concat(rtrim(r::text, ',)'), E'\\n',
    (SELECT a.metadata::text FROM transaction_annotations a WHERE a.transaction_id = r.id))`,
  ApiKey: `rtrim(ROW(r.id, r.name, r.prefix, encode(r.secret_hash, 'hex'), r.scopes, r.created_at, r.expires_at,
    r.revoked_at)::text, ',)')`,
};

/** What is held by the transactions `t`: what was set aside, less what was committed or released of it. */
const heldAmount = `coalesce(sum(CASE t.status WHEN 'INFLIGHT' THEN t.amount ELSE -t.amount END), 0)`;

/** Of a record `r`: whether the amounts of a balance are not the sums of its transactions, or a hold is wrongly listed as open or not. */
const derivedDiffers: Partial<Record<AuditedType, string>> = {
  Balance: `
    OR r.credit_balance <> (SELECT coalesce(sum(t.amount), 0) FROM transactions t
      WHERE t.destination_id = r.id AND t.status IN ('APPLIED', 'COMMITTED'))
    OR r.debit_balance <> (SELECT coalesce(sum(t.amount), 0) FROM transactions t
      WHERE t.source_id = r.id AND t.status IN ('APPLIED', 'COMMITTED'))
    OR r.inflight_credit_balance <> (SELECT ${heldAmount} FROM transactions t
      WHERE t.destination_id = r.id AND t.status <> 'APPLIED')
    OR r.inflight_debit_balance <> (SELECT ${heldAmount} FROM transactions t
      WHERE t.source_id = r.id AND t.status <> 'APPLIED')`,
  Transaction: `
    OR EXISTS (SELECT FROM open_holds o WHERE o.transaction_id = r.id) <> (r.kind = 'HOLD' AND r.amount > (
      SELECT coalesce(sum(t.amount), 0) FROM transactions t WHERE t.parent_id = r.id))`,
};

export interface ComparedPart {
  count: number;
  lastId: string | null;
  differing: string[];
}

/**
 * Compares the next records of a type, in the order of their ids, with the newest event on each. One statement sees a
 * record and its event as one transaction left them. Index: audit_events_resource.
 */
export async function compareRecords(
  query: Query,
  type: AuditedType,
  after: string | null,
  limit: number,
): Promise<ComparedPart> {
  const [part] = await query<ComparedPart>(
    `SELECT count(*)::int AS count, max(id::text) AS "lastId",
       coalesce(array_agg(id::text ORDER BY id) FILTER (WHERE differs), '{}') AS differing
     FROM (
       SELECT r.id, e.record_digest IS DISTINCT FROM sha256(convert_to(${recordTexts[type]}, 'UTF8')) ${derivedDiffers[type] ?? ''} AS differs
       FROM (
         SELECT * FROM ${recordTypes[type].table} WHERE $1::uuid IS NULL OR id > $1::uuid ORDER BY id LIMIT ${limit}
       ) AS r
       LEFT JOIN LATERAL (
         SELECT record_digest FROM audit_events
         WHERE resource_id = r.id AND resource_type = '${type}' ORDER BY ordinal DESC LIMIT 1
       ) AS e ON TRUE
     ) AS compared`,
    [after],
  );
  return part as ComparedPart;
}

/** Records that are not there although their newest event did not delete them. */
export function readVanished(query: Query, limit: number): Promise<{ type: AuditedType; id: string }[]> {
  const vanished = auditedTypes.map(
    (type) =>
      `SELECT '${type}' AS type, e.resource_id::text AS id FROM audit_events e
       WHERE e.resource_type = '${type}' AND e.record_digest IS NOT NULL
         AND NOT EXISTS (SELECT FROM ${recordTypes[type].table} r WHERE r.id = e.resource_id)
         AND NOT EXISTS (
           SELECT FROM audit_events l
           WHERE l.resource_id = e.resource_id AND l.resource_type = '${type}' AND l.ordinal > e.ordinal)`,
  );
  return query(`${vanished.join(' UNION ALL ')} LIMIT ${limit}`);
}

/** How many events wait for their seal. */
export async function countPending(query: Query): Promise<number> {
  const [row] = await query<{ count: number }>('SELECT count(*)::float8 AS count FROM audit_pending');
  return row?.count ?? 0;
}

export interface Head {
  sequence: number;
  hash: string;
}

/** The newest link; undefined before the first. */
export async function readHead(query: Query): Promise<Head | undefined> {
  const [head] = await query<Head>(
    `SELECT sequence::float8 AS sequence, encode(hash, 'hex') AS hash
     FROM audit_seals ORDER BY audit_seals.sequence DESC LIMIT 1`,
  );
  return head;
}

/** How many records of all audited types there are, to say how far a verification is. */
export async function countRecords(query: Query): Promise<number> {
  const counts = auditedTypes.map((type) => `(SELECT count(*) FROM ${recordTypes[type].table})`);
  const [row] = await query<{ count: number }>(`SELECT (${counts.join(' + ')})::float8 AS count`);
  return row?.count ?? 0;
}
