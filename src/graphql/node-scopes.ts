import type { Scope } from '../access/access.scopes.ts';
import type { Viewer } from '../access/access.viewer.ts';
import type { NodeType } from '../ids.ts';

/** The scope that shows the records of each type. */
export const readScopes = {
  Identity: 'identities:read',
  Ledger: 'ledger:read',
  Balance: 'ledger:read',
  Transaction: 'ledger:read',
  AuditEvent: 'audit:read',
  ApiKey: 'admin',
} as const satisfies Record<NodeType, Scope>;

/** Whether the viewer may see records of this type. To who may not, they are not there. */
export function maySee({ scopes }: Viewer, type: NodeType): boolean {
  return scopes.has(readScopes[type]);
}

/** The record, unless it is an event on a record of an identity that the viewer may not see. */
export function unlessHidden<Found>(viewer: Viewer, record: Found): Found | null {
  const { resourceType } = (record ?? {}) as { resourceType?: NodeType };
  return resourceType === 'Identity' && !maySee(viewer, resourceType) ? null : record;
}

/** The options of a field that looks up one record and, without this scope, finds none. */
export function nullWithout<Only extends Scope>(scope: Only) {
  return { authScopes: { [scope]: true } as Record<Only, true>, unauthorizedResolver: () => null };
}
