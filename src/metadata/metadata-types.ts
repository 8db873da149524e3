import type { AuditedType } from '../audit/audited-types.ts';

/** The types of records that carry metadata. */
export const typesWithMetadata = ['Identity', 'Ledger', 'Balance', 'Transaction'] as const satisfies AuditedType[];

export type TypeWithMetadata = (typeof typesWithMetadata)[number];
