import { randomInt } from 'node:crypto';
import { encodeId } from '../ids.ts';
import type { MasterKeys } from '../vault/vault.master-keys.ts';
import type { ValueKind, Vault } from '../vault/vault.setup.ts';

/** What each field that says who a person is holds. */
const kinds = {
  FIRST_NAME: 'WORDS',
  LAST_NAME: 'WORDS',
  OTHER_NAMES: 'WORDS',
  EMAIL_ADDRESS: 'EMAIL',
  PHONE_NUMBER: 'PHONE',
  STREET: 'WORDS',
  POST_CODE: 'CODE',
  DOB: 'DAY',
} as const satisfies Record<string, ValueKind>;

export type PiiField = keyof typeof kinds;

/** The fields of an identity that say who a person is (personally identifiable information), and can be tokenized. */
export const piiFields = Object.keys(kinds) as [PiiField, ...PiiField[]];

/** The vault, and what of identities is put in it. */
export interface IdentityVault extends Vault {
  /** The fields that are tokenized whenever a value is stored. */
  tokenizedFields: readonly PiiField[];
}

function kindOf(field: string): ValueKind {
  const kind = Object.hasOwn(kinds, field) ? kinds[field as PiiField] : undefined;
  if (!kind) throw new Error(`The vault holds a field that no identity has: ${field}.`);
  return kind;
}

/** The vault with identities as its owners. */
export function identityVault(masterKeys: MasterKeys, tokenizedFields: readonly PiiField[]): IdentityVault {
  return {
    masterKeys,
    tokenizedFields,
    randomInt,
    kindOf,
    nameOwner: (ownerId) => `the identity ${encodeId('Identity', ownerId)}`,
  };
}
