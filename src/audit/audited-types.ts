import type { NodeType } from '../ids.ts';

/** The types of records whose changes are logged. */
export type AuditedType = Extract<NodeType, 'Identity' | 'Ledger' | 'Balance' | 'Transaction'>;

/** The table of each audited type; its functions <type>_record and <type>_changes are in the migration. */
export const auditedTables = {
  Identity: 'identities',
  Ledger: 'ledgers',
  Balance: 'balances',
  Transaction: 'transactions',
} as const satisfies Record<AuditedType, string>;

export const auditedTypes = Object.keys(auditedTables) as AuditedType[];
