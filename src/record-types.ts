/**
 * A type of record and what is the same wherever it is used: ids, tables, scopes, audit, metadata. Scopes are plain texts here, for this
 * file knows no noun; the compiler checks them where they are used.
 */
interface RecordType {
  /** What its public ids begin with, before an underscore. */
  prefix: string;
  table: string;
  /** In the names of its SQL functions, <name>_record and <name>_changes, and of its audit events, <name>.created. */
  name: string;
  /** The scope that shows its records. */
  readScope: string;
  /** The scope that changes its metadata; null where it has none. */
  metadataScope: string | null;
  /** Whether every change of a record appends an audit event. */
  isAudited: boolean;
  /** Whether fast reads find it by its public id: not where who may see a record, or what it shows, depends on its row. */
  isReadInSql: boolean;
}

/** Every type of records, by its name in GraphQL, of which the model of Prisma is named too. */
export const recordTypes = {
  Identity: {
    prefix: 'idt',
    table: 'identities',
    name: 'identity',
    readScope: 'identities:read',
    metadataScope: 'identities:write',
    isAudited: true,
    isReadInSql: true,
  },
  Ledger: {
    prefix: 'ldg',
    table: 'ledgers',
    name: 'ledger',
    readScope: 'ledger:read',
    metadataScope: 'ledger:write',
    isAudited: true,
    isReadInSql: true,
  },
  Balance: {
    prefix: 'bln',
    table: 'balances',
    name: 'balance',
    readScope: 'ledger:read',
    metadataScope: 'ledger:write',
    isAudited: true,
    isReadInSql: true,
  },
  Transaction: {
    prefix: 'txn',
    table: 'transactions',
    name: 'transaction',
    readScope: 'ledger:read',
    metadataScope: 'ledger:write',
    isAudited: true,
    isReadInSql: true,
  },
  AuditEvent: {
    prefix: 'evt',
    table: 'audit_events',
    name: 'audit_event',
    readScope: 'audit:read',
    metadataScope: null,
    isAudited: false,
    isReadInSql: false,
  },
  ApiKey: {
    prefix: 'key',
    table: 'api_keys',
    name: 'api_key',
    readScope: 'admin',
    metadataScope: null,
    isAudited: true,
    isReadInSql: false,
  },
} as const satisfies Record<string, RecordType>;

export type NodeType = keyof typeof recordTypes;

/** The names of the types whose row has this. */
type TypesWith<Row> = { [Type in NodeType]: (typeof recordTypes)[Type] extends Row ? Type : never }[NodeType];

/** The types of records whose changes are logged. */
export type AuditedType = TypesWith<{ isAudited: true }>;

/** The types of records that carry metadata. */
export type TypeWithMetadata = TypesWith<{ metadataScope: string }>;

export const nodeTypes = Object.keys(recordTypes) as NodeType[];
export const auditedTypes = nodeTypes.filter((type): type is AuditedType => recordTypes[type].isAudited);
export const typesWithMetadata = nodeTypes.filter(
  (type): type is TypeWithMetadata => recordTypes[type].metadataScope !== null,
);
