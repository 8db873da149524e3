import type { PiiField } from '../../src/identity/identity.attributes.ts';
import { type IdentityVault, identityVault } from '../../src/identity/identity.vault.ts';
import { masterKeysOf } from '../../src/vault/vault.master-keys.ts';

/** The master key of every database under test. */
export const testMasterKey = { id: 'test', bytes: Buffer.alloc(32, 9) };
/** The same as SIGNET_MASTER_KEYS has it. */
export const testMasterKeys = `test:${testMasterKey.bytes.toString('base64')}`;

/** The vault of an application under test; it tokenizes these fields whenever a value is stored. */
export function vaultUnderTest(tokenizedFields: PiiField[] = []): IdentityVault {
  return identityVault(masterKeysOf([testMasterKey]), tokenizedFields);
}
