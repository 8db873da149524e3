import type { NodeType } from '../ids.ts';

/** The types of records whose changes are logged. */
export type AuditedType = Extract<NodeType, 'Identity' | 'Ledger' | 'Balance' | 'Transaction' | 'ApiKey'>;

/** The table of each audited type. */
export const auditedTables = {
  Identity: 'identities',
  Ledger: 'ledgers',
  Balance: 'balances',
  Transaction: 'transactions',
  ApiKey: 'api_keys',
} as const satisfies Record<AuditedType, string>;

/** What the names of its functions in prisma/functions begin with: <name>_record and <name>_changes. */
export const auditedNames = {
  Identity: 'identity',
  Ledger: 'ledger',
  Balance: 'balance',
  Transaction: 'transaction',
  ApiKey: 'api_key',
} as const satisfies Record<AuditedType, string>;

export const auditedTypes = Object.keys(auditedTables) as AuditedType[];
