import type { Scope } from '../access/access.scopes.ts';
import type { Viewer } from '../access/access.viewer.ts';
import { type NodeType, recordTypes } from '../record-types.ts';

/** Whether the viewer may see records of this type. To who may not, they are not there. */
export function maySee({ scopes }: Viewer, type: NodeType): boolean {
  return scopes.has(recordTypes[type].readScope);
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
