import { allScopes, missingScope, type Scope } from './access.scopes.ts';

/** Who asks, and for what they may ask. */
export interface Viewer {
  /** What the audit log calls them. */
  name: string;
  /** With the scopes that those of the key include. */
  scopes: ReadonlySet<Scope>;
  /** UUID; null when no key of the database was sent. */
  apiKeyId: string | null;
  /** Whether they are let in only because there is no key yet. */
  isOpen: boolean;
}

/** Who asks while there is no key. */
export const openViewer: Viewer = { name: 'local', scopes: allScopes, apiKeyId: null, isOpen: true };

/** Who asks with SIGNET_ADMIN_KEY. */
export const adminViewer: Viewer = { name: 'admin', scopes: allScopes, apiKeyId: null, isOpen: false };

/** Throws FORBIDDEN when the viewer lacks the scope. */
export function requireScope(viewer: Pick<Viewer, 'scopes'>, scope: Scope): void {
  if (!viewer.scopes.has(scope)) throw missingScope(scope);
}
