import { allScopes, missingScope, type Scope } from './access.scopes.ts';

/** The caller of a request, with their scopes. */
export interface Viewer {
  /** The actor in the audit log. */
  name: string;
  /** The scopes of the key, with those that they include. */
  scopes: ReadonlySet<Scope>;
  /** UUID; null when no key of the database was sent. */
  apiKeyId: string | null;
  /** Whether the request was let in by open mode. */
  isOpen: boolean;
}

/** The caller in open mode. */
export const openViewer: Viewer = { name: 'local', scopes: allScopes, apiKeyId: null, isOpen: true };

/** The caller with SIGNET_ADMIN_KEY. */
export const adminViewer: Viewer = { name: 'admin', scopes: allScopes, apiKeyId: null, isOpen: false };

/** Throws FORBIDDEN when the viewer lacks the scope. */
export function requireScope(viewer: Pick<Viewer, 'scopes'>, scope: Scope): void {
  if (!viewer.scopes.has(scope)) throw missingScope(scope);
}
