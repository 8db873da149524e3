import type { Authenticator } from '../access/access.authenticate.ts';
import type { Viewer } from '../access/access.viewer.ts';
import type { SigningKey } from '../audit/audit.checkpoint.ts';
import type { CallDeps } from '../deps.ts';

/** What every resolver is given beside its arguments. */
export interface Context extends CallDeps {
  /** Who asks, and for what they may ask. */
  viewer: Viewer;
  authenticator: Authenticator;
  /** Signs the checkpoints of the audit log. */
  signingKey: SigningKey;
}
