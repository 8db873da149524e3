import { randomInt } from 'node:crypto';
import type { Privacy } from '../../src/deps.ts';
import { masterKeysOf } from '../../src/vault/vault.master-keys.ts';
import type { PiiField } from '../../src/vault/vault.token.ts';

/** The master key of every database under test. */
export const testMasterKey = { id: 'test', bytes: Buffer.alloc(32, 9) };
/** The same as SIGNET_MASTER_KEYS has it. */
export const testMasterKeys = `test:${testMasterKey.bytes.toString('base64')}`;

/** What an application under test protects personal data with; it tokenizes these fields whenever a value is stored. */
export function privacyUnderTest(tokenizedFields: PiiField[] = []): Privacy {
  return { masterKeys: masterKeysOf([testMasterKey]), tokenizedFields, randomInt };
}
